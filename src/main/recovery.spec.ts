import { expect, it } from 'vitest'
import { electronDouble } from './electronDouble.ts'
import { recoverPage, reloadAfter } from './recovery.ts'

it('waits longer after each crash, and forgets them after five minutes', () => {
  const waits: number[] = []
  let crashes: number[] = []
  for (const now of [0, 1_000, 2_000, 3_000, 4_000, 303_000, 1_000_000]) {
    const decision = reloadAfter(crashes, now)
    crashes = decision.crashes
    waits.push(decision.waitMs)
  }
  expect(waits).toEqual([250, 1_000, 5_000, 30_000, 30_000, 1_000, 250])
})

function recovering() {
  const { contents, asked, calls } = electronDouble()
  const waits: { ms: number; run: () => void }[] = []
  const clock = {
    wall: () => 0,
    mono: () => 0,
    bootId: 'spec',
    after(ms: number, run: () => void) {
      waits.push({ ms, run })
      return () => {}
    },
  }
  recoverPage({ contents, url: 'app://kiosk/', clock, log: { info() {}, warn() {}, error() {} } })
  return { contents, asked, calls, waits }
}

it('loads a crashed page again', () => {
  const { contents, asked, calls, waits } = recovering()
  asked.event(contents, 'render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
  expect(waits.map(({ ms }) => ms)).toEqual([250])
  waits[0]?.run()
  expect(calls).toEqual(['load app://kiosk/'])
})

it('loads a page again that could not be loaded, but not for a frame or a load that gave way', () => {
  const { contents, asked, waits } = recovering()
  asked.event(contents, 'did-fail-load', {}, -6, 'FILE_NOT_FOUND', 'app://kiosk/', true)
  expect(waits).toHaveLength(1)
  asked.event(contents, 'did-fail-load', {}, -6, 'FILE_NOT_FOUND', 'app://kiosk/', false)
  asked.event(contents, 'did-fail-load', {}, -3, 'ABORTED', 'app://kiosk/', true)
  asked.event(contents, 'render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 })
  expect(waits).toHaveLength(1)
})
