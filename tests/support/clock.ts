import type { Clock } from '../../src/contract/clock.ts'
import { instantOf } from '../../src/domain/time.ts'

/** A clock that starts at a moment of the test's choosing and then runs as fast as the real one. */
export interface SetClock extends Clock {
  /** Puts the wall clock forward (or back), as somebody who sets the machine's clock does: `mono` and timers do not notice. */
  jump(ms: number): void
  /** Puts the wall clock to a moment of Stockholm, `2026-11-23T10:24`. */
  set(dateTime: string): void
  /** Stands still from now on, so that what is tried happens at one moment, however busy the machine is. Timers still run. */
  hold(): void
}

/** @param now the moment at which it starts, on Stockholm's clock (`2026-11-23T10:24` or `…:30`) or in ms since 1970 */
export function setClock(now: string | number): SetClock {
  const began = performance.now()
  let held: number | null = null
  const mono = () => held ?? Math.round(performance.now() - began)
  let base = msOf(now)
  return {
    wall: () => base + mono(),
    mono,
    bootId: 'boot-of-the-test',
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    jump(ms) {
      base += ms
    },
    set(dateTime) {
      base = msOf(dateTime) - mono()
    },
    hold() {
      held = mono()
    },
  }
}

function msOf(now: string | number): number {
  if (typeof now === 'number') return now
  const seconds = Number(now.slice(17)) || 0
  return instantOf(now.slice(0, 16), 'Europe/Stockholm') + seconds * 1000
}
