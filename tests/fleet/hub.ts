import { v7 } from 'uuid'
import { createHub, type Hub } from '../../src/hub/hub.ts'
import { startEmbedded } from '../../src/hub/store/embedded.ts'
import { connectPostgres } from '../../src/hub/store/postgres.ts'
import { runAlone } from '../../src/hub/store/runAlone.ts'
import type { Sql } from '../../src/hub/store/sql.ts'
import { type HandClock, handClock } from '../../src/kiosk/testingClock.ts'
import { quietLog } from '../faults/database.ts'

/** The municipality's hub on a real PostgreSQL, which can be stopped, backed up and put back. */
export interface FleetHub {
  clock: HandClock
  address(): string
  hub(): Hub
  isUp(): boolean
  stop(): Promise<void>
  start(): Promise<void>
  /** Keeps the database as it is now, over what was kept before. */
  backUp(): Promise<void>
  /** Puts back what was kept, in a new life; nothing where nothing was. Whether it did. */
  putBack(): Promise<boolean>
  query: Sql['query']
  close(): Promise<void>
}

/** The days are a year's, the disk is only this minute's. */
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

export async function startFleetHub(folder: string): Promise<FleetHub> {
  const server = await startEmbedded({ folder, log: quietLog, settings })
  const clock = handClock()
  let kept = false
  let port = 0
  let running: { hub: Hub; sql: Sql } | null = null
  const current = () => {
    if (running === null) throw new Error('the hub is down')
    return running
  }

  await runAlone(server.url, 'CREATE DATABASE fleet')

  async function start(): Promise<void> {
    const url = new URL(server.url)
    url.pathname = '/fleet'
    const sql = await connectPostgres(url.href, quietLog)
    const hub = await createHub({
      ...{ database: sql, municipality: 'Simulerade kommunen', adminKey: 'key-of-the-fleet', clock },
      ...{ newId: () => v7({ msecs: clock.wall() }), log: quietLog, files: async () => null },
    })
    port = Number(new URL(await hub.listen(port)).port)
    running = { hub, sql }
  }

  async function stop(): Promise<void> {
    if (running === null) return
    const { hub, sql } = running
    running = null
    await hub.close()
    await sql.close()
  }

  async function copy(from: string, to: string): Promise<void> {
    await runAlone(server.url, `DROP DATABASE IF EXISTS ${to} WITH (FORCE)`)
    await runAlone(server.url, `CREATE DATABASE ${to} TEMPLATE ${from}`)
  }

  await start()
  return {
    clock,
    address: () => `http://127.0.0.1:${port}`,
    hub: () => current().hub,
    isUp: () => running !== null,
    stop,
    start,
    async backUp() {
      await stop()
      await copy('fleet', 'kept')
      kept = true
      await start()
    },
    async putBack() {
      if (!kept) return false
      await stop()
      await copy('kept', 'fleet')
      const url = new URL(server.url)
      url.pathname = '/fleet'
      await runAlone(url.href, 'UPDATE hub_meta SET epoch = gen_random_uuid()::text')
      await start()
      return true
    },
    query: (text, values) => current().sql.query(text, values),
    async close() {
      await stop()
      await server.stop()
    },
  }
}
