import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateOf } from '../dates.ts'
import { datesOf } from '../recurrence.ts'
import type { Repeat } from '../repeat.ts'
import { activity, programmeOf } from '../testing.ts'
import { movedSeries, startOfRepeat } from './rules.ts'
import { changeSeries, newActivity, removeActivity } from './series.ts'
import { allDates, anySeries, applied, first, last, series, shown } from './testing.ts'

describe('a series that is parted', () => {
  it('has exactly the dates that it had', () => {
    fc.assert(
      fc.property(anySeries, fc.nat({ max: 60 }), (one, index) => {
        const programme = programmeOf({ activities: [one] })
        const dates = datesOf({ ...one, notOnHolidays: false }, first, last)
        const date = dates[index % Math.max(1, dates.length)]
        fc.pre(date !== undefined)
        const wanted = { title: { sv: 'B' } }
        const changes = changeSeries(programme, {
          activity: one,
          date: date ?? '',
          scope: 'later',
          wanted,
          newId: 'b',
          today: first,
        })
        const parted = applied(programme, changes)
        expect(allDates(parted)).toEqual(allDates(programme))
        const renamed = parted.activities.find((each) => each.title.sv === 'B')
        expect(renamed && datesOf(renamed, first, last)).toEqual(
          datesOf(one, first, last).filter((each) => each >= (date ?? '')),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('takes along what differs on the later dates, under the new id', () => {
    const one = activity('a', { start: '2026-11-05T13:00', recurrence: 'FREQ=WEEKLY;BYDAY=TH' })
    const programme = programmeOf({
      activities: [one],
      occurrences: [
        { id: 'a:2026-11-12', activity: 'a', date: '2026-11-12', cancelled: true },
        { id: 'a:2026-12-03', activity: 'a', date: '2026-12-03', movedTo: '2026-12-04T10:00' },
      ],
    })
    const parted = applied(
      programme,
      changeSeries(programme, {
        activity: one,
        date: '2026-11-26',
        scope: 'later',
        wanted: { price: 20 },
        newId: 'b',
        today: first,
      }),
    )
    expect(parted.occurrences.map(({ id }) => id)).toEqual(['a:2026-11-12', 'b:2026-12-03'])
    expect(shown(parted, '2026-11-02')).toEqual(shown(programme, '2026-11-02'))
    expect(series(parted, 'b').price).toBe(20)
    expect(series(parted, 'a').price).toBeUndefined()
  })

  it('is not parted where nothing comes before', () => {
    const one = activity('a', { start: '2026-11-05T13:00', recurrence: 'FREQ=WEEKLY;BYDAY=TH' })
    const programme = programmeOf({ activities: [one] })
    const change = {
      activity: one,
      date: '2026-11-05',
      scope: 'later' as const,
      wanted: { price: 5 },
      newId: 'b',
      today: first,
    }
    expect(changeSeries(programme, change)).toEqual([
      { do: 'set', type: 'activity', id: 'a', fields: { price: 5 }, seen: { price: null } },
    ])
  })
})

describe('a whole series', () => {
  const one = activity('a', { start: '2026-11-05T13:00', recurrence: 'FREQ=WEEKLY;BYDAY=TH' })
  const programme = programmeOf({
    activities: [one],
    occurrences: [{ id: 'a:2026-11-26', activity: 'a', date: '2026-11-26', cancelled: true }],
  })

  it('is moved to another day with what differs on its dates', () => {
    const moved = movedSeries(
      { start: one.start, recurrence: one.recurrence },
      '2026-11-26',
      '2026-11-27T10:00',
    )
    expect(moved).toEqual({ start: '2026-11-06T10:00', recurrence: 'FREQ=WEEKLY;BYDAY=FR' })
    const changed = applied(
      programme,
      changeSeries(programme, {
        activity: one,
        date: '2026-11-26',
        scope: 'all',
        wanted: moved ?? {},
        newId: 'b',
        today: first,
      }),
    )
    expect(changed.occurrences).toMatchObject([{ id: 'a:2026-11-27', date: '2026-11-27', cancelled: true }])
  })

  it('keeps what differs where it gets another repeat that has the date', () => {
    const wanted = { recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', start: '2026-11-12T13:00' }
    const changed = applied(
      programme,
      changeSeries(programme, {
        activity: one,
        date: '2026-11-26',
        scope: 'all',
        wanted,
        newId: 'b',
        today: first,
      }),
    )
    expect(changed.occurrences.map(({ id }) => id)).toEqual(['a:2026-11-26'])
  })

  it('is taken away from a date, or wholly', () => {
    const later = applied(
      programme,
      removeActivity(programme, { activity: one, date: '2026-11-19', scope: 'later' }),
    )
    expect(allDates(later)).toEqual(['2026-11-05', '2026-11-12'])
    expect(later.occurrences).toEqual([])
    const all = applied(
      programme,
      removeActivity(programme, { activity: one, date: '2026-11-19', scope: 'all' }),
    )
    expect(all.activities).toEqual([])
    expect(all.occurrences).toEqual([])
  })

  it('that comes each month moves with its weekday', () => {
    const timing = { start: '2026-11-02T10:00', recurrence: 'FREQ=MONTHLY;BYDAY=1MO' }
    expect(movedSeries(timing, '2026-12-07', '2026-12-08T09:00')).toEqual({
      start: '2026-11-10T09:00',
      recurrence: 'FREQ=MONTHLY;BYDAY=2TU',
    })
  })

  it('with a rule that no form shows is not moved to another day', () => {
    const timing = { start: '2026-11-02T10:00', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=2' }
    expect(movedSeries(timing, '2026-11-02', '2026-11-03T10:00')).toBeNull()
    expect(movedSeries(timing, '2026-11-02', '2026-11-02T11:00')?.start).toBe('2026-11-02T11:00')
  })

  it('that is moved has as many dates as before, each as many days later', () => {
    fc.assert(
      fc.property(
        anySeries.filter((each) => /WEEKLY/.test(each.recurrence ?? '')),
        fc.integer({ min: -6, max: 6 }),
        (each, days) => {
          const from = dateOf(each.start)
          const moved = movedSeries(
            { start: each.start, recurrence: each.recurrence },
            from,
            `${addDays(from, days)}T09:00`,
          )
          const plain = { ...each, notOnHolidays: false }
          const before = datesOf(plain, first, '2027-12-31')
          const later = datesOf({ ...plain, ...moved }, '2025-12-01', addDays('2027-12-31', days))
          // Weeks of several days that are held every second or third week are parted anew where a day goes over Sunday.
          fc.pre(!/INTERVAL/.test(each.recurrence ?? '') || !/,/.test(each.recurrence ?? ''))
          expect(later.slice(0, before.length)).toEqual(before.map((date) => addDays(date, days)))
        },
      ),
      { numRuns: 60 },
    )
  })
})

it('another repeat starts so that the date before the person is one of it', () => {
  const fortnightly: Repeat = { kind: 'weekly', days: ['thursday'], every: 2 }
  expect(startOfRepeat(fortnightly, '2026-11-05', '2026-11-26')).toBe('2026-11-12')
  expect(startOfRepeat(fortnightly, '2026-11-05', '2026-11-19')).toBe('2026-11-05')
  expect(startOfRepeat({ kind: 'monthly', nth: 1, weekday: 'monday' }, '2026-11-05', '2026-12-07')).toBe(
    '2026-12-07',
  )
})

it('an activity is made with what is stated', () => {
  const { id, ...fields } = activity('a', { leader: undefined })
  expect(newActivity(id, fields)).toEqual([
    { do: 'set', type: 'activity', id: 'a', fields: expect.not.objectContaining({ leader: undefined }) },
  ])
})
