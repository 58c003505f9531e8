import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../../../src/hub/store/freePort.ts'
import { launch } from '../../faults/process.ts'
import { measured } from '../processor.ts'
import type { PeerWay, Size } from './way.ts'

/** An op of a kiosk's log, as it goes to the hub. */
export type PeerRecord = import('./records.mjs').PeerRecord
type Logs = Record<Size, readonly PeerRecord[]>

export interface Peers {
  ways: PeerWay[]
  stop(): Promise<void>
}

const sizes = ['few', 'all'] as const
/** PouchDB's batches hold 100 records unless it is told otherwise; ours hold some 800. */
const largeBatch = 1000

/** PouchDB with its LevelDB, and express-pouchdb with its own in another process: to it, and from it to a new database. */
export async function startPouch(folder: string, logs: Logs): Promise<Peers> {
  const { fillPouch, replicatePouch } = await import('./pouch.mjs')
  const data = join(folder, 'pouch-server')
  await mkdir(data, { recursive: true })
  const program = launch([process.execPath, join(import.meta.dirname, 'pouchServer.mjs'), data], /http:\S+\//)
  const [server] = await program.ready
  const source = (size: Size) => join(folder, `pouch-${size}`)
  for (const size of sizes) await fillPouch(source(size), logs[size])
  let made = 0
  let last = ''
  const push = async (size: Size, batchSize: number | null) => {
    last = `${server}bench${++made}`
    return measured(() => replicatePouch('to', source(size), last, logs[size].length, batchSize))
  }
  const pull = async (size: Size) => {
    const target = join(folder, `pouch-target-${++made}`)
    const cost = await measured(() => replicatePouch('from', target, last, logs[size].length, null))
    await rm(target, { recursive: true })
    return cost
  }
  const usual = { name: 'PouchDB → express-pouchdb', limit: 0.15 }
  const large = `PouchDB with batches of ${largeBatch}`
  return {
    ways: [
      { ...usual, direction: 'push', run: (size) => push(size, null) },
      { name: large, direction: 'push', run: (size) => push(size, largeBatch) },
      { name: 'express-pouchdb → PouchDB', direction: 'pull', run: pull },
    ],
    stop: program.stop,
  }
}

/** Actual's sync server with its SQLite in another process, and a client as its own: each record one message, and each field one, which is how Actual itself writes. */
export async function startActual(folder: string, logs: Logs): Promise<Peers> {
  const { enterActual, fillActual, pushActual } = await import('./actual.mjs')
  const data = join(folder, 'actual-server')
  await mkdir(data, { recursive: true })
  const port = await freePort()
  const program = launch(
    [
      process.execPath,
      join(import.meta.dirname, 'node_modules/@actual-app/sync-server/build/bin/actual-server.js'),
    ],
    /Listening on/,
    {
      NODE_ENV: 'production',
      ACTUAL_DATA_DIR: data,
      ACTUAL_HOSTNAME: '127.0.0.1',
      ACTUAL_PORT: String(port),
      // Its client sends all it has in one piece; with its own limit of 20 MB the server would not take it.
      ACTUAL_UPLOAD_FILE_SYNC_SIZE_LIMIT_MB: '1000',
    },
  )
  await program.ready
  const url = `http://127.0.0.1:${port}`
  const token = await enterActual(url)
  const file = (size: Size, each: string) => join(folder, `actual-${size}-${each}.sqlite`)
  const way = (each: 'record' | 'field', name: string): PeerWay => ({
    name,
    direction: 'push',
    ...(each === 'record' && { limit: 0.35 }),
    run: (size) => measured(() => pushActual(file(size, each), url, token)),
  })
  for (const size of sizes) {
    fillActual(file(size, 'record'), logs[size], 'record')
    fillActual(file(size, 'field'), logs[size], 'field')
  }
  return {
    ways: [
      way('record', "Actual's sync server, a message a record"),
      way('field', "Actual's sync server, a message a field"),
    ],
    stop: program.stop,
  }
}
