import { describe, expect, it } from 'vitest'
import { capitalised, clockText, daysBetween, laterDate, localDateTimeOf, weekdayOfDate } from './formats.ts'

describe('formats', () => {
  it('writes times with a full stop', () => {
    expect(clockText('09:30')).toBe('9.30')
    expect(clockText('2026-11-23T10:24')).toBe('10.24')
  })

  it('begins a heading with a capital letter', () => {
    expect(capitalised('måndag', 'sv')).toBe('Måndag')
    expect(capitalised('', 'sv')).toBe('')
  })

  it('counts days over the change to summer time and over new year', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(laterDate('2026-12-31', 1)).toBe('2027-01-01')
    expect(weekdayOfDate('2026-11-23')).toBe('monday')
    expect(weekdayOfDate('2026-11-29')).toBe('sunday')
  })

  it("tells the venue's time, not the machine's", () => {
    expect(localDateTimeOf(Date.UTC(2026, 10, 23, 9, 24), 'Europe/Stockholm')).toBe('2026-11-23T10:24')
    expect(localDateTimeOf(Date.UTC(2026, 6, 1, 22, 5), 'Europe/Stockholm')).toBe('2026-07-02T00:05')
  })
})
