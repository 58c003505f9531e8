import { ORPCError, onError } from '@orpc/server'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/fetch'
import type { Clock, Logger, NewId } from '../contract/clock.ts'
import { staffHeader } from '../contract/staff/header.ts'
import type { DayView } from '../contract/views.ts'
import { assembleDay, nextChangeAt } from '../domain/day.ts'
import type { ExampleVenue } from '../domain/example.ts'
import { guarded, servePage } from './page.ts'
import { kioskRouter } from './router.ts'
import { checkInService } from './services/checkIn.ts'
import { watchCommits } from './services/commits.ts'
import { type Assembled, liveDay } from './services/live.ts'
import { otherVenuesService } from './services/otherVenues.ts'
import { programmeService } from './services/programme.ts'
import { screenShows } from './services/shows.ts'
import { staffServices } from './staff/compose.ts'
import type { PinCost } from './staff/pins.ts'
import { carriedStore } from './store/carriedStore.ts'
import { createStore, type Store } from './store/index.ts'
import { schemaVersion } from './store/migrate.ts'
import { openDatabase } from './store/open.ts'
import { othersStore } from './store/othersStore.ts'
import { pullStore } from './store/pullStore.ts'
import { syncStatusOf } from './store/syncStatus.ts'
import { syncStore } from './store/syncStore.ts'
import {
  createCarrier,
  createOthersFetcher,
  createPuller,
  createSyncClient,
  type EnrolResult,
} from './sync/index.ts'
import type { Files } from './system.ts'

export interface EngineOptions {
  /** Made when it is not there, folder and all. */
  databaseFile: string
  clock: Clock
  newId: NewId
  log: Logger
  /** The network, for the hub and for calendars that are subscribed to; the machine's own unless told. */
  fetch?: typeof globalThis.fetch
  /** The built page, by URL path ('/index.html'). */
  files: Files
  /** Shown, and marked as an example, while nothing has been set up. */
  example: ExampleVenue
  version: string
  /** How the screen is mounted, unless staff have set it on the screen. */
  panel: DayView['panel']
  /** What trying a PIN costs; the usual unless told, as specs do. */
  pinCost?: PinCost
}

/** The engine of one screen. */
export interface Engine {
  /** Answers the page: its files, its RPC below /rpc, and /health. Never rejects. */
  fetch(request: Request): Promise<Response>
  /** Makes this screen a kiosk of the hub that the link names, and sends it the whole log. */
  enrol(link: string): Promise<EnrolResult>
  /** Ends every stream and timer and closes the database. */
  close(): Promise<void>
}

/** The largest body that a page may send, in bytes; the largest that ours sends is some 300. */
const maxBody = 64 * 1024
/** The same for the staff pages, where a pasted month is one edit and a calendar may have 1 MiB; as much as either host lets through. */
const maxStaffBody = 2 * 1024 * 1024

/** Starts the engine of one screen. Rejects with `CannotOpen` when its database must not be touched. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { clock, log, version, fetch = globalThis.fetch } = options
  const db = await openDatabase(options.databaseFile)
  const syncStatus = syncStatusOf(db)
  let revoked = false
  const toHub = { ...options, store: syncStore(db), fetch, random: Math.random }
  const puller = createPuller({
    ...toHub,
    programme: pullStore(db),
    pulled: ({ parts }) => {
      // A name that is forgotten may have stood in what other venues have on.
      if (parts > 0) {
        programme.changed()
        otherVenues.changed()
      }
      live.changed()
      staff.live.changed()
    },
    revoked: (isRevoked) => {
      revoked = isRevoked
      live.changed()
    },
  })
  const others = othersStore(db)
  const othersFetcher = createOthersFetcher({
    ...toHub,
    others,
    fetched() {
      otherVenues.changed()
      live.changed()
    },
  })
  const carried = carriedStore(db)
  const carrier = createCarrier({ ...toHub, carried, settled: () => live.changed() })
  const fetchers = [puller, othersFetcher, carrier]
  const sync = createSyncClient({ ...toHub, fetchers, shows: () => shows() })
  // The staff's live day is made of services that write already while they are made.
  const written = [sync.wake]
  const store = wakingStore(createStore(db), () => {
    for (const tell of written) tell()
  })
  const programme = programmeService({ ...options, store })
  const otherVenues = otherVenuesService({ ...options, others })
  const live = liveDay({ clock, assemble, log })
  const checkIn = checkInService({ ...options, store, programme, countsChanged: live.changed })
  const staff = staffServices({
    ...options,
    store,
    programme,
    checkIn,
    assemble,
    viewChanged: live.changed,
    fetch,
    carry: { hub: toHub.store, carried, syncStatus, version, kept: () => carrier.start(0) },
  })
  written.push(staff.live.changed)
  const shows = screenShows({
    ...{ store, assemble, log },
    pages: live.subscribers,
    staffIn: staff.sessions.isAnyIn,
  })
  const router = kioskRouter({
    ...{ live, programme, otherVenues, checkIn, staff },
    syncStatus: () => ({ ...syncStatus(), revoked }),
  })
  const handlerFor = (maxBodySize: number) =>
    new RPCHandler(router, {
      plugins: [new BodyLimitPlugin({ maxBodySize })],
      interceptors: [onError(logUnexpected)],
    })
  const [visitorRpc, staffRpc] = [handlerFor(maxBody), handlerFor(maxStaffBody)]

  function assemble(): Assembled {
    const input = programme.viewInput()
    const { example, venueName, version } = programme.shown()
    const venue = { example, venueName, programmeVersion: version }
    return {
      view: assembleDay({ ...input, ...staff.settings.shown(), ...venue }),
      nextChange: nextChangeAt(input),
    }
  }

  function logUnexpected(error: unknown): void {
    // What is declared was told where it happened.
    if (error instanceof ORPCError && (error.defined || error.status < 500)) return
    log.error('a request failed', { error: error instanceof Error ? error.stack : String(error) })
  }

  function health(): Response {
    const facts = { ok: true, version, schema: schemaVersion(db), screens: live.subscribers() }
    return Response.json(facts, { headers: { 'cache-control': 'no-store' } })
  }

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const isRpc = pathname.startsWith('/rpc/')
    if (!(isRpc ? ['POST'] : ['GET', 'HEAD']).includes(request.method))
      return plain(405, 'Method not allowed.')
    if (isRpc) {
      if (!isJson(request)) return plain(415, 'Only JSON.')
      const context = { staffToken: request.headers.get(staffHeader) }
      const rpc = pathname.startsWith('/rpc/staff/') ? staffRpc : visitorRpc
      const { matched, response } = await rpc.handle(request, { prefix: '/rpc', context })
      return matched ? response : plain(404, 'Not found.')
    }
    const found = pathname === '/health' ? health() : await servePage(options.files, pathname, firstDay)
    return request.method === 'HEAD' ? new Response(null, found) : found
  }

  /** The venue that a hub has named is no example any more. */
  function shownOtherwise(): void {
    programme.changed()
    live.changed()
    staff.live.changed()
  }

  /** For the page's first paint; without it the page waits for its live stream. */
  function firstDay(): DayView | null {
    try {
      return assemble().view
    } catch (error) {
      logUnexpected(error)
      return null
    }
  }

  function foreignCommit(): void {
    otherVenues.changed()
    live.changed()
    staff.live.changed()
    // Another process may have enrolled this screen, or imported what the hub shall have.
    sync.start()
    sync.wake()
  }

  sync.start()
  staff.calendars.start()
  const stopWatching = watchCommits({
    clock,
    log,
    foreignVersion: store.foreignVersion,
    committed: foreignCommit,
  })
  return {
    async enrol(link) {
      const result = await sync.enrol(link)
      if (result.result === 'enrolled') shownOtherwise()
      return result
    },
    async fetch(request) {
      try {
        return guarded(await answer(request))
      } catch (error) {
        logUnexpected(error)
        return guarded(plain(500, 'Something went wrong.'))
      }
    },
    async close() {
      live.close()
      staff.live.close()
      stopWatching()
      await staff.calendars.stop()
      await sync.stop()
      db.close()
    },
  }
}

/** The store, telling after every write. */
function wakingStore(store: Store, wake: () => void): Store {
  return {
    ...store,
    write(work) {
      const result = store.write(work)
      wake()
      return result
    },
  }
}

/** A foreign page can send a body of another type, or a Blob of none, without asking first; JSON it cannot. */
function isJson(request: Request): boolean {
  const type = request.headers.get('content-type')
  return type === null ? request.body === null : type.startsWith('application/json')
}

function plain(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
