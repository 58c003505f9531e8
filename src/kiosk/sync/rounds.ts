import type { Clock, Logger } from '../../contract/clock.ts'
import { createFlight } from './flight.ts'

/** What is done with the hub once a minute, one round at a time. */
export interface Rounds {
  /** Goes in this many ms, and then each minute. */
  start(ms: number): void
  /** Ends the round that is under way; resolves when that has ended. */
  stop(): Promise<void>
  /** Goes now, unless it is on its way, at rest or stopped. */
  go(): void
  /** No round begins within this many ms. */
  rest(ms: number): void
}

/**
 * @param options.round ends soon after its signal, and does nothing more then
 * @param options.unforeseen what the log says of a round that throws
 */
export function createRounds(options: {
  clock: Clock
  log: Logger
  round: (stop: AbortSignal) => Promise<void>
  unforeseen: string
}): Rounds {
  const { clock, log, round, unforeseen } = options
  let stopped = true
  let cancelFirst = () => {}
  /** In `mono`. */
  let notBefore = 0
  const flight = createFlight({
    clock,
    call: (stop) => round(stop).catch((error: unknown) => log.error(unforeseen, { error: String(error) })),
    ended() {},
    swept: go,
  })

  function go(): void {
    if (!stopped && clock.mono() >= notBefore) flight.begin()
  }

  return {
    start(ms) {
      // What is under way was asked as another device, or of another hub.
      flight.abandon('asked anew')
      cancelFirst()
      cancelFirst = clock.after(ms, go)
      if (stopped) flight.watch()
      stopped = false
    },
    async stop() {
      stopped = true
      cancelFirst()
      await flight.stop()
    },
    go,
    rest(ms) {
      notBefore = clock.mono() + ms
    },
  }
}
