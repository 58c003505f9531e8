import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weekdays } from '../contract/words.ts'
import { stockholm, stockholmTime } from './testing.ts'
import {
  addDays,
  addMinutes,
  daysBetween,
  daysFrom,
  instantOf,
  isoWeek,
  knowsZone,
  localDate,
  localDateTime,
  mondayOf,
  Unreadable,
  weekdayOf,
} from './time.ts'

const anyDate = fc
  .date({ min: new Date('2000-01-01T00:00Z'), max: new Date('2100-12-31T00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const anyMinute = fc
  .integer({ min: Date.parse('2024-01-01T00:00Z') / 60_000, max: Date.parse('2033-01-01T00:00Z') / 60_000 })
  .map((minutes) => minutes * 60_000)

describe('the venue’s clock', () => {
  it.each([
    ['2026-11-23T09:24:59.999Z', '2026-11-23T10:24'],
    ['2026-07-01T22:00Z', '2026-07-02T00:00'],
    ['2026-03-29T00:59Z', '2026-03-29T01:59'],
    ['2026-03-29T01:00Z', '2026-03-29T03:00'],
    ['2026-10-25T00:30Z', '2026-10-25T02:30'],
    ['2026-10-25T01:30Z', '2026-10-25T02:30'],
    ['2026-12-31T23:00Z', '2027-01-01T00:00'],
    ['1969-12-31T23:00Z', '1970-01-01T00:00'],
  ])('shows at %s %s', (instant, wall) => {
    expect(localDateTime(Date.parse(instant), stockholm)).toBe(wall)
    expect(localDate(Date.parse(instant), stockholm)).toBe(wall.slice(0, 10))
  })

  it.each([
    ['an ordinary time', '2026-11-23T10:00', '2026-11-23T09:00Z'],
    ['a time skipped in spring, an hour on', '2026-03-29T02:30', '2026-03-29T01:30Z'],
    ['the first of a time that comes twice', '2026-10-25T02:30', '2026-10-25T00:30Z'],
    ['new year', '2027-01-01T00:00', '2026-12-31T23:00Z'],
  ])('reads %s', (_, wall, instant) => {
    expect(instantOf(wall, stockholm)).toBe(Date.parse(instant))
  })

  it('finds the first moment at which it shows a time', () => {
    fc.assert(
      fc.property(anyMinute, fc.constantFrom(stockholm, 'America/New_York', 'Asia/Kolkata'), (ms, zone) => {
        const wall = localDateTime(ms, zone)
        expect(localDateTime(instantOf(wall, zone), zone)).toBe(wall)
        expect(instantOf(wall, zone)).toBeLessThanOrEqual(ms)
      }),
    )
  })

  it.each(['Europe/Stokholm', '', 'Mars/Olympus'])('refuses the zone "%s" by its name', (zone) => {
    expect(() => localDate(0, zone)).toThrow(Unreadable)
    expect(() => instantOf('2026-11-23T10:00', zone)).toThrow(`Unknown time zone "${zone}"`)
    expect(knowsZone(zone)).toBe(false)
  })

  it.each(['2026-02-30T10:00', '2026-11-23', '2026-11-23T24:00', '2026-11-23T10:00Z', 'tomorrow', ''])(
    'refuses "%s" as a time',
    (text) => {
      expect(() => instantOf(text, stockholm)).toThrow(Unreadable)
    },
  )
})

describe('days', () => {
  it.each([
    ['2026-12-31', 2026, 53],
    ['2027-01-03', 2026, 53],
    ['2027-01-04', 2027, 1],
    ['2024-12-30', 2025, 1],
    ['2023-01-01', 2022, 52],
    ['2026-11-23', 2026, 48],
  ])('%s is in %i week %i', (date, year, week) => {
    expect(isoWeek(date)).toEqual({ year, week })
  })

  it('have a week that is their Monday’s, and weeks that follow each other', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const monday = mondayOf(date)
        expect(weekdayOf(monday)).toBe('monday')
        expect(isoWeek(monday)).toEqual(isoWeek(date))
        expect(daysBetween(monday, date)).toBe(weekdays.indexOf(weekdayOf(date)))
        const next = isoWeek(addDays(date, 7))
        expect([1, isoWeek(date).week + 1]).toContain(next.week)
      }),
    )
  })

  it('are counted across months, years and summer time', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
    expect(daysFrom('2026-03-28', '2026-03-30')).toEqual(['2026-03-28', '2026-03-29', '2026-03-30'])
    expect(daysFrom('2026-03-30', '2026-03-28')).toEqual([])
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -3000, max: 3000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })

  it('turn with the hands of the clock', () => {
    expect(addMinutes('2026-12-31T23:30', 45)).toBe('2027-01-01T00:15')
    expect(addMinutes('2026-03-29T01:30', 60)).toBe('2026-03-29T02:30')
    expect(addMinutes('2026-11-23T10:00', -11 * 60)).toBe('2026-11-22T23:00')
  })
})

it('a day is 24 hours, but for the two on which the clock is changed', () => {
  const hours = (date: string) =>
    (stockholmTime(`${addDays(date, 1)}T00:00`) - stockholmTime(`${date}T00:00`)) / 3_600_000
  const odd = daysFrom('2026-01-01', '2026-12-31').filter((date) => hours(date) !== 24)
  expect(odd.map((date) => [date, hours(date)])).toEqual([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
  ])
})
