import { describe, expect, it } from 'vitest'
import { hoursOn, openingAt } from './opening.ts'
import { programmeOf, stockholm, stockholmTime } from './testing.ts'

const weekday = { from: '09:30', to: '16:00' }
const usual = {
  monday: weekday,
  tuesday: weekday,
  wednesday: weekday,
  thursday: { from: '09:30', to: '19:00' },
  friday: weekday,
}
const exception = (date: string, hours: object | null, reason?: string) => ({
  id: `opening:${date}`,
  date,
  hours,
  ...(reason && { reason: { sv: reason } }),
})
const venue = (exceptions: object[] = [], openingHours: object | null = usual) =>
  programmeOf({ openingHours, openingExceptions: exceptions })
const at = (time: string, programme = venue()) => openingAt(programme, stockholmTime(time), stockholm)

describe('the hours of a date', () => {
  it.each([
    ['2026-11-23', 'a Monday', weekday],
    ['2026-11-26', 'a Thursday', usual.thursday],
    ['2026-11-28', 'a Saturday', null],
    ['2026-12-24', 'Christmas Eve, a Thursday', null],
    ['2026-05-14', 'Ascension Day, a Thursday', null],
  ])('%s, %s', (date, _, hours) => {
    expect(hoursOn(venue(), date)).toEqual(hours)
  })

  it('are those of an exception, whatever else the day is', () => {
    const party = { from: '18:00', to: '22:00' }
    const exceptions = [exception('2026-12-24', party), exception('2026-11-23', null)]
    expect(hoursOn(venue(exceptions), '2026-12-24')).toEqual(party)
    expect(hoursOn(venue(exceptions), '2026-11-23')).toBeNull()
  })

  it('are the weekday’s on a holiday where the venue keeps open', () => {
    expect(hoursOn(venue([], { ...usual, closedOnHolidays: false }), '2026-12-24')).toEqual(usual.thursday)
  })
})

describe('opening', () => {
  it.each([
    ['2026-11-23T09:29', false, '2026-11-23'],
    ['2026-11-23T09:30', true, '2026-11-24'],
    ['2026-11-23T15:59', true, '2026-11-24'],
    ['2026-11-23T16:00', false, '2026-11-24'],
    ['2026-11-27T17:00', false, '2026-11-30'],
    ['2026-12-23T17:00', false, '2026-12-28'],
  ])('at %s: %s, next on %s', (time, open, next) => {
    expect(at(time)).toMatchObject({ open, next: { date: next, from: '09:30' }, known: true })
  })

  it('tells today’s hours after they have passed, and why they differ', () => {
    const view = at(
      '2026-11-23T17:00',
      venue([exception('2026-11-23', { from: '10:00', to: '12:00' }, 'Städdag')]),
    )
    expect(view).toMatchObject({
      open: false,
      today: { from: '10:00', to: '12:00' },
      reason: { sv: 'Städdag' },
    })
  })

  it('lasts until midnight where it ends after it', () => {
    const party = venue([exception('2026-12-31', { from: '18:00', to: '01:00' })])
    expect(at('2026-12-31T17:59', party).open).toBe(false)
    expect(at('2026-12-31T23:59', party).open).toBe(true)
    expect(at('2027-01-01T00:00', party).open).toBe(false)
  })

  it('is looked for sixty days ahead and no further', () => {
    const opensOn = (date: string) => at('2026-11-23T12:00', venue([exception(date, weekday)], {})).next
    expect(opensOn('2027-01-22')).toEqual({ date: '2027-01-22', from: '09:30' })
    expect(opensOn('2027-01-23')).toBeNull()
  })

  it('is unknown where nobody has said anything of it', () => {
    const nothing = { open: false, today: null, next: null, known: false }
    expect(at('2026-11-23T12:00', venue([], null))).toEqual(nothing)
    const tomorrow = venue([exception('2026-11-24', weekday)], null)
    expect(at('2026-11-23T12:00', tomorrow)).toMatchObject({ known: false, next: { date: '2026-11-24' } })
    expect(at('2026-11-24T12:00', tomorrow)).toMatchObject({ known: true, open: true })
  })
})
