import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes } from '../../../domain/dates.ts'
import { fullHoursAfter, laterStarts, unplannedEnd } from './times.ts'

const moment = fc.integer({ min: 0, max: 1439 }).map((minute) => addMinutes('2026-11-23T00:00', minute))

describe('the next full hours', () => {
  it('begin with the one after this, also on the hour', () => {
    expect(fullHoursAfter('2026-11-23T14:24', 4)).toEqual(['15:00', '16:00', '17:00', '18:00'])
    expect(fullHoursAfter('2026-11-23T09:00', 2)).toEqual(['10:00', '11:00'])
  })

  it('end with the day', () => {
    expect(fullHoursAfter('2026-11-23T21:59', 4)).toEqual(['22:00', '23:00'])
    expect(fullHoursAfter('2026-11-23T23:00', 4)).toEqual([])
  })

  it('are all ahead, in order and on the clock', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 24 }), (now, most) => {
        const hours = fullHoursAfter(now, most)
        expect(hours.length).toBeLessThanOrEqual(most)
        expect(hours).toEqual(hours.toSorted())
        for (const hour of hours) {
          expect(hour).toMatch(/^([01]\d|2[0-3]):00$/)
          expect(`2026-11-23T${hour}` > now).toBe(true)
        }
      }),
    )
  })
})

describe('later starts', () => {
  it('are by quarters, then by longer steps', () => {
    expect(laterStarts('2026-11-23T14:00', '2026-11-23T10:24')).toEqual(
      ['14:15', '14:30', '14:45', '15:00', '15:30', '16:00'].map((time) => `2026-11-23T${time}`),
    )
  })

  it('leave out what has passed, and the minute that is', () => {
    expect(laterStarts('2026-11-23T10:00', '2026-11-23T10:45')).toEqual(
      ['11:00', '11:30', '12:00'].map((time) => `2026-11-23T${time}`),
    )
  })

  it('are of the same day', () => {
    expect(laterStarts('2026-11-23T23:30', '2026-11-23T20:00')).toEqual(['2026-11-23T23:45'])
    fc.assert(
      fc.property(moment, moment, (start, now) => {
        for (const later of laterStarts(start, now)) {
          expect(later.slice(0, 10)).toBe('2026-11-23')
          expect(later > start && later > now).toBe(true)
        }
      }),
    )
  })
})

it('a day with no planned end is opened for two hours, to midnight at most', () => {
  expect(unplannedEnd('2026-11-28T11:00')).toBe('13:00')
  expect(unplannedEnd('2026-11-28T21:59')).toBe('23:59')
  expect(unplannedEnd('2026-11-28T22:00')).toBe('00:00')
  expect(unplannedEnd('2026-11-28T23:10')).toBe('00:00')
})
