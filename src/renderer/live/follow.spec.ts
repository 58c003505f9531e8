import { describe, expect, it, vi } from 'vitest'
import { firstPauseMs, follow, longestPauseMs, silenceMs } from './follow.ts'

/** Time that passes when told to: `pass()` runs the timer that was set last. */
function handTime() {
  let timers: { ms: number; run: () => void }[] = []
  return {
    after: (ms: number, run: () => void) => {
      const timer = { ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    waits: () => timers.map(({ ms }) => ms),
    pass: () => timers.pop()?.run(),
  }
}

/** A stream that gives values and then stays open until it is aborted, or fails. */
async function* stream(values: number[], signal: AbortSignal, stays: boolean) {
  yield* values
  if (stays)
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
}

describe('follow', () => {
  it('leaves nothing behind of a try that failed, however many there are', async () => {
    const time = handTime()
    const added = vi.spyOn(AbortSignal.prototype, 'addEventListener')
    const removed = vi.spyOn(AbortSignal.prototype, 'removeEventListener')
    const stop = follow({ ...time, onValue: () => {}, open: () => Promise.reject(new Error('away')) })
    for (let pause = firstPauseMs; pause < longestPauseMs; pause *= 2) {
      await vi.waitFor(() => expect(time.waits()).toEqual([pause]))
      time.pass()
    }
    await vi.waitFor(() => expect(time.waits()).toEqual([longestPauseMs]))
    expect(added.mock.calls.length - removed.mock.calls.length).toBe(1)
    stop()
    vi.restoreAllMocks()
  })

  it('gives the values, and opens anew with a growing pause when the stream ends', async () => {
    const time = handTime()
    const seen: number[] = []
    let opened = 0
    const stop = follow<number>({
      ...time,
      onValue: (value) => seen.push(value),
      open: async (signal) => {
        opened++
        if (opened === 1) return stream([1, 2], signal, false)
        throw new Error('away')
      },
    })
    await vi.waitFor(() => expect(time.waits()).toEqual([firstPauseMs]))
    expect(seen).toEqual([1, 2])
    for (const pause of [1000, 2000, 4000, 8000, longestPauseMs, longestPauseMs]) {
      time.pass()
      await vi.waitFor(() => expect(time.waits()).toEqual([pause]))
    }
    stop()
    expect(time.waits()).toEqual([])
  })

  it('opens a silent stream anew at once', async () => {
    const time = handTime()
    const seen: number[] = []
    let opened = 0
    const stop = follow<number>({
      ...time,
      onValue: (value) => seen.push(value),
      open: async (signal) => stream([++opened], signal, true),
    })
    await vi.waitFor(() => expect(seen).toEqual([1]))
    expect(time.waits()).toEqual([silenceMs])
    time.pass()
    await vi.waitFor(() => expect(seen).toEqual([1, 2]))
    stop()
    await vi.waitFor(() => expect(time.waits()).toEqual([]))
  })
})
