import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entityFields, type Programme, presentFields } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import type { Weekday } from '../../contract/words.ts'
import { addDays, addMinutes, dateOf, mondayOf, timeOf } from '../dates.ts'
import { assembleWeek } from '../day.ts'
import { datesOf } from '../recurrence.ts'
import { firstDate, type Repeat, toRule } from '../repeat.ts'
import { activity, noCounts, programmeOf, stockholmTime } from '../testing.ts'
import { clashes } from './clashes.ts'
import { copyWeek } from './copyWeek.ts'
import { cancelOccurrence, changeThis, holdOccurrence, moveOccurrence } from './occurrence.ts'
import { movedSeries, startOfRepeat } from './rules.ts'
import { changeSeries, newActivity, removeActivity } from './series.ts'

/** The programme after the changes, as a store that keeps every field would have it. */
function applied(programme: Programme, changes: readonly Change[]): Programme {
  const lists = { activity: [...programme.activities], occurrence: [...programme.occurrences] }
  const entities = new Map<string, { type: string; fields: Record<string, unknown> }>()
  for (const [type, all] of Object.entries(lists))
    for (const { id, ...fields } of all) entities.set(id, { type, fields })
  for (const change of changes) {
    if (change.do === 'delete') entities.delete(change.id)
    else {
      const fields = { ...entities.get(change.id)?.fields, ...change.fields }
      entities.set(change.id, { type: change.type, fields })
    }
  }
  const of = (type: 'activity' | 'occurrence') =>
    [...entities]
      .filter(([, each]) => each.type === type)
      .map(([id, { fields }]) => ({ id, ...entityFields[type].parse(presentFields(fields)) }))
  return programmeOf({ ...programme, activities: of('activity'), occurrences: of('occurrence') })
}

function series(programme: Programme, id: string) {
  const found = programme.activities.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

const first = '2026-01-01'
const last = '2028-12-31'
const allDates = (programme: Programme) =>
  programme.activities.flatMap((one) => datesOf(one, first, last)).sort()

/** What is held when, as visitors would see it in the weeks about a date. */
function shown(programme: Programme, from: string, weeks = 6) {
  return Array.from({ length: weeks }, (_, week) =>
    assembleWeek({
      programme,
      now: stockholmTime(`${first}T08:00`),
      counts: noCounts,
      from: addDays(from, week * 7),
    }).days.flatMap((day) =>
      day.occurrences.map((view) => ({
        date: day.date,
        title: view.title.sv,
        start: view.start,
        cancelled: view.cancelled,
        away: view.movedAway,
      })),
    ),
  ).flat()
}

const someDays = fc.uniqueArray(fc.constantFrom<Weekday[]>('monday', 'tuesday', 'thursday', 'sunday'), {
  minLength: 1,
  maxLength: 2,
})
const ending = fc.oneof(
  fc.constant({}),
  fc.integer({ min: 1, max: 40 }).map((count) => ({ count })),
  fc.integer({ min: 200, max: 700 }).map((days) => ({ until: addDays(first, days) })),
)
const anyRepeat: fc.Arbitrary<Repeat> = fc
  .tuple(
    fc.oneof(
      fc.record({
        kind: fc.constant('weekly' as const),
        days: someDays,
        every: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({
        kind: fc.constant('isoWeeks' as const),
        days: someDays,
        parity: fc.constantFrom('odd' as const, 'even' as const),
      }),
      fc.record({
        kind: fc.constant('monthly' as const),
        nth: fc.constantFrom(1 as const, 2 as const, -1 as const),
        weekday: fc.constantFrom<Weekday[]>('monday', 'friday'),
      }),
    ),
    ending,
  )
  .map(([repeat, end]) => ({ ...repeat, ...end }))

const anySeries = fc
  .tuple(anyRepeat, fc.integer({ min: 0, max: 100 }), fc.boolean())
  .map(([repeat, days, notOnHolidays]) => {
    const start = firstDate(repeat, addDays(first, days))
    return activity('a', { start: `${start}T13:00`, recurrence: toRule(repeat, start), notOnHolidays })
  })

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
      }),
    )
    expect(changed.occurrences).toMatchObject([{ id: 'a:2026-11-27', date: '2026-11-27', cancelled: true }])
  })

  it('keeps what differs where it gets another repeat that has the date', () => {
    const wanted = { recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', start: '2026-11-12T13:00' }
    const changed = applied(
      programme,
      changeSeries(programme, { activity: one, date: '2026-11-26', scope: 'all', wanted, newId: 'b' }),
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

describe('one date', () => {
  it('changes no other', () => {
    fc.assert(
      fc.property(
        anySeries,
        fc.nat({ max: 20 }),
        fc.integer({ min: -4, max: 4 }),
        fc.boolean(),
        (one, index, days, cancels) => {
          const programme = programmeOf({ activities: [one] })
          const date = datesOf(one, first, last)[index]
          fc.pre(date !== undefined && date !== '')
          const on = { activity: one, date: date ?? '' }
          const to = `${addDays(on.date, days)}T09:15`
          const changes = cancels
            ? cancelOccurrence(programme, on, { sv: 'sjuk' })
            : moveOccurrence(programme, on, to, first)
          const changed = applied(programme, changes)
          const others = (all: Programme) =>
            shown(all, addDays(on.date, -14), 5).filter(
              (view) => view.start !== to && !(view.date === on.date && timeOf(view.start) === '13:00'),
            )
          expect(others(changed)).toEqual(others(programme))
          const here = shown(changed, addDays(on.date, -14), 5)
          expect(here).toContainEqual(
            cancels
              ? expect.objectContaining({ date: on.date, cancelled: true })
              : expect.objectContaining({ start: to, away: false }),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  const one = activity('a', { start: '2026-11-05T13:00', recurrence: 'FREQ=WEEKLY;BYDAY=TH' })

  it('is moved back by a move to where it is planned', () => {
    const occurrences = [
      { id: 'a:2026-11-26', activity: 'a', date: '2026-11-26', movedTo: '2026-11-27T10:00' },
    ]
    const programme = programmeOf({ activities: [one], occurrences })
    expect(
      moveOccurrence(programme, { activity: one, date: '2026-11-26' }, '2026-11-26T13:00', first),
    ).toEqual([
      {
        do: 'set',
        type: 'occurrence',
        id: 'a:2026-11-26',
        fields: { activity: 'a', date: '2026-11-26', movedTo: null },
        seen: { movedTo: '2026-11-27T10:00' },
      },
    ])
  })

  it('that is cancelled can be held after all', () => {
    const occurrences = [
      {
        id: 'a:2026-11-26',
        activity: 'a',
        date: '2026-11-26',
        cancelled: true,
        reason: { sv: 'sjuk' },
        leader: 'Karin',
      },
    ]
    const programme = programmeOf({ activities: [one], occurrences })
    const held = applied(programme, holdOccurrence(programme, { activity: one, date: '2026-11-26' }))
    expect(held.occurrences).toEqual([
      { id: 'a:2026-11-26', activity: 'a', date: '2026-11-26', cancelled: false, leader: 'Karin' },
    ])
  })

  it('has its own room, leader and length, seen as they stood', () => {
    const programme = programmeOf({ activities: [one] })
    const own = { durationMinutes: 90, room: 'r', leader: 'Karin' }
    expect(changeThis(programme, { activity: one, date: '2026-11-26' }, own)).toEqual([
      {
        do: 'set',
        type: 'occurrence',
        id: 'a:2026-11-26',
        fields: { activity: 'a', date: '2026-11-26', ...own },
        seen: { durationMinutes: null, room: null, leader: null },
      },
    ])
  })

  it('of what is held once is planned anew until its day has come', () => {
    const once = activity('b', { start: '2026-11-26T13:00' })
    const programme = programmeOf({ activities: [once] })
    const on = { activity: once, date: '2026-11-26' }
    const before = applied(programme, moveOccurrence(programme, on, '2026-11-27T10:00', '2026-11-25'))
    expect(series(before, 'b').start).toBe('2026-11-27T10:00')
    const same = applied(programme, moveOccurrence(programme, on, '2026-11-27T10:00', '2026-11-26'))
    expect(same.occurrences).toMatchObject([{ movedTo: '2026-11-27T10:00' }])
  })
})

describe('a week that is copied', () => {
  const from = '2026-11-16'
  const to = '2026-11-23'
  const items = fc.uniqueArray(
    fc.record({
      minutes: fc.integer({ min: 0, max: 13 * 24 * 4 }),
      title: fc.constantFrom('Bingo', 'Kör', 'Boule'),
      recurs: fc.boolean(),
    }),
    { maxLength: 8, selector: ({ minutes }) => minutes },
  )
  const programmes = items.map((all) =>
    programmeOf({
      activities: all.map(({ minutes, title, recurs }, index) => {
        const start = addMinutes(`${from}T08:00`, minutes * 15)
        return activity(`a${index}`, {
          start,
          title: { sv: title },
          ...(recurs && { recurrence: 'FREQ=WEEKLY' }),
        })
      }),
    }),
  )

  it('twice is the same as once', () => {
    fc.assert(
      fc.property(programmes, (programme) => {
        const once = applied(programme, copyWeek(programme, from, to))
        expect(copyWeek(once, from, to)).toEqual([])
      }),
    )
  })

  it('has all that was held once, and doubles nothing', () => {
    fc.assert(
      fc.property(programmes, (programme) => {
        const copied = applied(programme, copyWeek(programme, from, to))
        const week = (all: Programme, monday: string) =>
          shown(all, monday, 1).map(({ title, start }) => `${title} ${start}`)
        const target = week(copied, to)
        expect(new Set(target).size).toBe(
          new Set(week(programme, to)).size + copied.activities.length - programme.activities.length,
        )
        for (const one of programme.activities.filter((each) => mondayOf(dateOf(each.start)) === from))
          expect(target).toContain(`${one.title.sv} ${addMinutes(one.start, 7 * 1440)}`)
      }),
    )
  })

  it('is copied as it was held, and without what was cancelled', () => {
    const programme = programmeOf({
      activities: [
        activity('a', { start: '2026-11-17T10:00' }),
        activity('b', { start: '2026-11-18T10:00' }),
      ],
      occurrences: [
        {
          id: 'a:2026-11-17',
          activity: 'a',
          date: '2026-11-17',
          movedTo: '2026-11-19T11:00',
          leader: 'Karin',
        },
        { id: 'b:2026-11-18', activity: 'b', date: '2026-11-18', cancelled: true },
      ],
    })
    expect(copyWeek(programme, from, to)).toMatchObject([
      { id: 'a_2026-11-23', fields: { start: '2026-11-26T11:00', leader: 'Karin' } },
    ])
  })
})

describe('a clash', () => {
  const weekOf = (programme: Programme) =>
    assembleWeek({ programme, now: stockholmTime('2026-11-23T08:00'), counts: noCounts })
  const found = (fields: Record<string, unknown>) => {
    const programme = programmeOf({
      rooms: [{ id: 'r', name: { sv: 'Salen' } }],
      activities: [activity('a', { room: 'r' }), activity('b', { room: 'r', ...fields })],
    })
    return [...clashes(weekOf(programme), programme)].map(([id, others]) => [id, others.map((one) => one.id)])
  }

  it('is two in one room at one time', () => {
    expect(found({ start: '2026-11-23T10:30' })).toEqual([
      ['a:2026-11-23', ['b:2026-11-23']],
      ['b:2026-11-23', ['a:2026-11-23']],
    ])
  })

  it.each([
    ['one after the other', { start: '2026-11-23T11:00' }],
    ['another room', { room: 's' }],
    ['a meeting point', { place: { sv: 'Entrén' } }],
    ['another day', { start: '2026-11-24T10:00' }],
  ])('is not %s', (_, fields) => expect(found(fields)).toEqual([]))
})

it('an activity is made with what is stated', () => {
  const { id, ...fields } = activity('a', { leader: undefined })
  expect(newActivity(id, fields)).toEqual([
    { do: 'set', type: 'activity', id: 'a', fields: expect.not.objectContaining({ leader: undefined }) },
  ])
})
