import type { Clock, Logger, NewId } from '../contract/clock.ts'
import { dailyQuota, type Quota } from '../domain/quota.ts'
import type { RetentionKind } from '../domain/retention.ts'
import type { PasswordCost } from './accounts/passwords.ts'
import { openIdProvider, type ProviderOptions } from './accounts/provider.ts'
import { operator } from './actor.ts'
import { type AlarmOptions, createAlarms } from './alarms/alarms.ts'
import type { HubContext } from './context.ts'
import { type Overview, overview } from './overview.ts'
import { exportAll } from './privacy/exportAll.ts'
import { applyAll } from './privacy/forget.ts'
import { createHousekeeping } from './privacy/housekeeping.ts'
import type { Sink } from './privacy/zip.ts'
import { enrolmentLink } from './router.ts'
import { createServer, type ServerOptions } from './server.ts'
import { addVenue, audit, beginNewLife, listVenues, revokeDevice } from './store/directory.ts'
import { keepApart } from './store/isolation.ts'
import { migrate } from './store/migrate.ts'
import { openMunicipality } from './store/municipalities.ts'
import { createPartitions } from './store/partitions.ts'
import { amounts, keepFor } from './store/retention.ts'
import type { Database } from './store/sql.ts'
import { makeCode } from './sync/enrol.ts'

export interface HubOptions {
  /** As the owner of its tables has it. Stays the caller's: the hub does not close it. */
  database: Database
  /** Name of the municipality; made when the database has none. */
  municipality: string
  /** Opens the hub's page without an account, for who runs the hub. */
  adminKey: string
  /** The municipality's own sign-in; without it there are passwords alone. */
  provider?: ProviderOptions
  /** What a password costs to try; as OWASP asks unless told. */
  passwordCost?: PasswordCost
  /** What opens `/metrics`, and nothing else; without it there are none. */
  metricsKey?: string
  clock: Clock
  newId: NewId
  log: Logger
  files: ServerOptions['files']
  /** IANA zone of new venues; Europe/Stockholm unless told. */
  timeZone?: string
  /** What one kiosk may bring that is new in a day; `dailyQuota` unless told. */
  quota?: Quota
  /** Proxies on other machines whose word is taken for whom they speak for; none unless told. */
  trustProxy?: readonly string[]
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
  /** Writes all that is held of the municipality as a zip. */
  exportAll(sink: Sink): Promise<void>
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
 * @throws NotApart when it has several, and cannot keep them apart
 */
export async function createHub(options: HubOptions): Promise<Hub> {
  const { database: owner, clock, newId, log, timeZone = 'Europe/Stockholm', quota = dailyQuota } = options
  await migrate(owner)
  const { epoch, ...municipality } = await openMunicipality(owner, options.municipality, newId)
  const { sql, close } = await keepApart(owner, municipality.id, log)
  const context: HubContext = { sql, municipality, epoch, timeZone, quota, clock, newId, log }

  let listening = ''
  const address = () => options.publicAddress ?? listening
  const { adminKey, files, fetch = globalThis.fetch } = options
  const alarms = options.alarms ? createAlarms(context, { ...options.alarms, fetch }) : null
  const alarmMinutes = options.alarms?.minutes ?? null
  const { metricsKey = null, trustProxy = [] } = options
  const provider = options.provider ? openIdProvider(options.provider) : null
  const { passwordCost } = options
  const partitions = createPartitions(owner)
  const housekeeping = createHousekeeping(context, partitions)
  const app = await createServer({
    ...{ context, partitions, adminKey, metricsKey, address, files, alarmMinutes, provider },
    trustProxy,
    ...(passwordCost && { passwordCost }),
  })

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
      const made = await makeCode(context, venueId, operator)
      if (!made) throw new Error(`No venue ${venueId}`)
      return { link: enrolmentLink(address(), made.code), expires: made.expires }
    },
    revoke: async (deviceId) => void (await revokeDevice(context, deviceId, operator)),
    overview: () => overview(context, alarmMinutes),
    async exportAll(sink) {
      await audit(sql, context, operator.id, 'data.exported', {})
      await exportAll(context, sink)
    },
    keepFor: (kind, amount) => keepFor(context, kind, amount),
    kept: () => amounts(context),
    async restored() {
      await beginNewLife(owner, context)
      await applyAll(context)
    },
    async close() {
      await Promise.all([app.close(), alarms?.stop(), housekeeping.stop()])
      await close()
    },
  }
}
