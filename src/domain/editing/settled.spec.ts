import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { occurrenceId, type Programme } from '../../contract/programme.ts'
import { addDays, dateOf, timeOf } from '../dates.ts'
import { datesOf } from '../recurrence.ts'
import { fromRule, type Repeat } from '../repeat.ts'
import { activity, programmeOf } from '../testing.ts'
import type { Activity } from './changes.ts'
import { changesFor, type Filled, scopesOf, waits } from './form.ts'
import type { Scope } from './series.ts'
import { anySeries, applied, first, last, series, shown } from './testing.ts'

/** Mondays at 14, and one of them is today. */
const bingo = activity('bingo', { start: '2026-11-02T14:00', recurrence: 'FREQ=WEEKLY;BYDAY=MO', places: 20 })
const today = '2026-11-23'

function filled(one: Activity): Omit<Filled, 'date'> {
  const { start, durationMinutes, recurrence, id: _, ...details } = one
  const repeat = fromRule(recurrence, dateOf(start)) ?? 'kept'
  return { time: timeOf(start), minutes: durationMinutes, repeat, details }
}

function saved(
  programme: Programme,
  one: Activity,
  date: string,
  parts: Partial<Filled>,
  scope: Scope,
  now = today,
) {
  const before = { ...filled(one), date }
  const after = { ...before, ...parts, details: { ...before.details, ...parts.details } }
  const wish = { activity: one, date, before, after, scope, newId: 'later', today: now }
  return applied(programme, changesFor(programme, wish))
}

/** The ids of all that is or was held up to a day, by the dates of the rules or by a move. */
function idsUntil(programme: Programme, day: string): string[] {
  const planned = programme.activities.flatMap((one) =>
    datesOf(one, first, day).map((date) => occurrenceId(one.id, date)),
  )
  const moved = programme.occurrences.filter(({ movedTo }) => movedTo !== undefined && dateOf(movedTo) <= day)
  return [...new Set([...planned, ...moved.map(({ id }) => id)])].sort()
}

const anyParts: fc.Arbitrary<(date: string) => Partial<Filled>> = fc
  .record({
    days: fc.integer({ min: -3, max: 9 }),
    time: fc.constantFrom('13:00', '09:30'),
    minutes: fc.constantFrom(60, 45),
    details: fc.constantFrom<object>({}, { leader: 'Siv' }, { title: { sv: 'B' }, leader: null }),
    repeat: fc.option(
      fc.constantFrom<Repeat>(
        { kind: 'once' },
        { kind: 'weekly', days: ['tuesday'], every: 1 },
        { kind: 'weekly', days: ['monday', 'thursday'], every: 2, count: 7 },
        { kind: 'monthly', nth: 1, weekday: 'friday' },
      ),
      { nil: undefined },
    ),
  })
  .map(({ days, repeat, ...parts }) => (date) => ({
    ...parts,
    date: addDays(date, days),
    ...(repeat && { repeat }),
  }))

describe('a date on which somebody may have signed up', () => {
  it('keeps its id, whatever is changed for later dates or for all', () => {
    fc.assert(
      fc.property(
        anySeries,
        fc.nat({ max: 12 }),
        fc.integer({ min: -20, max: 20 }),
        anyParts,
        fc.constantFrom('later' as const, 'all' as const),
        fc.boolean(),
        (one, index, ahead, partsOn, scope, isEarly) => {
          const date = datesOf(one, first, last)[index]
          fc.pre(date !== undefined)
          const from = date ?? ''
          const now = addDays(from, ahead)
          const early = datesOf(one, addDays(now, 1), addDays(now, 40))[0]
          const occurrences =
            isEarly && early
              ? [{ id: occurrenceId('a', early), activity: 'a', date: early, movedTo: `${now}T08:00` }]
              : []
          const programme = programmeOf({ activities: [one], occurrences })
          const before = { ...filled(one), date: from }
          const after = { ...before, ...partsOn(from) }
          fc.pre(scopesOf(one, from, before, after).includes(scope))
          const changed = saved(programme, one, from, partsOn(from), scope, now)
          // The one that is moved by hand may be held later than today, under the id that it had.
          expect(idsUntil(changed, addDays(now, 80))).toEqual(
            expect.arrayContaining(idsUntil(programme, now)),
          )
        },
      ),
      { numRuns: 150 },
    )
  })

  it('has what it can have of its own from the change, and its series the rest from the next date', () => {
    const programme = programmeOf({ activities: [bingo] })
    const parts = { time: '15:00', minutes: 90, details: { leader: 'Siv', title: { sv: 'Storbingo' } } }
    const after = saved(programme, bingo, today, parts, 'later')
    expect(after.occurrences).toMatchObject([
      { id: `bingo:${today}`, movedTo: `${today}T15:00`, durationMinutes: 90, leader: 'Siv' },
    ])
    expect(series(after, 'later')).toMatchObject({
      start: '2026-11-30T15:00',
      title: { sv: 'Storbingo' },
      leader: 'Siv',
      places: 20,
    })
    expect(shown(after, '2026-11-09', 4).map(({ title, start }) => `${title} ${start}`)).toEqual([
      'bingo 2026-11-09T14:00',
      'bingo 2026-11-16T14:00',
      `bingo ${today}T15:00`,
      'Storbingo 2026-11-30T15:00',
    ])
  })

  it('is moved by itself where the series moves to another day, and is there once', () => {
    const programme = programmeOf({ activities: [bingo] })
    for (const scope of ['later', 'all'] as const) {
      const after = saved(programme, bingo, today, { date: '2026-11-24', time: '10:00' }, scope)
      const starts = shown(after, '2026-11-16', 3).flatMap(({ start, away }) => (away ? [] : [start]))
      const before = scope === 'all' ? '2026-11-16T10:00' : '2026-11-16T14:00'
      expect(starts).toEqual([before, '2026-11-24T10:00', '2026-12-01T10:00'])
    }
  })

  it('stays when the rest gets another repeat, or has no more', () => {
    const programme = programmeOf({ activities: [bingo] })
    const datesWith = (repeat: Repeat) =>
      shown(saved(programme, bingo, today, { repeat }, 'later'), '2026-11-16', 4).map(({ date }) => date)
    expect(datesWith({ kind: 'weekly', days: ['monday'], every: 2 })).toEqual([
      '2026-11-16',
      today,
      '2026-12-07',
    ])
    expect(datesWith({ kind: 'weekly', days: ['wednesday'], every: 1, count: 2 })).toEqual([
      '2026-11-16',
      today,
      '2026-11-25',
      '2026-12-02',
    ])
    expect(datesWith({ kind: 'once' })).toEqual(['2026-11-16', today])
  })

  it('keeps what it has of its own where it is not the one that is changed', () => {
    const own = {
      id: `bingo:${today}`,
      activity: 'bingo',
      date: today,
      leader: 'Ann',
      movedTo: `${today}T16:00`,
    }
    const programme = programmeOf({ activities: [bingo], occurrences: [own] })
    const after = saved(
      programme,
      bingo,
      '2026-11-16',
      { time: '15:00', details: { leader: 'Siv' } },
      'later',
    )
    expect(after.occurrences).toMatchObject([
      { id: `bingo:${today}`, leader: 'Ann', movedTo: `${today}T16:00` },
      { id: 'bingo:2026-11-16', leader: 'Siv', movedTo: '2026-11-16T15:00' },
    ])
  })

  it('takes what differs on later dates along to the new series', () => {
    const off = { id: 'bingo:2026-12-07', activity: 'bingo', date: '2026-12-07', cancelled: true }
    const programme = programmeOf({ activities: [bingo], occurrences: [off] })
    const after = saved(programme, bingo, today, { date: '2026-11-24' }, 'later')
    expect(after.occurrences.map(({ id }) => id)).toEqual([`bingo:${today}`, 'later:2026-12-08'])
  })

  it('is told of before it is saved, where part of the change must wait', () => {
    const programme = programmeOf({ activities: [bingo] })
    const asked = (date: string, parts: Partial<Filled>) => {
      const before = { ...filled(bingo), date }
      return waits(programme, { activity: bingo, date, before, after: { ...before, ...parts }, today })
    }
    const title = { details: { ...filled(bingo).details, title: { sv: 'Storbingo' } } }
    expect(asked(today, title)).toBe(true)
    expect(asked('2026-11-30', title)).toBe(false)
    expect(asked(today, { time: '15:00', details: { ...filled(bingo).details, leader: 'Siv' } })).toBe(false)
  })
})

it('what is held once and has not come to its day yet is planned anew when it is moved, and marked from then on', () => {
  const once = activity('once', { start: '2026-11-26T13:00' })
  const programme = programmeOf({ activities: [once] })
  const to = { date: '2026-11-27', time: '10:00' }
  const before = saved(programme, once, '2026-11-26', to, 'all', '2026-11-25')
  expect(series(before, 'once').start).toBe('2026-11-27T10:00')
  const same = saved(programme, once, '2026-11-26', to, 'all', '2026-11-26')
  expect(same.occurrences).toMatchObject([{ movedTo: '2026-11-27T10:00' }])
})
