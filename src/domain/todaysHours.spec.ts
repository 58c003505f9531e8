import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes, dateOf } from './dates.ts'
import { hoursOn, openingAt } from './opening.ts'
import { programmeOf, stockholm, stockholmTime } from './testing.ts'
import { closedNow, openedNow, plannedEnd } from './todaysHours.ts'

const monday = '2026-11-23'
const weekly = programmeOf({ openingHours: { monday: { from: '09:00', to: '16:00' } } })
const at = (time: string) => `${monday}T${time}`
/** The programme with the day's exception in it. */
const onDay = (hours: { from: string; to: string } | null) =>
  programmeOf({
    openingHours: weekly.openingHours,
    openingExceptions: [{ id: `opening:${monday}`, date: monday, hours }],
  })

describe('opening now', () => {
  it.each([
    ['08:00', undefined, { from: '08:00', to: '16:00' }],
    ['10:00', undefined, { from: '09:00', to: '16:00' }],
    ['10:00', '18:00', { from: '09:00', to: '18:00' }],
    ['17:00', undefined, { from: '17:00', to: '19:00' }],
    ['22:30', undefined, { from: '22:30', to: '00:00' }],
    ['17:00', '00:00', { from: '17:00', to: '00:00' }],
    ['17:00', '17:00', null],
    ['17:00', '16:00', null],
  ])('at %s until %s', (time, until, hours) => {
    expect(openedNow(weekly, at(time), until)).toEqual(hours)
  })

  it('after a closing lasts until the weekday’s end', () => {
    expect(openedNow(onDay({ from: '09:00', to: '12:00' }), at('13:00'))).toEqual({
      from: '13:00',
      to: '16:00',
    })
  })
})

describe('the planned end', () => {
  it.each([
    ['08:00', '16:00'],
    ['15:59', '16:00'],
    ['16:00', null],
  ])('at %s', (time, end) => {
    expect(plannedEnd(weekly, at(time))).toBe(end)
  })

  it('is the weekday’s once a day is closed early, and that of a day’s own hours where they are later', () => {
    expect(plannedEnd(onDay({ from: '09:00', to: '12:00' }), at('13:00'))).toBe('16:00')
    expect(plannedEnd(onDay({ from: '09:00', to: '20:00' }), at('17:00'))).toBe('20:00')
    expect(plannedEnd(onDay(null), at('13:00'))).toBe('16:00')
    expect(plannedEnd(programmeOf({}), at('13:00'))).toBeNull()
  })
})

describe('closing now', () => {
  it.each([
    ['12:00', { from: '09:00', to: '12:00' }],
    ['09:00', null],
    ['08:00', null],
    ['18:00', { from: '09:00', to: '16:00' }],
  ])('at %s', (time, hours) => {
    expect(closedNow(weekly, at(time))).toEqual(hours)
  })

  it('ends hours that would have lasted until midnight', () => {
    expect(closedNow(onDay({ from: '20:00', to: '00:00' }), at('21:00'))).toEqual({
      from: '20:00',
      to: '21:00',
    })
  })
})

it('is always open after opening and closed after closing, whatever the minute', () => {
  const minute = fc.nat(1439).map((minutes) => addMinutes(at('00:00'), minutes))
  fc.assert(
    fc.property(minute, fc.array(fc.boolean(), { maxLength: 6 }), (now, opens) => {
      let programme = weekly
      for (const open of opens) {
        const hours = open ? openedNow(programme, now) : closedNow(programme, now)
        programme = onDay(hours)
        expect(openingAt(programme, stockholmTime(now), stockholm).open).toBe(open)
        expect(hoursOn(programme, dateOf(now))).toEqual(hours)
      }
    }),
  )
})
