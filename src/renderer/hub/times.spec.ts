import { expect, it } from 'vitest'
import { agoText, dateText, isLate } from './times.ts'

const minute = 60_000

it.each([
  [-5 * minute, null],
  [59_999, null],
  [minute, 'för 1 minut sedan'],
  [2.9 * minute, 'för 2 minuter sedan'],
  [60 * minute, 'för 1 timme sedan'],
  [26 * 60 * minute, 'för 1 dag sedan'],
  [21 * 24 * 60 * minute, 'för 21 dagar sedan'],
])('says %d ms as %s', (ms, text) => {
  expect(agoText(ms)).toBe(text)
})

it('finds a kiosk late from ten minutes on', () => {
  expect([9.9, 10].map((minutes) => isLate(minutes * minute))).toEqual([false, true])
})

it('writes a date in full, whatever the zone of the office', () => {
  expect(dateText('2026-11-23')).toBe('måndag 23 november 2026')
})
