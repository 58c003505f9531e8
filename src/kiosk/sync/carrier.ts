import type { Clock, Logger } from '../../contract/clock.ts'
import type { CarriedState } from '../../contract/drop.ts'
import type { CarriedAnswer } from '../../contract/sync.ts'
import { notTaken, type Settled, settled } from '../../domain/drop/settled.ts'
import type { CarriedStore } from '../store/carriedStore.ts'
import type { SyncStore } from '../store/syncStore.ts'
import type { Fetcher } from './fetcher.ts'
import { type CallResult, callCarried } from './hubCalls.ts'
import { createRounds } from './rounds.ts'

export interface CarrierOptions {
  store: SyncStore
  carried: CarriedStore
  clock: Clock
  fetch: typeof globalThis.fetch
  log: Logger
  /** Called when something has come of what is carried. */
  settled: () => void
}

/** A parcel that came before the one it follows is tried again when another has been taken, and else this seldom: a telephone's network pays by the byte. */
const earlyAgainMs = 6 * 3_600_000
const longestRestMs = 300_000

/** Takes the drops of other screens to the hub, whenever it can be reached. */
export function createCarrier(options: CarrierOptions): Fetcher {
  const { store, carried, clock, log } = options
  /** In `mono`. */
  let earlyFrom = 0
  const { go, rest, ...rounds } = createRounds({
    clock,
    log,
    round: handIn,
    unforeseen: 'what is carried could not be handed in, in an unforeseen way',
  })

  async function handIn(stop: AbortSignal): Promise<void> {
    for (;;) {
      const withEarly = clock.mono() >= earlyFrom
      const parcels = carried.waiting().filter(({ early }) => withEarly || !early)
      if (parcels.length === 0) return
      earlyFrom = clock.mono() + earlyAgainMs
      const full = new Set<string>()
      let taken = 0
      for (const { id, device } of parcels) {
        if (full.has(device)) continue
        const state = await handInOne(id, stop)
        if (state === 'away') return
        if (state === 'full') full.add(device)
        if (state === 'taken') taken++
      }
      if (taken === 0) return
      earlyFrom = clock.mono()
    }
  }

  /** `full`: the hub takes no more of that screen for now. */
  async function handInOne(id: string, stop: AbortSignal): Promise<CarriedState | 'away' | 'full' | 'gone'> {
    const [device, parcel] = [store.device(), carried.parcel(id)]
    if (!device) return 'away'
    if (!parcel) return 'gone'
    const came = await callCarried(options, device.hubAddress, parcel, stop)
    if (stop.aborted) return 'away'
    if (came.result === 'failed' && came.why === 'status 429') return 'full'
    const end = settledBy(came)
    if (end === null) {
      const retryAfterMs = came.result === 'failed' ? came.retryAfterMs : null
      rest(Math.min(retryAfterMs ?? 0, longestRestMs))
      return 'away'
    }
    carried.settle(id, end.state, end.fresh)
    options.settled()
    return end.state
  }

  return {
    ...rounds,
    start(ms) {
      earlyFrom = 0
      rounds.start(ms)
    },
    wake: go,
  }
}

/** What a call makes of a parcel; null when the hub was not reached. */
function settledBy(came: CallResult<CarriedAnswer>): Settled | null {
  if (came.result === 'answered') return settled(came.answer)
  return came.result === 'refused' || came.result === 'too large' ? notTaken : null
}
