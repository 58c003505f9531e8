import type { Clock } from '../contract/clock.ts'
import { instantOf } from '../domain/time.ts'

/** A clock that stands still until the test moves it. */
export interface HandClock extends Clock {
  /** Lets this much time pass, and what was to happen in it happen. */
  pass(ms: number): void
  /** Sets the wall clock alone, as a person or NTP does. */
  setWall(ms: number): void
  /** What waits to happen. */
  waiting(): number
}

/**
 * @param local the venue's wall clock in Stockholm, `2026-11-23T10:00`
 * @param bootId another one after each start of the machine
 */
export function handClock(local = '2026-11-23T10:00', bootId = 'boot-1'): HandClock {
  let wall = instantOf(local, 'Europe/Stockholm')
  let mono = 5_000_000
  const timers = new Set<{ at: number; run: () => void }>()
  const next = (until: number) =>
    [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0] ?? null
  const moveTo = (to: number) => {
    wall += to - mono
    mono = to
  }
  return {
    wall: () => wall,
    mono: () => mono,
    bootId,
    after(ms, run) {
      const timer = { at: mono + ms, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    pass(ms) {
      const until = mono + ms
      for (let due = next(until); due !== null; due = next(until)) {
        timers.delete(due)
        moveTo(due.at)
        due.run()
      }
      moveTo(until)
    },
    setWall(ms) {
      wall = ms
    },
    waiting: () => timers.size,
  }
}
