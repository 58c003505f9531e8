import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import Sqlite, { type Database } from 'better-sqlite3'
import { type BrowserHost, startBrowserHost } from '../../src/browser/host.ts'
import type { kioskContract } from '../../src/contract/kiosk.ts'
import type { Programme } from '../../src/contract/programme.ts'
import type { EntityType } from '../../src/contract/words.ts'
import { type ExampleVenue, exampleVenue } from '../../src/domain/example.ts'
import { createEngine, type Engine, filesFrom, newId } from '../../src/kiosk/index.ts'
import { createStore } from '../../src/kiosk/store/index.ts'
import { openDatabase } from '../../src/kiosk/store/open.ts'
import { type SetClock, setClock } from './clock.ts'
import { pictureMoment } from './programmes.ts'
import { builtPage, keepingLog, root } from './world.ts'

export interface KioskOptions {
  /** What staff have put in; null leaves the screen as on its first start. */
  programme: Programme | null
  /** The venue's wall clock when the kiosk starts. */
  now?: string
  /** The panel's diagonal. */
  inches?: number
  /** The network beyond the kiosk, of which it asks calendars of others; the engine refuses this machine's own addresses. */
  fetch?: typeof globalThis.fetch
}

/** A kiosk as it runs at a door, in a folder of its own: real SQLite, the real browser host, on a free port. */
export interface Kiosk {
  /** The address that lets a browser in, to the page at `to`. */
  entrance(to?: string): string
  url: string
  clock: SetClock
  /** What the engine and the host have logged. */
  said: string[]
  /** The file, for a test that is another process of this machine. */
  databaseFile: string
  engine(): Engine
  /** Asks the engine as another screen of this kiosk would. */
  client: ContractRouterClient<typeof kioskContract>
  /** All rows of a query against a read-only connection of its own, so only what is committed. */
  rows<T = Record<string, unknown>>(sql: string): T[]
  /** Runs as another process would: a connection of its own that may write. */
  tamper(work: (db: Database) => void): void
  /** Puts a programme in from another process, over what is there. */
  importProgramme(programme: Programme): Promise<void>
  /** Ends engine and host, as when the machine's service is stopped. */
  stop(): Promise<void>
  /** Starts them again on the same port and data. */
  start(): Promise<void>
  close(): Promise<void>
}

export async function startKiosk(options: KioskOptions): Promise<Kiosk> {
  const folder = mkdtempSync(join(tmpdir(), 'samvaro-e2e-'))
  const databaseFile = join(folder, 'samvaro.sqlite')
  const clock = setClock(options.now ?? pictureMoment)
  const said: string[] = []
  const log = keepingLog(said)
  if (options.programme) await write(databaseFile, options.programme)

  let port = 0
  let running: { engine: Engine; host: BrowserHost } | null = null
  const current = () => {
    if (!running) throw new Error('the kiosk is stopped')
    return running
  }

  async function start(): Promise<void> {
    const engine = await createEngine({
      databaseFile,
      clock,
      newId,
      log,
      files: filesFrom(builtPage),
      example: shippedExample(),
      version: 'test',
      panel: { inches: options.inches ?? 43, bottomCm: 70 },
      // Most tests come in at the door, and none is about what a PIN costs.
      pinCost: { log2N: 4, r: 1, p: 1 },
      ...(options.fetch && { fetch: options.fetch }),
    })
    const host = await startBrowserHost({ engine, port, token: 'token-of-the-test', log })
    port = Number(new URL(host.url).port)
    running = { engine, host }
  }

  async function stop(): Promise<void> {
    const { engine, host } = current()
    running = null
    await host.close()
    await engine.close()
  }

  await start()
  const { url } = current().host
  return {
    url,
    entrance: (to) => current().host.entrance(to),
    clock,
    said,
    databaseFile,
    engine: () => current().engine,
    client: createORPCClient(
      new RPCLink({ url: `${url}/rpc`, fetch: (request) => current().engine.fetch(request) }),
    ),
    rows<T>(sql: string) {
      return withDatabase(databaseFile, true, (db) => db.prepare(sql).all()) as T[]
    },
    tamper: (work) => withDatabase(databaseFile, false, work),
    importProgramme: (programme) => write(databaseFile, programme),
    stop,
    start,
    async close() {
      if (running) await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The example venue as it is shipped. */
function shippedExample(): ExampleVenue {
  return exampleVenue.parse(JSON.parse(readFileSync(join(root, 'resources', 'example-venue.json'), 'utf8')))
}

async function write(databaseFile: string, programme: Programme): Promise<void> {
  const db = await openDatabase(databaseFile)
  const store = createStore(db)
  store.write(() => {
    for (const entity of entitiesOf(programme)) store.programme.save({ ...entity, deleted: false })
  })
  db.close()
}

/** A programme as a store keeps it, part by part. */
export function entitiesOf(programme: Programme) {
  const of = (type: EntityType, all: readonly { id: string }[]) =>
    all.map(({ id, ...fields }) => ({ id, type, fields: fields as Record<string, unknown> }))
  const one = (id: string, fields: object | null) => (fields ? [{ id, ...fields }] : [])
  return [
    ...of('venue', one('venue', programme.venue)),
    ...of('openingHours', one('opening-hours', programme.openingHours)),
    ...of('room', programme.rooms),
    ...of('activity', programme.activities),
    ...of('occurrence', programme.occurrences),
    ...of('meal', programme.meals),
    ...of('notice', programme.notices),
    ...of('openingException', programme.openingExceptions),
    ...of('infoPage', programme.infoPages),
  ]
}

function withDatabase<T>(file: string, readonly: boolean, work: (db: Database) => T): T {
  const db = new Sqlite(file, { readonly })
  try {
    return work(db)
  } finally {
    db.close()
  }
}
