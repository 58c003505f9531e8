import type { Clock, Logger, NewId } from '../../contract/clock.ts'
import { type KioskShows, type PushAnswer, syncProtocol } from '../../contract/sync.ts'
import { adoptAnswer, nextDelay } from '../../domain/sync.ts'
import type { Cut, Device, SyncStore } from '../store/syncStore.ts'
import { type EnrolResult, enrolAt } from './enrol.ts'
import type { Fetcher } from './fetcher.ts'
import { createFlight } from './flight.ts'
import { callPush } from './hubCalls.ts'

export interface SyncClientOptions {
  store: SyncStore
  /** What comes down from the hub; they are started, woken and stopped with the sending. */
  fetchers: readonly Fetcher[]
  clock: Clock
  newId: NewId
  fetch: typeof globalThis.fetch
  /** 0 ≤ random < 1, as Math.random. */
  random: () => number
  log: Logger
  /** The program's version, which the hub shows. */
  version: string
  /** What the screen shows now; null when that cannot be said. */
  shows: () => KioskShows | null
}

/** Sends the log to the hub, for ever, and never in the way of a visitor. */
export interface SyncClient {
  /** Does nothing on a screen that no hub knows; enrolment starts it then. */
  start(): void
  /** Ends what is under way; resolves when nothing of it touches the store any more. */
  stop(): Promise<void>
  /** To be called after every local write. A network that comes back is found by the sweep. */
  wake(): void
  enrol(link: string): Promise<EnrolResult>
}

/** A touch is followed by others: they go together, and the screen answers first. */
const gatherMs = 200
const startSpreadMs = 2000
const longestPauseMs = 300_000
/** A hub that answers this often in a row that we should begin elsewhere is not making sense. */
const mostRestarts = 3

export function createSyncClient(options: SyncClientOptions): SyncClient {
  const { store, fetchers, clock, log, random } = options
  let stopped = true
  let waking: { due: number; cancel: () => void } | null = null
  /** Something was written while a push was under way. */
  let again = false
  let failures = 0
  let halvings = 0
  let restarts = 0
  /** `backOffUntil` yields to a local write, `askedUntil` (the hub's Retry-After) to nothing. Both in `mono`. */
  let backOffUntil = 0
  let askedUntil = 0
  const flight = createFlight({
    clock,
    call: (stop) =>
      pushOnce(stop).catch((error: unknown) => {
        log.error('sync failed in an unforeseen way', { error: String(error) })
        return failed(null)
      }),
    ended(next) {
      const pause = next ?? (again ? gatherMs : null)
      if (pause !== null && !stopped) wakeIn(pause)
    },
    swept() {
      const wait = Math.max(backOffUntil, askedUntil) - clock.mono()
      if (wait <= 0 || wait > longestPauseMs) fly()
    },
  })

  function wakeIn(ms: number): void {
    waking?.cancel()
    const wait = Math.max(ms, askedToWait())
    const cancel = clock.after(wait, () => {
      waking = null
      fly()
    })
    waking = { due: clock.mono() + wait, cancel }
  }

  function askedToWait(): number {
    const wait = askedUntil - clock.mono()
    return wait > 0 && wait <= longestPauseMs ? wait : 0
  }

  function fly(): void {
    if (!stopped && askedToWait() === 0) again = !flight.begin()
  }

  /** One push. Gives the ms until the next, or null when there is nothing more to do. */
  async function pushOnce(stop: AbortSignal): Promise<number | null> {
    const device = store.device()
    if (!device) return null
    const cut = store.cut(device.acked, halvings)
    const { version } = options
    const came = await callPush(
      options,
      device,
      {
        protocol: syncProtocol,
        incarnation: device.incarnation,
        epoch: device.epoch,
        after: device.acked,
        afterId: cut.afterId,
        ops: cut.ops,
        health: {
          version,
          pending: cut.pending,
          oldestPending: cut.oldestPending,
          shows: options.shows() ?? undefined,
        },
        clock: { bootId: clock.bootId, monoMs: Math.floor(clock.mono()), wall: Math.floor(clock.wall()) },
      },
      stop,
    )
    if (stopped || stop.aborted) return null
    if (came.result === 'answered') return adopt(device, cut, came.answer)
    if (came.result === 'too large' && cut.ops.length > 1) {
      halvings++
      return 0
    }
    tellFirst('why' in came ? came.why : came.result)
    return failed(came.result === 'failed' ? came.retryAfterMs : null)
  }

  function adopt(device: Device, cut: Cut, answer: PushAnswer): number | null {
    const state = adoptAnswer(device, answer, cut.lastSeq, options.newId())
    const quarantined = answer.result === 'have' ? answer.quarantined : []
    // False when this screen was enrolled anew meanwhile: then there is a new log to send.
    if (!store.adopt(device, state, quarantined, clock.wall())) return 0
    if (failures > 0) log.info('the hub answers again', { after: failures })
    failures = 0
    backOffUntil = 0
    for (const fetcher of fetchers) fetcher.wake()
    if (quarantined.length > 0) log.warn('the hub could not take some ops', { count: quarantined.length })
    const sameLog = answer.result === 'have' && state.incarnation === device.incarnation
    const forward = state.acked > device.acked || cut.ops.length === 0
    if (!sameLog || !forward) return restart(answer)
    restarts = 0
    const more = cut.lastSeq > state.acked
    if (!more) halvings = 0
    return more ? 0 : null
  }

  function restart(answer: PushAnswer): number {
    restarts++
    log.warn('the hub knows another log than ours: sending again', { answer: answer.result })
    return restarts > mostRestarts ? failed(null) : 0
  }

  function failed(retryAfterMs: number | null): number {
    const delay = nextDelay(failures, retryAfterMs, random())
    failures++
    backOffUntil = clock.mono() + delay
    if (retryAfterMs !== null) askedUntil = backOffUntil
    return delay
  }

  /** Off line is ordinary: it is said once, not at every try. */
  function tellFirst(why: string): void {
    if (failures === 0) log.warn('the hub was not reached', { why })
  }

  function begin(): void {
    if (!stopped) return
    stopped = false
    // Kiosks that get their power back together do not come in step.
    wakeIn(random() * startSpreadMs)
    flight.watch()
    for (const fetcher of fetchers) fetcher.start(random() * startSpreadMs)
  }

  return {
    start() {
      if (store.device()) begin()
    },
    async stop() {
      stopped = true
      waking?.cancel()
      await Promise.all([flight.stop(), ...fetchers.map((fetcher) => fetcher.stop())])
    },
    wake() {
      if (!stopped && (waking === null || waking.due > clock.mono() + gatherMs)) wakeIn(gatherMs)
    },
    async enrol(link) {
      const result = await enrolAt(options, link)
      if (result.result === 'enrolled') {
        failures = halvings = restarts = backOffUntil = askedUntil = 0
        begin()
        wakeIn(0)
        for (const fetcher of fetchers) fetcher.start(0)
      }
      return result
    },
  }
}
