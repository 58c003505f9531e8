import { type Weekday, weekdays } from '../contract/words.ts'
import { addDays, isoWeek, weekdayOf } from './dates.ts'

/** How an activity comes back, as far as a form for staff shows it. The page may use this: it needs no Temporal. */
export type Repeat =
  | { kind: 'once' }
  | ({ kind: 'weekly'; days: Weekday[]; every: number } & Ending)
  /** In odd or in even ISO weeks: after week 53 comes week 1, and an odd-week activity is held in both. */
  | ({ kind: 'isoWeeks'; days: Weekday[]; parity: Parity } & Ending)
  | ({ kind: 'monthly'; nth: Nth; weekday: Weekday } & Ending)
  /** On the date of the start. */
  | ({ kind: 'yearly' } & Ending)

export type Parity = 'odd' | 'even'
export type Nth = 1 | 2 | 3 | 4 | -1

/** The last date, inclusive, or how many times; neither is until further notice. */
export interface Ending {
  until?: string
  count?: number
}

const mostWeeks = 52

/**
 * The RFC 5545 rule of a repeat that starts on `startDate`; undefined for once. Weeks of one parity are named by number, since every
 * second week is no longer odd after a year with week 53 (2026, 2032).
 */
export function toRule(repeat: Repeat, startDate: string): string | undefined {
  switch (repeat.kind) {
    case 'once':
      return undefined
    case 'weekly': {
      const interval = repeat.every === 1 ? [] : [`INTERVAL=${repeat.every}`]
      return rule(['FREQ=WEEKLY', ...interval, byDay(repeat.days, startDate)], repeat)
    }
    case 'isoWeeks': {
      const weeks = weeksOf(repeat.parity).join(',')
      return rule(['FREQ=YEARLY', `BYWEEKNO=${weeks}`, byDay(repeat.days, startDate)], repeat)
    }
    case 'monthly':
      return rule(['FREQ=MONTHLY', `BYDAY=${repeat.nth}${codeOf(repeat.weekday)}`], repeat)
    case 'yearly':
      return rule(['FREQ=YEARLY'], repeat)
  }
}

/** The repeat that a rule says, for a start on `startDate`; null for one that the form cannot show, which is then shown and kept as it is. */
export function fromRule(recurrence: string | undefined, startDate: string): Repeat | null {
  if (!recurrence) return { kind: 'once' }
  const parts = partsOf(recurrence)
  const ending = parts && endingOf(parts)
  if (!parts || !ending) return null
  const names = [...parts.keys()].filter((name) => !['FREQ', 'UNTIL', 'COUNT'].includes(name))
  const has = (...known: string[]) => names.every((name) => known.includes(name))
  switch (parts.get('FREQ')) {
    case 'WEEKLY':
      return has('INTERVAL', 'BYDAY', 'WKST') ? weekly(parts, startDate, ending) : null
    case 'MONTHLY':
      return has('INTERVAL', 'BYDAY', 'BYSETPOS', 'WKST') ? monthly(parts, ending) : null
    case 'YEARLY':
      if (has('INTERVAL', 'WKST') && isEvery(parts, 1)) return { kind: 'yearly', ...ending }
      return has('INTERVAL', 'BYWEEKNO', 'BYDAY', 'WKST') ? isoWeeks(parts, startDate, ending) : null
    default:
      return null
  }
}

/**
 * The first date of the repeat on `from` or after it, for a start that the rule itself gives: one that it does not is no date of it
 * (recurrence.ts). Once and yearly have it on `from`.
 */
export function firstDate(repeat: Repeat, from: string): string {
  for (let day = 0; day < 63; day += 1) {
    const date = addDays(from, day)
    if (isDate(repeat, date)) return date
  }
  return from
}

function isDate(repeat: Repeat, date: string): boolean {
  switch (repeat.kind) {
    case 'weekly':
      return repeat.days.includes(weekdayOf(date))
    case 'isoWeeks':
      return repeat.days.includes(weekdayOf(date)) && parityOf(date) === repeat.parity
    case 'monthly':
      return weekdayOf(date) === repeat.weekday && isNth(date, repeat.nth)
    default:
      return true
  }
}

/** Whether the ISO week of a date is odd or even. */
export function parityOf(date: string): Parity {
  return isoWeek(date).week % 2 === 1 ? 'odd' : 'even'
}

function isNth(date: string, nth: Nth): boolean {
  if (nth === -1) return addDays(date, 7).slice(0, 7) !== date.slice(0, 7)
  return Math.ceil(Number(date.slice(8)) / 7) === nth
}

function weekly(parts: Parts, startDate: string, ending: Ending): Repeat | null {
  const every = Number(parts.get('INTERVAL') ?? 1)
  const days = daysOf(parts.get('BYDAY'), startDate)
  if (days === null || !Number.isInteger(every) || every < 1 || every > mostWeeks) return null
  // Weeks that begin on another day than Monday part the dates otherwise where not every week is meant.
  const isMondays = (parts.get('WKST') ?? 'MO') === 'MO'
  return every === 1 || isMondays ? { kind: 'weekly', days, every, ...ending } : null
}

function isoWeeks(parts: Parts, startDate: string, ending: Ending): Repeat | null {
  const numbers = (parts.get('BYWEEKNO') ?? '').split(',').map(Number)
  const isAll = (parity: Parity) => {
    const weeks = weeksOf(parity)
    return numbers.length === weeks.length && weeks.every((week) => numbers.includes(week))
  }
  const parity = (['odd', 'even'] as const).find(isAll)
  const days = daysOf(parts.get('BYDAY'), startDate)
  const isIso = (parts.get('WKST') ?? 'MO') === 'MO' && isEvery(parts, 1)
  return parity && days && isIso ? { kind: 'isoWeeks', days, parity, ...ending } : null
}

function monthly(parts: Parts, ending: Ending): Repeat | null {
  if (!isEvery(parts, 1)) return null
  const [, inDay = '', code = ''] = /^\+?(-?\d)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(parts.get('BYDAY') ?? '') ?? []
  const position = parts.get('BYSETPOS') ?? ''
  // One of the two says which of the month's: Outlook writes BYDAY=MO;BYSETPOS=1.
  if ((inDay === '') === (position === '')) return null
  const nth = ([1, 2, 3, 4, -1] as const).find((one) => one === Number(inDay || position))
  const weekday = weekdayOfCode(code)
  return nth && weekday ? { kind: 'monthly', nth, weekday, ...ending } : null
}

type Parts = ReadonlyMap<string, string>

function partsOf(recurrence: string): Parts | null {
  const pairs = recurrence
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')
    .map((part) => part.split('='))
  const parts = new Map(pairs.map(([name = '', value = '']) => [name, value]))
  return parts.size === pairs.length && pairs.every((pair) => pair.length === 2) ? parts : null
}

/** An end at an hour within a day is another than the form can show. */
function endingOf(parts: Parts): Ending | null {
  const until = parts.get('UNTIL')
  const count = parts.get('COUNT')
  if (until !== undefined && count !== undefined) return null
  if (count !== undefined) return /^[1-9]\d{0,2}$/.test(count) ? { count: Number(count) } : null
  if (until === undefined) return {}
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(until) ?? []
  return year === undefined ? null : { until: `${year}-${month}-${day}` }
}

function isEvery(parts: Parts, interval: number): boolean {
  return Number(parts.get('INTERVAL') ?? 1) === interval
}

function daysOf(byDay: string | undefined, startDate: string): Weekday[] | null {
  if (byDay === undefined) return [weekdayOf(startDate)]
  const days = byDay.split(',').map(weekdayOfCode)
  return days.every((day) => day !== undefined) ? inOrder(days) : null
}

function inOrder(days: readonly Weekday[]): Weekday[] {
  return weekdays.filter((day) => days.includes(day))
}

function byDay(days: readonly Weekday[], startDate: string): string {
  const held = days.length === 0 ? [weekdayOf(startDate)] : inOrder(days)
  return `BYDAY=${held.map(codeOf).join(',')}`
}

function codeOf(day: Weekday): string {
  return day.slice(0, 2).toUpperCase()
}

function weekdayOfCode(code: string): Weekday | undefined {
  return weekdays.find((day) => codeOf(day) === code)
}

function weeksOf(parity: Parity): number[] {
  return Array.from({ length: 53 }, (_, index) => index + 1).filter(
    (week) => (week % 2 === 1) === (parity === 'odd'),
  )
}

function rule(parts: string[], { until, count }: Ending): string {
  const end = until ? [`UNTIL=${until.replaceAll('-', '')}`] : count ? [`COUNT=${count}`] : []
  return [...parts, ...end].join(';')
}
