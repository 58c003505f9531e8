import type { Clock, Logger } from '../../contract/clock.ts'
import { syncProtocol } from '../../contract/sync.ts'
import type { OthersStore } from '../store/othersStore.ts'
import type { SyncStore } from '../store/syncStore.ts'
import type { Fetcher } from './fetcher.ts'
import { createFlight } from './flight.ts'
import { callOthers } from './hubCalls.ts'

export interface OthersOptions {
  store: SyncStore
  others: OthersStore
  clock: Clock
  fetch: typeof globalThis.fetch
  log: Logger
  /** Called when something of other venues may be otherwise. */
  fetched: () => void
}

/** A municipality of a thousand full venues; a hub that has more and more to tell is not making sense. */
const mostPages = 1000

/** Keeps what other venues have on: asks the hub each minute, which is soon enough for who is about to take the bus there. */
export function createOthersFetcher(options: OthersOptions): Fetcher {
  const { store, others, clock, log, fetched } = options
  let stopped = true
  let cancelFirst = () => {}
  let isAway = false
  /** In `mono`; the hub's Retry-After. */
  let notBefore = 0
  const flight = createFlight({
    clock,
    call: (stop) =>
      fetchAll(stop).catch((error: unknown) => {
        log.error('other venues could not be fetched, in an unforeseen way', { error: String(error) })
      }),
    ended() {},
    swept: fly,
  })

  function fly(): void {
    if (!stopped && clock.mono() >= notBefore) flight.begin()
  }

  async function fetchAll(stop: AbortSignal): Promise<void> {
    let isNews = false
    for (let page = 0; page < mostPages; page += 1) {
      const device = store.device()
      if (!device) return
      const came = await callOthers(options, device, { protocol: syncProtocol, ...others.state() }, stop)
      if (stopped || stop.aborted) return
      if (came.result !== 'answered') {
        // Off line is ordinary: it is said once, not at every try.
        if (!isAway) log.warn('other venues were not fetched', { result: came.result })
        isAway = true
        if (came.result === 'failed') notBefore = clock.mono() + (came.retryAfterMs ?? 0)
        break
      }
      isAway = false
      isNews = others.take(came.answer) || isNews
      if (!came.answer.more) break
    }
    if (isNews) fetched()
  }

  return {
    start(ms) {
      // What is under way was asked as another device.
      flight.abandon('asked anew')
      cancelFirst()
      cancelFirst = clock.after(ms, fly)
      if (stopped) flight.watch()
      stopped = false
    },
    async stop() {
      stopped = true
      cancelFirst()
      await flight.stop()
    },
    wake() {
      if (isAway) fly()
    },
  }
}
