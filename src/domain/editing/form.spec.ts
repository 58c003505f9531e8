import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Programme } from '../../contract/programme.ts'
import { addDays, dateOf, timeOf } from '../dates.ts'
import { datesOf } from '../recurrence.ts'
import { fromRule } from '../repeat.ts'
import { activity, programmeOf } from '../testing.ts'
import type { Activity } from './changes.ts'
import { changesFor, differenceOf, type Filled, isChanged, scopesOf } from './form.ts'
import { anySeries, applied, first, last, shown } from './testing.ts'

const thursday = '2026-11-26'
const bingo = activity('a', { start: '2026-11-05T13:00', recurrence: 'FREQ=WEEKLY;BYDAY=TH' })

function filled(one: Activity, date: string, parts: Partial<Filled> = {}): Filled {
  const { start, durationMinutes, recurrence, id: _, ...details } = one
  const repeat = fromRule(recurrence, dateOf(start)) ?? 'kept'
  return { date, time: timeOf(start), minutes: durationMinutes, repeat, details, ...parts }
}

function saved(
  programme: Programme,
  one: Activity,
  date: string,
  parts: Partial<Filled>,
  scope: 'this' | 'later' | 'all',
) {
  const before = filled(one, date)
  const wish = {
    activity: one,
    date,
    before,
    after: { ...before, ...parts },
    scope,
    newId: 'b',
    today: first,
  }
  return applied(programme, changesFor(programme, wish))
}

const startsOf = (programme: Programme) =>
  shown(programme, '2026-11-02', 8)
    .filter(({ away }) => !away)
    .map(({ start }) => start)

describe('a form', () => {
  it('that nobody has written in changes nothing', () => {
    fc.assert(
      fc.property(anySeries, (one) => {
        const before = filled(one, dateOf(one.start))
        expect(isChanged(differenceOf(before, structuredClone(before)))).toBe(false)
        const reordered = { ...before, details: { leader: null, ...before.details, price: undefined } }
        expect(isChanged(differenceOf(before, reordered))).toBe(false)
      }),
    )
  })

  it('for this date moves it and no other', () => {
    const programme = programmeOf({ activities: [bingo] })
    const after = saved(programme, bingo, thursday, { date: '2026-11-27', time: '10:00' }, 'this')
    const moved = startsOf(programme).map((start) =>
      dateOf(start) === thursday ? '2026-11-27T10:00' : start,
    )
    expect(startsOf(after)).toEqual(moved)
  })

  it('for all moves each as far, and takes back what one date had of its own', () => {
    const occurrences = [{ id: `a:${thursday}`, activity: 'a', date: thursday, movedTo: `${thursday}T15:00` }]
    const programme = programmeOf({ activities: [bingo], occurrences })
    const before = filled(bingo, thursday, { time: '15:00' })
    const wish = { activity: bingo, date: thursday, before, newId: 'b', today: first, scope: 'all' as const }
    const after = applied(
      programme,
      changesFor(programme, { ...wish, after: { ...before, date: '2026-11-27', time: '10:00' } }),
    )
    const plain = programmeOf({ activities: [bingo] })
    expect(startsOf(after)).toEqual(startsOf(plain).map((start) => `${addDays(dateOf(start), 1)}T10:00`))
  })

  it('for later dates leaves the earlier as they were, whatever is changed', () => {
    fc.assert(
      fc.property(anySeries, fc.nat({ max: 15 }), fc.integer({ min: 0, max: 2 }), (one, index, days) => {
        const programme = programmeOf({ activities: [one] })
        const date = datesOf(one, first, last)[index]
        fc.pre(date !== undefined && index > 0)
        const from = date ?? ''
        const parts = { date: addDays(from, days), time: '09:00', minutes: 30 }
        const before = filled(one, from)
        fc.pre(scopesOf(one, from, before, { ...before, ...parts }).includes('later'))
        const after = saved(programme, one, from, parts, 'later')
        const earlier = (all: Programme) =>
          all.activities.flatMap((each) => datesOf(each, first, addDays(from, -1))).sort()
        expect(earlier(after)).toEqual(earlier(programme))
        const later = after.activities.find(({ id }) => id === 'b')
        expect(later && datesOf({ ...later, notOnHolidays: false }, first, last)).toContain(parts.date)
      }),
      { numRuns: 60 },
    )
  })

  it('with another repeat has the date before the person in it', () => {
    const programme = programmeOf({ activities: [bingo] })
    const repeat = { kind: 'weekly' as const, days: ['thursday' as const], every: 2 }
    const dates = (after: Programme) => startsOf(after).map(dateOf)
    expect(dates(saved(programme, bingo, thursday, { repeat }, 'all'))).toContain(thursday)
    expect(dates(saved(programme, bingo, thursday, { repeat }, 'later'))).toEqual([
      '2026-11-05',
      '2026-11-12',
      '2026-11-19',
      thursday,
      '2026-12-10',
    ])
  })

  it('of what is held once may make it come back', () => {
    const once = activity('a', { start: `${thursday}T13:00` })
    const programme = programmeOf({ activities: [once] })
    const repeat = { kind: 'weekly' as const, days: ['thursday' as const], every: 1, until: '2026-12-10' }
    expect(startsOf(saved(programme, once, thursday, { repeat }, 'all')).map(dateOf)).toEqual([
      thursday,
      '2026-12-03',
      '2026-12-10',
    ])
  })
})

describe('what a change can hold for', () => {
  const offered = (parts: Partial<Filled>, one = bingo) => {
    const before = filled(one, thursday)
    return scopesOf(one, thursday, before, { ...before, ...parts })
  }
  const details = filled(bingo, thursday).details

  it.each<[string, Partial<Filled>, string[]]>([
    ['time', { time: '10:00' }, ['this', 'later', 'all']],
    ['room and leader', { details: { ...details, room: 'r', leader: 'Karin' } }, ['this', 'later', 'all']],
    ['no room', { details: { ...details, room: null, title: { sv: 'B' } } }, ['later', 'all']],
    ['title', { details: { ...details, title: { sv: 'B' } } }, ['later', 'all']],
    ['repeat', { repeat: { kind: 'once' } }, ['later', 'all']],
  ])('%s', (_, parts, scopes) => expect(offered(parts)).toEqual(scopes))

  it('is nothing to choose for what comes once', () => {
    expect(offered({ time: '10:00' }, activity('a', { start: `${thursday}T13:00` }))).toEqual([])
  })

  it('is this date alone where a rule that no form shows gets another day', () => {
    const other = activity('a', { start: `${thursday}T13:00`, recurrence: 'FREQ=MONTHLY;BYMONTHDAY=26' })
    expect(offered({ date: '2026-11-27' }, other)).toEqual(['this'])
    expect(offered({ time: '10:00' }, other)).toEqual(['this', 'later', 'all'])
  })
})
