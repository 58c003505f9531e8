import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weekdays } from '../contract/words.ts'
import { datesOf } from './recurrence.ts'
import { type Ending, firstDate, fromRule, type Nth, type Parity, type Repeat, toRule } from './repeat.ts'

const dayMs = 86_400_000
const [first, last] = ['2024-01-01', '2032-12-31']
const everyDay = Array.from({ length: (Date.parse(last) - Date.parse(first)) / dayMs + 1 }, (_, index) =>
  new Date(Date.parse(first) + index * dayMs).toISOString().slice(0, 10),
)
const ms = (date: string) => Date.parse(date)
const weekday = (date: string) => weekdays[(new Date(date).getUTCDay() + 6) % 7]

/** ISO 8601 by its other definition: week 1 holds 4 January. Independent of dates.ts. */
function isoWeekNumber(date: string): number {
  const mondayOf4th = (year: number) => {
    const fourth = Date.UTC(year, 0, 4)
    return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMs
  }
  const year = Number(date.slice(0, 4))
  const start = [year + 1, year, year - 1].map(mondayOf4th).find((monday) => monday <= ms(date)) ?? 0
  return Math.floor((ms(date) - start) / (7 * dayMs)) + 1
}

function monday(date: string): number {
  return ms(date) - ((new Date(date).getUTCDay() + 6) % 7) * dayMs
}

/** What a repeat means, said day by day and with none of the code that writes or reads rules. */
function fits(repeat: Repeat, start: string, date: string): boolean {
  if (date < start || ('until' in repeat && repeat.until !== undefined && date > repeat.until)) return false
  const day = Number(date.slice(8))
  const daysInMonth = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate()
  switch (repeat.kind) {
    case 'once':
      return date === start
    case 'weekly':
      return (
        repeat.days.some((one) => one === weekday(date)) &&
        ((monday(date) - monday(start)) / (7 * dayMs)) % repeat.every === 0
      )
    case 'isoWeeks':
      return (
        repeat.days.some((one) => one === weekday(date)) &&
        isoWeekNumber(date) % 2 === (repeat.parity === 'odd' ? 1 : 0)
      )
    case 'monthly':
      return (
        weekday(date) === repeat.weekday &&
        (repeat.nth === -1 ? day + 7 > daysInMonth : day > (repeat.nth - 1) * 7 && day <= repeat.nth * 7)
      )
    case 'yearly':
      return date.slice(5) === start.slice(5)
  }
}

const anyDate = fc.integer({ min: 0, max: 1500 }).map((index) => everyDay[index] ?? first)
const anyEnding: fc.Arbitrary<Ending> = fc.oneof(
  fc.constant({}),
  fc.integer({ min: 0, max: everyDay.length - 1 }).map((index) => ({ until: everyDay[index] ?? last })),
  fc.integer({ min: 1, max: 60 }).map((count) => ({ count })),
)
const anyDays = fc
  .uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 4 })
  .map((days) => weekdays.filter((day) => days.includes(day)))
const anyRepeat: fc.Arbitrary<Repeat> = fc
  .tuple(
    fc.oneof(
      fc.record({
        kind: fc.constant('weekly' as const),
        days: anyDays,
        every: fc.integer({ min: 1, max: 5 }),
      }),
      fc.record({
        kind: fc.constant('isoWeeks' as const),
        days: anyDays,
        parity: fc.constantFrom<Parity>('odd', 'even'),
      }),
      fc.record({
        kind: fc.constant('monthly' as const),
        nth: fc.constantFrom<Nth>(1, 2, 3, 4, -1),
        weekday: fc.constantFrom(...weekdays),
      }),
      fc.constant({ kind: 'yearly' as const }),
    ),
    anyEnding,
  )
  .map(([repeat, ending]): Repeat => ({ ...repeat, ...ending }))

describe('a repeat', () => {
  it('is held on the dates that its words say, 2024–2032, week 53 and all', () => {
    fc.assert(
      fc.property(anyRepeat, anyDate, (repeat, start) => {
        const activity = { start: `${start}T10:00`, recurrence: toRule(repeat, start), notOnHolidays: false }
        const expected = everyDay.filter((date) => fits(repeat, start, date))
        const count = 'count' in repeat ? repeat.count : undefined
        expect(datesOf(activity, first, last)).toEqual(expected.slice(0, count))
      }),
      { numRuns: 120 },
    )
  })

  it('comes back from its rule as it was', () => {
    fc.assert(
      fc.property(anyRepeat, anyDate, (repeat, start) => {
        expect(fromRule(toRule(repeat, start), start)).toEqual(repeat)
      }),
    )
  })

  it('begins on a date of its own', () => {
    fc.assert(
      fc.property(anyRepeat, anyDate, (repeat, from) => {
        const open = { ...repeat, until: undefined, count: undefined }
        const start = firstDate(open, from)
        expect(start).toBe(everyDay.find((date) => date >= from && fits(open, date, date)))
      }),
    )
  })

  it('of odd weeks is held in week 53 and in week 1 after it, where every other week is not', () => {
    const odd = toRule({ kind: 'isoWeeks', days: ['thursday'], parity: 'odd' }, '2026-12-17')
    const held = (recurrence: string | undefined) =>
      datesOf({ start: '2026-12-17T10:00', recurrence, notOnHolidays: false }, '2026-12-14', '2027-01-24')
    expect(held(odd)).toEqual(['2026-12-17', '2026-12-31', '2027-01-07', '2027-01-21'])
    const other = toRule({ kind: 'weekly', days: ['thursday'], every: 2 }, '2026-12-17')
    expect(held(other)).toEqual(['2026-12-17', '2026-12-31', '2027-01-14'])
  })

  it('that is once has no rule', () => {
    expect(toRule({ kind: 'once' }, '2026-11-25')).toBeUndefined()
    expect(fromRule(undefined, '2026-11-25')).toEqual({ kind: 'once' })
  })
})

describe('a rule', () => {
  it.each<[string, Repeat]>([
    ['FREQ=WEEKLY', { kind: 'weekly', days: ['wednesday'], every: 1 }],
    ['RRULE:FREQ=WEEKLY;WKST=SU;BYDAY=TH,MO', { kind: 'weekly', days: ['monday', 'thursday'], every: 1 }],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1', { kind: 'monthly', nth: 1, weekday: 'monday' }],
    [
      'FREQ=MONTHLY;BYDAY=+1MO;UNTIL=20261231',
      { kind: 'monthly', nth: 1, weekday: 'monday', until: '2026-12-31' },
    ],
  ])('%s of others is shown', (rule, repeat) => {
    expect(fromRule(rule, '2026-11-25')).toEqual(repeat)
  })

  it.each([
    'FREQ=DAILY',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    'FREQ=WEEKLY;UNTIL=20261231T080000Z',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;BYMONTH=3',
    'FREQ=MONTHLY;BYMONTHDAY=15',
    'FREQ=MONTHLY;BYDAY=MO',
    'FREQ=MONTHLY;BYDAY=5MO',
    'FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO',
    'FREQ=YEARLY;INTERVAL=2',
    'FREQ=YEARLY;BYWEEKNO=1,3,5;BYDAY=TH',
    'FREQ=WEEKLY;FREQ=WEEKLY',
    'varje torsdag',
  ])('%s is none of the form’s', (rule) => {
    expect(fromRule(rule, '2026-11-25')).toBeNull()
  })
})
