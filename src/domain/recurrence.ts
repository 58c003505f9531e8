import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { ActivityFields } from '../contract/programme.ts'
import { dateOf } from './dates.ts'
import { holidayOn } from './holidays.ts'
import { checkWallTime, instantOf, localDateTime, Unreadable } from './time.ts'

/** The part of an activity that says when it is held. */
export type Recurring = Pick<ActivityFields, 'start' | 'recurrence' | 'notOnHolidays'>

/**
 * Rules that have been read, for whoever asks about the same programme again and again: reading one takes some 0.1 ms, asking it a
 * hundredth of that. Make one (`new Map()`) with each new programme.
 */
export type RuleCache = Map<string, RRuleTemporal>

/**
 * The dates on which an activity is held, `from` to `to` inclusive, in order: its one date, or those that its RFC 5545 RRULE gives
 * in the venue's local time. A start that the rule itself does not give is no date of it.
 *
 * `notOnHolidays` leaves out public holidays and the three eves, when venues are closed too; what is held once is held on the date
 * that somebody chose for it, whatever the day. A wall time that the spring change skips keeps its date (it is held an hour later by
 * the sun, see `instantOf`), where RFC 5545 would drop it.
 *
 * `timeZone` matters only to an UNTIL in UTC. Throws `Unreadable` where start or rule cannot be read.
 */
export function datesOf(
  activity: Recurring,
  from: string,
  to: string,
  { timeZone = 'Europe/Stockholm', rules }: { timeZone?: string; rules?: RuleCache } = {},
): string[] {
  if (from > to) return []
  if (!activity.recurrence) {
    checkWallTime(activity.start)
    const date = dateOf(activity.start)
    return from <= date && date <= to ? [date] : []
  }
  const { start, recurrence } = activity
  const rule = ruleOf(start, recurrence, timeZone, rules)
  const dates = readingRule(recurrence, () => expand(rule, from, to))
  return activity.notOnHolidays ? dates.filter((date) => holidayOn(date) === null) : dates
}

function ruleOf(start: string, recurrence: string, timeZone: string, rules?: RuleCache): RRuleTemporal {
  const key = `${start} ${timeZone} ${recurrence}`
  const known = rules?.get(key)
  if (known) return known
  const rule = readRule(start, recurrence, timeZone)
  rules?.set(key, rule)
  return rule
}

/**
 * The rule as if the venue's wall clock were UTC: a programme is held at the same wall time all year, so its dates need no zone,
 * and the library is an order of magnitude quicker without one.
 */
function readRule(start: string, recurrence: string, timeZone: string): RRuleTemporal {
  checkWallTime(start)
  const rruleString = `RRULE:${checkedRule(recurrence, timeZone)}`
  return readingRule(recurrence, () => {
    const dtstart = Temporal.ZonedDateTime.from(`${start}[UTC]`)
    return new RRuleTemporal({ rruleString, dtstart, strict: true, cache: false })
  })
}

function expand(rule: RRuleTemporal, from: string, to: string): string[] {
  const held = rule.between(new Date(`${from}T00:00Z`), new Date(`${to}T23:59Z`), true)
  return held.map(({ epochMilliseconds }) => new Date(epochMilliseconds).toISOString().slice(0, 10))
}

const weekday = '(MO|TU|WE|TH|FR|SA|SU)'
const list = (item: string) => new RegExp(`^${item}(,${item})*$`)

/**
 * What each part of a rule may hold (RFC 5545, 3.3.10). An activity has one start a day, so parts below the day are refused. The
 * library takes much that is none of this and guesses (it reads COUNT=x as no limit), hence a list of our own.
 */
const parts: Record<string, RegExp> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  // More takes the library a second from a start long ago, and 999 weeks are nineteen years.
  COUNT: /^[1-9]\d{0,2}$/,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  BYDAY: list(`([+-]?[1-9]\\d?)?${weekday}`),
  BYMONTHDAY: list('-?([1-9]|[12]\\d|3[01])'),
  BYYEARDAY: list('-?([1-9]\\d{0,1}|[12]\\d\\d|3[0-5]\\d|36[0-6])'),
  BYWEEKNO: list('-?([1-9]|[1-4]\\d|5[0-3])'),
  BYMONTH: list('([1-9]|1[0-2])'),
  BYSETPOS: list('-?[1-9]\\d{0,2}'),
  WKST: new RegExp(`^${weekday}$`),
}

function checkedRule(recurrence: string, timeZone: string): string {
  const seen = new Map<string, string>()
  for (const part of recurrence
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [name = '', value = ''] = part.split('=', 2)
    if (seen.has(name) || !parts[name]?.test(value))
      throw new Unreadable(`"${part}" in the rule "${recurrence}" cannot be read`)
    seen.set(name, name === 'UNTIL' ? localUntil(value, timeZone) : value)
  }
  if (!seen.has('FREQ')) throw new Unreadable(`The rule "${recurrence}" says not how often`)
  return [...seen].map(([name, value]) => `${name}=${value}`).join(';')
}

/** The end of a rule on the venue's wall clock, marked as UTC as the whole rule is. A bare date ends with that day. */
function localUntil(value: string, timeZone: string): string {
  const date = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`
  if (value.length === 8) return compact(checkWallTime(`${date}T23:59`))
  const time = `${value.slice(9, 11)}:${value.slice(11, 13)}`
  if (!value.endsWith('Z')) return compact(checkWallTime(`${date}T${time}`))
  return compact(localDateTime(instantOf(`${date}T${time}`, 'UTC'), timeZone))
}

function compact(wallTime: string): string {
  return `${wallTime.replaceAll(/[-:]/g, '')}00Z`
}

function readingRule<T>(recurrence: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Unreadable(`The rule "${recurrence}" cannot be read`, { cause: error })
  }
}
