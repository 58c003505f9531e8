import { expect, it } from 'vitest'
import { agoText, dateText, lengthText } from './times.ts'

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

it.each([
  [61_000, '1 minut'],
  [12 * minute - 400, '12 minuter'],
  [119 * minute, '2 timmar'],
  [366 * 24 * 60 * minute, '366 dygn'],
])('says a length of %d ms as %s', (ms, text) => {
  expect(lengthText(ms)).toBe(text)
})

it('writes a date in full, whatever the zone of the office', () => {
  expect(dateText('2026-11-23')).toBe('måndag 23 november 2026')
})
