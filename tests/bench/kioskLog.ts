import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import * as z from 'zod'
import { createHub } from '../../src/hub/hub.ts'
import { freePort } from '../../src/hub/store/freePort.ts'
import { exampleMunicipality } from '../../src/hub/store/municipalities.ts'
import { type Engine, newId, systemClock } from '../../src/kiosk/index.ts'
import { quietLog, startDatabase } from '../faults/database.ts'
import { startHub } from '../faults/hub.ts'
import { openEngine } from './engine.ts'
import { type Cost, measured } from './processor.ts'

/** The real hub in a process of its own, on a PostgreSQL that syncs to disk as in earnest. */
export interface BenchHub {
  /** A link for a kiosk of the venue of that name, which is made when there is none. */
  link(venue: string): Promise<string>
  /** How many ops it holds as taken, of all venues. */
  ops(): Promise<number>
  stop(): Promise<void>
}

export async function startBenchHub(folder: string): Promise<BenchHub> {
  const database = await startDatabase(folder)
  const port = await freePort()
  const running = await startHub({ data: join(folder, 'hub'), databaseUrl: database.url, port })
  // Makes venues and codes, as the hub's own commands do; it never listens.
  const commands = await createHub({
    ...{ database: database.sql, municipality: exampleMunicipality, adminKey: newId(), clock: systemClock() },
    ...{ newId, log: quietLog, files: async () => null, publicAddress: `http://127.0.0.1:${port}` },
  })
  return {
    async link(venue) {
      const { id } = await commands.addVenue(venue)
      return (await commands.enrolmentCode(id)).link
    },
    async ops() {
      const [row] = await database.sql.query('SELECT count(*)::int AS count FROM op')
      return z.object({ count: z.number() }).parse(row).count
    },
    async stop() {
      await commands.close()
      await running.stop()
      await database.stop()
    },
  }
}

/** Enrols a kiosk, and waits until the hub has acknowledged its whole log. */
export async function pushLog(databaseFile: string, link: string): Promise<Cost> {
  return timed(databaseFile, link, async (engine) => {
    const answer = await engine.fetch(new Request('http://kiosk/rpc/syncStatus', { method: 'POST' }))
    return ((await answer.json()) as { json: { pending: number } }).json.pending === 0
  })
}

/** Enrols a new kiosk at a venue, and waits until it holds all visits that the hub tells of. */
export async function pullVisits(databaseFile: string, link: string, visits: number): Promise<Cost> {
  let count = 0
  const cost = await timed(databaseFile, link, async () => {
    const db = new Sqlite(databaseFile, { readonly: true })
    // They come in one transaction.
    count = Number(db.prepare('SELECT count(*) FROM venue_visit').pluck().get())
    db.close()
    return count > 0
  })
  if (count !== visits) throw new Error(`the new kiosk was told of ${count} visits, and there are ${visits}`)
  return cost
}

/** From enrolment until `done`. */
async function timed(
  databaseFile: string,
  link: string,
  done: (engine: Engine) => Promise<boolean>,
): Promise<Cost> {
  const engine = await openEngine(databaseFile)
  const cost = await measured(async () => {
    const { result } = await engine.enrol(link)
    if (result !== 'enrolled') throw new Error(`not enrolled: ${result}`)
    while (!(await done(engine))) await pause(10)
  })
  await engine.close()
  return cost
}

const opRow = z.object({
  ...{ id: z.string(), seq: z.number(), kind: z.string(), v: z.number(), entity: z.string().nullable() },
  ...{ baseVer: z.number().nullable(), atWall: z.number(), bootId: z.string(), monoMs: z.number() },
  ...{ tz: z.string(), body: z.string() },
})

/** The whole log of a kiosk, as it goes to the hub. */
export function readLog(databaseFile: string) {
  const db = new Sqlite(databaseFile, { readonly: true })
  const rows = db
    .prepare(
      `SELECT id, seq, kind, v, entity, base_ver AS baseVer, at_wall AS atWall, boot_id AS bootId, mono_ms AS monoMs, tz, body
       FROM op ORDER BY seq`,
    )
    .all()
  db.close()
  return z
    .array(opRow)
    .parse(rows)
    .map((row) => ({ ...row, body: JSON.parse(row.body) as unknown }))
}
