import type { Clock, Logger } from '../../contract/clock.ts'
import { type PullAnswer, syncProtocol } from '../../contract/sync.ts'
import { nextDelay } from '../../domain/sync.ts'
import type { Pulled, PullState, PullStore, Taken } from '../store/pullStore.ts'
import type { SyncStore } from '../store/syncStore.ts'
import type { Fetcher } from './fetcher.ts'
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
  /** Called when something of the programme, of the visits or of both may be otherwise. */
  pulled: (taken: Taken) => void
  /** Called when the hub has shut this kiosk out, or no longer does. */
  revoked: (isRevoked: boolean) => void
}

/** A hub that has nothing new keeps the question for a while; one that does not is not to be asked in a tight loop. */
const restMs = 1000
const unknownMs = 60_000

/** Keeps the venue's programme as the hub has it: it asks, and the hub answers when there is something. */
export function createPuller(options: PullerOptions): Fetcher {
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
    const pages: PullAnswer[] = []
    let asked = { epoch: before.epoch, pos: before.pos }
    let from: number | null = null
    for (;;) {
      const { incarnation } = device
      const wait = from === null
      const forgets = programme.forgets()
      const came = await callPull(
        options,
        device,
        { protocol: syncProtocol, incarnation, ...asked, ...forgets, have: before.have, wait },
        stop,
      )
      if (stopped || stop.aborted) return restMs
      if (came.result === 'answered' || came.result === 'revoked') setRevoked(came.result === 'revoked')
      if (came.result !== 'answered') {
        return came.result === 'failed'
          ? failed(came.retryAfterMs, came.why)
          : failed(null, 'why' in came ? came.why : came.result)
      }
      const { answer } = came
      if (forgets.forgotten !== undefined) programme.handed()
      // The hub was put back between two pages.
      if (from !== null && (answer.from !== asked.pos || answer.epoch !== asked.epoch)) return restMs
      from ??= answer.from
      pages.push(answer)
      if (answer.have !== null) return took(before, wholeOf(pages, answer, from, answer.have))
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
    const isNews =
      came.forget !== undefined ||
      came.epoch !== before.epoch ||
      came.pos !== before.pos ||
      came.have > before.have
    if (!isNews && (before.visits || came.visits === null)) return restMs
    const taken = programme.take(before, came)
    if (taken !== null && taken.parts + taken.visits > 0) pulled(taken)
    const now = programme.state()
    // What no push has proved yet is not believed, and comes again: no faster than this.
    return now?.epoch === before.epoch && now.pos === before.pos && now.have === before.have ? restMs : 0
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

/** All pages as one. Where one of them does not tell of visits, another may have gone past some. */
function wholeOf(
  pages: readonly PullAnswer[],
  { epoch, pos, visitsSince, conflicts }: PullAnswer,
  from: number,
  have: number,
): Pulled {
  const visits = {
    visits: pages.flatMap((page) => page.visits ?? []),
    headcounts: pages.flatMap((page) => page.headcounts ?? []),
    since: visitsSince ?? null,
  }
  return {
    ...{ epoch, from, pos, have },
    entities: pages.flatMap(({ entities }) => entities),
    visits: pages.every((page) => page.visits !== undefined) ? visits : null,
    forget: pages.findLast((page) => page.forget !== undefined)?.forget,
    conflicts: conflicts ?? null,
  }
}
