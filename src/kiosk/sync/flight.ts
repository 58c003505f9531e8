import type { Clock } from '../../contract/clock.ts'

/** One call to the hub at a time, under a watch that rests on nothing but the clock. */
export interface Flight {
  /** Begins the call, unless one is under way. Whether it did. */
  begin(): boolean
  /** Ends what is under way; nobody hears how. */
  abandon(why: string): void
  /** Begins the watch: each minute a call that is stuck is abandoned, and `swept` called, whatever state all else has come to. */
  watch(): void
  /** Ends the watch and what is under way; resolves when that has ended. */
  stop(): Promise<void>
}

const sweepMs = 60_000
/** A call ends by itself after 30 s; one that is older has been lost by the machine's sleep or a bug. */
const stuckMs = 90_000

/** @param options.call must not reject; `ended` hears what it gave, unless it was abandoned */
export function createFlight<T>(options: {
  clock: Clock
  call: (stop: AbortSignal) => Promise<T>
  ended: (result: T) => void
  swept: () => void
}): Flight {
  const { clock, call, ended, swept } = options
  let underWay: { since: number; abort: AbortController; done: Promise<void> } | null = null
  let cancelSweep: (() => void) | null = null

  function abandon(why: string): void {
    underWay?.abort.abort(new Error(why))
    underWay = null
  }

  function watch(): void {
    cancelSweep = clock.after(sweepMs, () => {
      watch()
      if (underWay && clock.mono() - underWay.since > stuckMs) abandon('stuck')
      swept()
    })
  }

  return {
    begin() {
      if (underWay) return false
      const mine = { since: clock.mono(), abort: new AbortController(), done: Promise.resolve() }
      underWay = mine
      mine.done = call(mine.abort.signal).then((result) => {
        if (underWay !== mine) return
        underWay = null
        ended(result)
      })
      return true
    },
    abandon,
    watch,
    async stop() {
      cancelSweep?.()
      underWay?.abort.abort(new Error('stopped'))
      await underWay?.done
    },
  }
}
