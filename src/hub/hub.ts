import type { Clock, Logger, NewId } from '../contract/clock.ts'
import type { RetentionKind } from '../domain/retention.ts'
import { type AlarmOptions, createAlarms } from './alarms/alarms.ts'
import type { HubContext } from './context.ts'
import { type Overview, overview } from './overview.ts'
import { applyAll } from './privacy/forget.ts'
import { createHousekeeping } from './privacy/housekeeping.ts'
import { enrolmentLink } from './router.ts'
import { createServer, type ServerOptions } from './server.ts'
import { addVenue, beginNewLife, listVenues, openMunicipality, revokeDevice } from './store/directory.ts'
import { migrate } from './store/migrate.ts'
import { amounts, keepFor } from './store/retention.ts'
import type { Sql } from './store/sql.ts'
import { makeCode } from './sync/enrol.ts'

export interface HubOptions {
  /** Stays the caller's: the hub does not close it. */
  database: Sql
  /** Name of the municipality; made when the database has none. */
  municipality: string
  /** What the hub's page must be opened with. */
  adminKey: string
  /** What opens `/metrics`, and nothing else; without it there are none. */
  metricsKey?: string
  clock: Clock
  newId: NewId
  log: Logger
  files: ServerOptions['files']
  /** IANA zone of new venues; Europe/Stockholm unless told. */
  timeZone?: string
  /** The address that kiosks use, when it is not the one listened on. */
  publicAddress?: string
  /** Whom to tell of quiet screens, while the hub listens; nobody unless told. */
  alarms?: AlarmOptions
  /** The network, for the alarms; the machine's own unless told. */
  fetch?: typeof globalThis.fetch
}

export interface Hub {
  /** Starts to answer; on loopback unless told. Returns its address, `http://127.0.0.1:8080`. */
  listen(port: number, host?: string): Promise<string>
  venues(): Promise<{ id: string; name: string }[]>
  /** The venue of that name, made when there is none. */
  addVenue(name: string): Promise<{ id: string; name: string }>
  /** A one-time link for a new kiosk, good for ten minutes; only once the hub listens. Rejects for an unknown venue. */
  enrolmentCode(venueId: string): Promise<{ link: string; expires: number }>
  revoke(deviceId: string): Promise<void>
  overview(): Promise<Overview>
  /** Keeps what is of a kind for so long from now on, in its own unit (domain/retention.ts). */
  keepFor(kind: RetentionKind, amount: number): Promise<void>
  /** How long each kind is kept. */
  kept(): Promise<Record<RetentionKind, number>>
  /** The database was put back from a backup: begins its new life, in which this hub is to be started again. */
  restored(): Promise<void>
  /** Answers what has come and takes no more. */
  close(): Promise<void>
}

/**
 * A municipality's hub on a database, migrated as needed.
 * @throws OtherMunicipality when the database is that of another
 */
export async function createHub(options: HubOptions): Promise<Hub> {
  const { database: sql, clock, newId, log, timeZone = 'Europe/Stockholm' } = options
  await migrate(sql)
  const { epoch, ...municipality } = await openMunicipality(sql, options.municipality, newId)
  const context: HubContext = { sql, municipality, epoch, timeZone, clock, newId, log }

  let listening = ''
  const address = () => options.publicAddress ?? listening
  const { adminKey, files, fetch = globalThis.fetch } = options
  const alarms = options.alarms ? createAlarms(context, { ...options.alarms, fetch }) : null
  const alarmMinutes = options.alarms?.minutes ?? null
  const housekeeping = createHousekeeping(context)
  const { metricsKey = null } = options
  const app = await createServer({ context, adminKey, metricsKey, address, files, alarmMinutes })

  return {
    async listen(port, host = '127.0.0.1') {
      listening = await app.listen({ port, host })
      alarms?.start()
      housekeeping.start()
      return listening
    },
    venues: () => listVenues(context),
    addVenue: (name) => addVenue(context, name),
    async enrolmentCode(venueId) {
      const made = await makeCode(context, venueId)
      if (!made) throw new Error(`No venue ${venueId}`)
      return { link: enrolmentLink(address(), made.code), expires: made.expires }
    },
    revoke: async (deviceId) => void (await revokeDevice(context, deviceId)),
    overview: () => overview(context, alarmMinutes),
    keepFor: (kind, amount) => keepFor(context, kind, amount),
    kept: () => amounts(context),
    async restored() {
      await beginNewLife(context)
      await applyAll(context)
    },
    async close() {
      await Promise.all([app.close(), alarms?.stop(), housekeeping.stop()])
    },
  }
}
