import { type Weekday, weekdays } from '../../contract/words.ts'
import { addDays, dateOf, daysBetween, mondayOf, timeOf, weekdayOf } from '../dates.ts'
import { datesOf, type Recurring } from '../recurrence.ts'
import { firstDate, fromRule, type Nth, parityOf, type Repeat, toRule } from '../repeat.ts'

/** The dates of a rule up to `to`, those on holidays too, since a move may have taken one off its holiday. */
export function ruleDates(series: Recurring, to: string): string[] {
  return datesOf({ ...series, notOnHolidays: false }, dateOf(series.start), to)
}

/** The rule without what is held on `from` and after it. */
export function endedBefore(recurrence: string, from: string): string {
  return [...partsWithoutEnd(recurrence), `UNTIL=${addDays(from, -1).replaceAll('-', '')}`].join(';')
}

/** The rule as it goes on from its date `from`, which it then starts with. A rule that counts has the times left that it had. */
export function goingOnFrom(series: Recurring & { recurrence: string }, from: string): string {
  const count = /(?:^|;)COUNT=(\d+)/i.exec(series.recurrence)?.[1]
  if (count === undefined) return series.recurrence
  const passed = ruleDates(series, addDays(from, -1)).length
  return [...partsWithoutEnd(series.recurrence), `COUNT=${Number(count) - passed}`].join(';')
}

function partsWithoutEnd(recurrence: string): string[] {
  return recurrence
    .replace(/^RRULE:/i, '')
    .split(';')
    .filter((part) => !/^(UNTIL|COUNT)=/i.test(part))
}

/** When a series is held: what a move of the whole of it changes. */
export interface Timing {
  start: string
  recurrence: string | undefined
}

/**
 * The series with the date `from` of it held at `to` (`2026-11-27T10:00`), and every other date moved alike: Thursdays become Fridays,
 * the first Monday of the month the second Tuesday. Null for a rule that cannot be moved to another day because only a person could
 * say what it then means.
 */
export function movedSeries(series: Timing, from: string, to: string): Timing | null {
  const time = timeOf(to)
  const days = daysBetween(from, dateOf(to))
  if (days === 0) return { ...series, start: `${dateOf(series.start)}T${time}` }
  if (!series.recurrence) return { ...series, start: to }
  const first = dateOf(series.start)
  const repeat = fromRule(series.recurrence, first)
  const moved = repeat && movedRepeat(repeat, first, days, dateOf(to))
  if (!moved) return null
  const start = moved.kind === 'monthly' ? monthlyStart(moved, first) : addDays(first, days)
  return { start: `${start}T${time}`, recurrence: toRule(moved, start) }
}

function movedRepeat(repeat: Repeat, first: string, days: number, target: string): Repeat | null {
  switch (repeat.kind) {
    case 'weekly':
      if (repeat.every > 1 && partsWeeks(repeat.days, days)) return null
      return { ...repeat, ...endMoved(repeat, days), days: daysMoved(repeat.days, days) }
    case 'isoWeeks':
      if (partsWeeks(repeat.days, days)) return null
      return {
        ...repeat,
        ...endMoved(repeat, days),
        days: daysMoved(repeat.days, days),
        parity: parityOf(addDays(first, days)),
      }
    case 'monthly':
      return { ...repeat, nth: nthOf(target), weekday: weekdayOf(target) }
    case 'yearly':
      return { ...repeat, ...endMoved(repeat, days) }
    case 'once':
      return repeat
  }
}

/** Whether of several days in a week some would come into another week and some not, which no rule of whole weeks says. */
function partsWeeks(days: readonly Weekday[], by: number): boolean {
  return new Set(days.map((day) => Math.floor((weekdays.indexOf(day) + by) / 7))).size > 1
}

function endMoved({ until }: { until?: string }, days: number): { until?: string } {
  return until === undefined ? {} : { until: addDays(until, days) }
}

function daysMoved(days: readonly Weekday[], by: number) {
  const at = (day: Weekday) => (((weekdays.indexOf(day) + by) % 7) + 7) % 7
  return weekdays.filter((_, index) => days.some((day) => at(day) === index))
}

/** Which of its weekday in the month a date is; the fifth, which few months have, is the last. */
export function nthOf(date: string): Nth {
  const nth = Math.ceil(Number(date.slice(8)) / 7)
  return ([1, 2, 3, 4] as const).find((one) => one === nth) ?? -1
}

/** In the month in which the series began, that each month keeps its one date. */
function monthlyStart(repeat: Repeat, first: string): string {
  return firstDate(repeat, `${first.slice(0, 7)}-01`)
}

/**
 * Where a series that has got another repeat starts: on or after `first`, on a date of the repeat, and in the weeks of `shown`, the date
 * that the person had before them, where it is not held every week.
 */
export function startOfRepeat(repeat: Repeat, first: string, shown: string): string {
  if (repeat.kind !== 'weekly' || repeat.every === 1) return firstDate(repeat, first)
  const weeks = daysBetween(mondayOf(first), mondayOf(shown)) / 7
  const late = ((weeks % repeat.every) + repeat.every) % repeat.every
  const inWeek = addDays(mondayOf(first), late * 7)
  const start = firstDate({ ...repeat, every: 1 }, inWeek < first ? first : inWeek)
  return start
}
