import { expect, it, onTestFinished } from 'vitest'
import { handClock, keptLog } from '../testing.ts'
import { watchCommits } from './commits.ts'

function setUp() {
  const clock = handClock()
  const log = keptLog()
  const state = { version: 1, broken: false, told: 0 }
  const stop = watchCommits({
    clock,
    log,
    foreignVersion() {
      if (state.broken) throw new Error('disk I/O error')
      return state.version
    },
    committed: () => void state.told++,
  })
  onTestFinished(stop)
  return { clock, log, state, stop }
}

it('tells of each commit of another process within a second, once', () => {
  const { clock, state } = setUp()
  clock.pass(5000)
  expect(state.told).toBe(0)
  state.version++
  clock.pass(1000)
  expect(state.told).toBe(1)
  clock.pass(5000)
  expect(state.told).toBe(1)
})

it('outlives a database that cannot be looked at, says so once, and misses nothing', () => {
  const { clock, state, log } = setUp()
  state.broken = true
  clock.pass(10_000)
  expect(log.lines).toEqual(['error: the database could not be looked at'])
  state.broken = false
  state.version++
  clock.pass(1000)
  expect(state.told).toBe(1)
})

it('leaves no timer behind', () => {
  const { clock, stop } = setUp()
  clock.pass(3000)
  stop()
  expect(clock.waiting()).toBe(0)
})
