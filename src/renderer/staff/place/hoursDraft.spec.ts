import { describe, expect, it } from 'vitest'
import { dayDraftOf, dayErrors, hoursDraftOf, hoursOf } from './hoursDraft.ts'

describe('a day of opening hours while it is written', () => {
  it('comes back as it was stored', () => {
    for (const hours of [null, { from: '09:30', to: '16:00' }])
      expect(hoursOf(dayDraftOf(hours))).toEqual(hours)
  })

  it.each([
    ['', '16', ['from']],
    ['9', '25.00', ['to']],
    ['x', '', ['from', 'to']],
    ['16', '9.30', ['to']],
    ['9', '9.00', ['to']],
    ['9', '930', []],
  ])('from %s to %s is wrong at %s', (from, to, wrong) => {
    expect(Object.keys(dayErrors({ isOpen: true, from, to }))).toEqual(wrong)
    expect(dayErrors({ isOpen: false, from, to })).toEqual({})
  })

  it('is closed where nothing is stated', () => {
    const { days, closedOnHolidays } = hoursDraftOf(null)
    expect(Object.values(days).map(hoursOf)).toEqual(Array(7).fill(null))
    expect(closedOnHolidays).toBe(true)
  })
})
