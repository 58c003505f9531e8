import type { Clock, Logger } from '../../contract/clock.ts'
import { type PulledEntity, syncProtocol } from '../../contract/sync.ts'
import { nextDelay } from '../../domain/sync.ts'
import type { Pulled, PullState, PullStore } from '../store/pullStore.ts'
import type { SyncStore } from '../store/syncStore.ts'
import { createFlight } from './flight.ts'
import { callPull } from './hubCalls.ts'

export interface PullerOptions {
  store: SyncStore
  programme: PullStore
  clock: Clock
  fetch: typeof globalThis.fetch
  /** 0 ≤ random < 1, as Math.random. */
  random: () => number
  log: Logger
  /** Called when something of the programme may be otherwise. */
  pulled: () => void
  /** Called when the hub has shut this kiosk out, or no longer does. */
  revoked: (isRevoked: boolean) => void
}

/** Keeps the venue's programme as the hub has it, for ever: it asks, and the hub answers when there is something. */
export interface Puller {
  /** Asks in this many ms, instead of when it would have. */
  start(ms: number): void
  /** Ends what is under way; resolves when nothing of it touches the store any more. */
  stop(): Promise<void>
  /** The hub can be reached: asks now, if it was waiting to try again. */
  wake(): void
}

/** A hub that has nothing new keeps the question for a while; one that does not is not to be asked in a tight loop. */
const restMs = 1000
const unknownMs = 60_000

export function createPuller(options: PullerOptions): Puller {
  const { store, programme, clock, log, random, pulled } = options
  let stopped = true
  let isRevoked = false
  let cancelNext: (() => void) | null = null
  let failures = 0
  const flight = createFlight({
    clock,
    call: (stop) =>
      pullOnce(stop).catch((error: unknown) => {
        log.error('the programme could not be fetched, in an unforeseen way', { error: String(error) })
        return failed(null)
      }),
    ended(next) {
      if (!stopped) askIn(next)
    },
    swept() {
      if (!cancelNext) fly()
    },
  })

  function askIn(ms: number): void {
    cancelNext?.()
    cancelNext = clock.after(ms, fly)
  }

  function fly(): void {
    cancelNext?.()
    cancelNext = null
    if (!stopped) flight.begin()
  }

  /** Asks, page by page, and takes the whole. Gives the ms until it is to ask again. */
  async function pullOnce(stop: AbortSignal): Promise<number> {
    const [device, before] = [store.device(), programme.state()]
    if (!device || !before) return unknownMs
    const entities: PulledEntity[] = []
    let asked = { epoch: before.epoch, pos: before.pos }
    let from: number | null = null
    for (;;) {
      const { incarnation } = device
      const wait = from === null
      const came = await callPull(
        options,
        device,
        { protocol: syncProtocol, incarnation, ...asked, have: before.have, wait },
        stop,
      )
      if (stopped || stop.aborted) return restMs
      if (came.result === 'answered' || came.result === 'revoked') setRevoked(came.result === 'revoked')
      if (came.result !== 'answered') {
        return came.result === 'failed' ? failed(came.retryAfterMs, came.why) : failed(null, came.result)
      }
      const { answer } = came
      // The hub was put back between two pages.
      if (from !== null && (answer.from !== asked.pos || answer.epoch !== asked.epoch)) return restMs
      from ??= answer.from
      entities.push(...answer.entities)
      if (answer.have !== null) return took(before, { ...answer, from, entities, have: answer.have })
      asked = { epoch: answer.epoch, pos: answer.pos }
    }
  }

  function setRevoked(to: boolean): void {
    if (isRevoked === to) return
    isRevoked = to
    options.revoked(to)
  }

  function took(before: PullState, came: Pulled): number {
    if (failures > 0) log.info('the programme comes from the hub again', { after: failures })
    failures = 0
    const isNews = came.epoch !== before.epoch || came.pos !== before.pos || came.have > before.have
    if (!isNews) return restMs
    if (programme.take(before, came)) pulled()
    return 0
  }

  function failed(retryAfterMs: number | null, why?: string): number {
    // Off line is ordinary: it is said once, not at every try.
    if (failures === 0 && why !== undefined) log.warn('the programme was not fetched', { why })
    const delay = nextDelay(failures, retryAfterMs, random())
    failures++
    return delay
  }

  return {
    start(ms) {
      // What is under way was asked as another device.
      flight.abandon('asked anew')
      setRevoked(false)
      askIn(ms)
      if (stopped) flight.watch()
      stopped = false
    },
    async stop() {
      stopped = true
      cancelNext?.()
      await flight.stop()
    },
    wake() {
      if (!stopped && failures > 0) askIn(0)
    },
  }
}
