import type { Clock, Logger } from '../../contract/clock.ts'
import { syncProtocol } from '../../contract/sync.ts'
import type { OthersStore } from '../store/othersStore.ts'
import type { SyncStore } from '../store/syncStore.ts'
import type { Fetcher } from './fetcher.ts'
import { callOthers } from './hubCalls.ts'
import { createRounds } from './rounds.ts'

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
  let isAway = false
  const { go, rest, ...rounds } = createRounds({
    clock,
    log,
    round: fetchAll,
    unforeseen: 'other venues could not be fetched, in an unforeseen way',
  })

  async function fetchAll(stop: AbortSignal): Promise<void> {
    let isNews = false
    for (let page = 0; page < mostPages; page += 1) {
      const device = store.device()
      if (!device) return
      const came = await callOthers(options, device, { protocol: syncProtocol, ...others.state() }, stop)
      if (stop.aborted) return
      if (came.result !== 'answered') {
        // Off line is ordinary: it is said once, not at every try.
        if (!isAway) log.warn('other venues were not fetched', { result: came.result })
        isAway = true
        if (came.result === 'failed') rest(came.retryAfterMs ?? 0)
        break
      }
      isAway = false
      isNews = others.take(came.answer) || isNews
      if (!came.answer.more) break
    }
    if (isNews) fetched()
  }

  return {
    ...rounds,
    wake() {
      if (isAway) go()
    },
  }
}
