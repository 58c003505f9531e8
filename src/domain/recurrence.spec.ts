import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holidayOn } from './holidays.ts'
import { datesOf, type Recurring, type RuleCache } from './recurrence.ts'
import { Unreadable } from './time.ts'

const dayMs = 86_400_000
const first = '2024-01-01'
const last = '2032-12-31'
const codes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

const dates = (recurrence: string, from = first, to = last, start = '2024-01-01T10:00') =>
  datesOf({ start, recurrence, notOnHolidays: false }, from, to)

/** What the plain rules mean, day by day and straight from the RFC's words, to hold the library against. */
interface PlainRule {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY'
  interval: number
  byDay: string[]
  byMonthDay: number[]
  start: Date
}

const dayNumber = (date: Date) => Math.floor(date.getTime() / dayMs)
const weekNumber = (date: Date) => Math.floor((dayNumber(date) + 3) / 7)
const monthNumber = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth()
const daysInMonth = (date: Date) =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()

function fits(date: Date, { freq, interval, byDay, byMonthDay, start }: PlainRule): boolean {
  const count = { DAILY: dayNumber, WEEKLY: weekNumber, MONTHLY: monthNumber }[freq]
  if (date < start || (count(date) - count(start)) % interval !== 0) return false
  const day = date.getUTCDate()
  const code = codes[date.getUTCDay()] ?? ''
  const [forth, back] = [Math.ceil(day / 7), -Math.ceil((daysInMonth(date) - day + 1) / 7)]
  const onDay = byDay.some((one) => [code, `${forth}${code}`, `${back}${code}`].includes(one))
  const onMonthDay = byMonthDay.some((one) => one === day || one === day - daysInMonth(date) - 1)
  return (byDay.length === 0 || onDay) && (byMonthDay.length === 0 || onMonthDay)
}

const everyDay = Array.from(
  { length: (Date.parse(last) - Date.parse(first)) / dayMs + 1 },
  (_, index) => new Date(Date.parse(first) + index * dayMs),
)

function plainDates(rule: PlainRule): string[] {
  return everyDay.filter((date) => fits(date, rule)).map((date) => date.toISOString().slice(0, 10))
}

const someDays = fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 4 })
const nthDays = fc.uniqueArray(
  fc.tuple(fc.constantFrom(1, 2, 3, 4, 5, -1, -2), fc.constantFrom(...codes)).map(([n, day]) => `${n}${day}`),
  { minLength: 1, maxLength: 3 },
)
const monthDays = fc.uniqueArray(fc.constantFrom<number[]>(1, 13, 28, 29, 30, 31, -1, -31), {
  minLength: 1,
  maxLength: 3,
})
const anyStart = fc
  .integer({ min: Date.parse('2023-01-01') / dayMs, max: Date.parse('2026-12-31') / dayMs })
  .map((day) => new Date(day * dayMs))
const anyRule: fc.Arbitrary<PlainRule> = fc.oneof(
  fc.record({
    freq: fc.constant('WEEKLY' as const),
    interval: fc.integer({ min: 1, max: 6 }),
    byDay: someDays,
    byMonthDay: fc.constant<number[]>([]),
    start: anyStart,
  }),
  fc.record({
    freq: fc.constant('MONTHLY' as const),
    interval: fc.integer({ min: 1, max: 5 }),
    byDay: nthDays,
    byMonthDay: fc.constant<number[]>([]),
    start: anyStart,
  }),
  fc.record({
    freq: fc.constantFrom('MONTHLY' as const, 'DAILY' as const),
    interval: fc.integer({ min: 1, max: 3 }),
    byDay: fc.constant<string[]>([]),
    byMonthDay: monthDays,
    start: anyStart,
  }),
)
/** Half past two in the night is skipped and doubled by summer time; dates must not care. */
const anyTime = fc.constantFrom('10:00', '00:00', '23:59', '02:30')

function recurring(rule: PlainRule, time: string): Recurring {
  const byDay = rule.byDay.length > 0 ? `;BYDAY=${rule.byDay.join(',')}` : ''
  const byMonthDay = rule.byMonthDay.length > 0 ? `;BYMONTHDAY=${rule.byMonthDay.join(',')}` : ''
  return {
    start: `${rule.start.toISOString().slice(0, 10)}T${time}`,
    recurrence: `FREQ=${rule.freq};INTERVAL=${rule.interval}${byDay}${byMonthDay}`,
    notOnHolidays: false,
  }
}

describe('a rule', () => {
  it('gives the dates that its words say, in every week and over every summer time of nine years', () => {
    fc.assert(
      fc.property(anyRule, anyTime, (rule, time) => {
        expect(datesOf(recurring(rule, time), first, last)).toEqual(plainDates(rule))
      }),
      { numRuns: 100 },
    )
  })

  it('gives the same dates of a window whether it is asked alone or with others, known or new', () => {
    const rules: RuleCache = new Map()
    fc.assert(
      fc.property(
        anyRule,
        fc.integer({ min: 0, max: 3200 }),
        fc.integer({ min: 0, max: 20 }),
        (rule, day, days) => {
          const from = new Date(Date.parse(first) + day * dayMs).toISOString().slice(0, 10)
          const to = new Date(Date.parse(from) + days * dayMs).toISOString().slice(0, 10)
          const activity = recurring(rule, '10:00')
          const inWindow = plainDates(rule).filter((date) => from <= date && date <= to)
          expect(datesOf(activity, from, to)).toEqual(inWindow)
          expect(datesOf(activity, from, to, { rules })).toEqual(inWindow)
          expect(datesOf(activity, from, to, { rules })).toEqual(inWindow)
        },
      ),
    )
  })

  it('ends after COUNT, which counts from the start and not from the window', () => {
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 1, max: 60 }), (rule, count) => {
        const after2024 = {
          ...rule,
          start: new Date(Date.parse(first) + (rule.start.getTime() % (700 * dayMs))),
        }
        const activity = recurring(after2024, '10:00')
        const counted = { ...activity, recurrence: `${activity.recurrence};COUNT=${count}` }
        const expected = plainDates(after2024).slice(0, count)
        expect(datesOf(counted, first, last)).toEqual(expected)
        expect(datesOf(counted, '2025-06-01', last)).toEqual(expected.filter((date) => date >= '2025-06-01'))
      }),
    )
  })

  it.each([
    ['a bare date, and that day counts', '20240122', ['01-08', '01-15', '01-22']],
    ['a wall time', '20240122T100000', ['01-08', '01-15', '01-22']],
    ['a wall time before the start of the day’s', '20240122T095900', ['01-08', '01-15']],
    ['a time in UTC, nine being ten in Sweden', '20240122T090000Z', ['01-08', '01-15', '01-22']],
    ['a time in UTC just before', '20240122T085900Z', ['01-08', '01-15']],
  ])('ends UNTIL %s', (_, until, expected) => {
    const rule = `FREQ=WEEKLY;UNTIL=${until}`
    expect(dates(rule, '2024-01-02', '2024-02-20').map((date) => date.slice(5))).toEqual(expected)
  })

  it('ends UNTIL a time in UTC by the venue’s own clock', () => {
    const activity = {
      start: '2024-01-01T10:00',
      recurrence: 'FREQ=DAILY;UNTIL=20240103T083000Z',
      notOnHolidays: false,
    }
    const rules: RuleCache = new Map()
    const endsIn = (timeZone: string) => datesOf(activity, first, last, { timeZone, rules }).at(-1)
    expect(endsIn('Europe/Stockholm')).toBe('2024-01-02')
    expect(endsIn('Europe/Helsinki')).toBe('2024-01-03')
  })

  it('knows week 53, which few years have', () => {
    expect(dates('FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO')).toEqual(['2026-12-28', '2032-12-27'])
    expect(dates('FREQ=WEEKLY;INTERVAL=2', '2026-12-14', '2027-01-24', '2026-12-14T10:00')).toEqual([
      '2026-12-14',
      '2026-12-28',
      '2027-01-11',
    ])
  })

  it('takes the last workday of a month, a leap day, and small letters', () => {
    expect(dates('freq=monthly;byday=mo,tu,we,th,fr;bysetpos=-1', '2026-01-01', '2026-03-31')).toEqual([
      '2026-01-30',
      '2026-02-27',
      '2026-03-31',
    ])
    expect(dates('RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29')).toEqual([
      '2024-02-29',
      '2028-02-29',
      '2032-02-29',
    ])
    expect(dates('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')).toEqual([])
  })

  it('does not give its start where its words do not', () => {
    expect(dates('FREQ=WEEKLY;BYDAY=TH', '2024-01-01', '2024-01-07')).toEqual(['2024-01-04'])
  })

  it.each(
    [
      '',
      'FREQ=WEEKLY;BYDAY=XX',
      'FREQ=HOURLY',
      'FREQ=SECONDLY;INTERVAL=1',
      'BYDAY=TH',
      'FREQ=WEEKLY;COUNT=x',
      'FREQ=WEEKLY;COUNT=1000',
      'FREQ=WEEKLY;INTERVAL=0',
      'FREQ=WEEKLY;UNTIL=20260230',
      'FREQ=WEEKLY;FREQ=DAILY',
      'FREQ=WEEKLY;BYDAY=',
      'FREQ=WEEKLY;BYHOUR=9',
      'FREQ=WEEKLY;BYDAY=1TH',
      'FREQ=WEEKLY;toString=1',
      'FREQ=WEEKLY\nEXDATE:20261126T100000',
      'varje torsdag',
    ].slice(1),
  )('that reads "%s" is refused as unreadable', (recurrence) => {
    expect(() => dates(recurrence)).toThrow(Unreadable)
  })

  it('is read or refused, whatever is written, and never anything else', () => {
    const word = fc.constantFrom(
      'FREQ=',
      'DAILY',
      'YEARLY',
      ';',
      'BYDAY=',
      'MO',
      '-1',
      '53',
      'BYWEEKNO=',
      'BYSETPOS=',
      '5',
      ',',
      'UNTIL=',
      '20260101',
      'COUNT=',
      'T',
      'Z',
      'BYYEARDAY=',
      '366',
      'BYMONTHDAY=31',
      'BYMONTH=2',
      'WKST=SU',
    )
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 12 }).map((words) => `FREQ=MONTHLY;${words.join('')}`),
      fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
    )
    fc.assert(
      fc.property(text, (recurrence) => {
        try {
          expect(dates(recurrence, '2026-11-23', '2026-12-06').length).toBeLessThanOrEqual(14)
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('an activity', () => {
  it('that is held once is held on its date, holiday or not', () => {
    const once = { start: '2026-06-19T12:00', notOnHolidays: true }
    expect(datesOf(once, '2026-06-01', '2026-06-30')).toEqual(['2026-06-19'])
    expect(datesOf(once, '2026-06-19', '2026-06-19')).toEqual(['2026-06-19'])
    expect(datesOf(once, '2026-06-20', '2026-06-30')).toEqual([])
  })

  it('whose start is no date is refused as unreadable', () => {
    expect(() => datesOf({ start: '2026-02-30T10:00', notOnHolidays: false }, first, last)).toThrow(
      Unreadable,
    )
    expect(() => dates('FREQ=WEEKLY', first, last, '2026-13-01T10:00')).toThrow(Unreadable)
  })

  it('that is not on holidays leaves out those and the eves, and nothing else', () => {
    const daily = { start: '2024-01-01T10:00', recurrence: 'FREQ=DAILY' }
    const all = datesOf({ ...daily, notOnHolidays: false }, first, last)
    const working = datesOf({ ...daily, notOnHolidays: true }, first, last)
    expect(working).toEqual(all.filter((date) => holidayOn(date) === null))
    expect(working).not.toContain('2026-12-24')
    expect(working).toContain('2026-12-23')
  })

  it('has no dates in a window that ends before it begins', () => {
    expect(dates('FREQ=DAILY', '2026-11-24', '2026-11-23')).toEqual([])
  })
})
