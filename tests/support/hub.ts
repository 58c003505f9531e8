import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../src/contract/clock.ts'
import type { ProviderOptions } from '../../src/hub/accounts/provider.ts'
import { createHub, type Hub } from '../../src/hub/hub.ts'
import { startEmbedded } from '../../src/hub/store/embedded.ts'
import { connectPostgres } from '../../src/hub/store/postgres.ts'
import { runAlone } from '../../src/hub/store/runAlone.ts'
import { filesFrom, newId, systemClock } from '../../src/kiosk/index.ts'
import { builtPage, keepingLog } from './world.ts'

/** One real PostgreSQL, for all tests of a worker. */
export interface HubServer {
  /** A hub of its own, on a fresh database of this server. */
  startHub(options?: { clock?: Clock; provider?: ProviderOptions }): Promise<RunningHub>
  stop(): Promise<void>
}

export interface RunningHub {
  hub: Hub
  /** The address of the hub's page. */
  url: string
  adminKey: string
  said: string[]
  /** Ends the hub, as when its machine is taken down; the database stays. */
  stop(): Promise<void>
  /** Starts it again on the same port and database; `hub` is then the new one. */
  start(): Promise<void>
  close(): Promise<void>
}

export async function startHubServer(): Promise<HubServer> {
  const folder = mkdtempSync(join(tmpdir(), 'samvaro-e2e-hub-'))
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const server = await startEmbedded({ folder, log: keepingLog([]), settings })
  return {
    startHub: ({ clock = systemClock(), provider } = {}) => startHub(server.url, clock, provider),
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function startHub(server: string, clock: Clock, provider?: ProviderOptions): Promise<RunningHub> {
  const name = `hub_${crypto.randomUUID().replaceAll('-', '')}`
  await runAlone(server, `CREATE DATABASE ${name}`)
  const address = new URL(server)
  address.pathname = `/${name}`
  const said: string[] = []
  const log = keepingLog(said)
  const database = await connectPostgres(address.href, log)
  const adminKey = 'key-of-the-test'
  const files = filesFrom(builtPage)
  const begin = () =>
    createHub({
      ...{ database, municipality: 'Eskilstuna', adminKey, clock, newId, log, files },
      ...(provider && { provider }),
    })
  const hub = await begin()
  const url = await hub.listen(0)
  const running: RunningHub = {
    hub,
    url,
    adminKey,
    said,
    stop: () => running.hub.close(),
    async start() {
      running.hub = await begin()
      await running.hub.listen(Number(new URL(url).port))
    },
    async close() {
      await running.hub.close()
      await database.close()
      await runAlone(server, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
  return running
}
