import { type Weekday, weekdays } from '../../contract/words.ts'
import { daysFrom, weekdayOf } from '../dates.ts'
import type { Almanac } from './almanac.ts'
import type { WrittenDate, WrittenDays } from './days.ts'
import type { ReadingReason } from './reading.ts'
import { firstDate, type Repeat, ruleOf } from './repeats.ts'
import type { Scan } from './scan.ts'

/** The days of an entry: certain dates, or a rule from a first date on. */
export interface When {
  dates: string[]
  /** With a rule there is one date, the first. */
  rule?: string
  /** What the rule was made of. */
  repeat?: Repeat
  on: Weekday[]
  cancelledOn: string[]
  why: ReadingReason[]
}

/** A run of days longer than this is a slip of the pen. */
const longestRun = 120

/**
 * The days that a line states, or null when it states none. `repeat` is what a heading above says of how often. "badDate" where a
 * day is written that does not exist.
 */
export function whenOf(
  { days, repeat: own }: Scan,
  almanac: Almanac,
  above?: Repeat,
): When | 'badDate' | null {
  const { on } = days
  const repeat = own ?? (on && on.dates.length === 0 ? above : undefined)
  if (repeat && (on || repeat.weekdays)) {
    if (!on && almanac.monday && repeat.weekdays) return inWeek(repeat.weekdays, almanac)
    return repeating(repeat, on, days, almanac)
  }
  if (!on && days.from && days.until)
    return onDates({ dates: [], weekdays: [], range: true, plural: false }, days.from, days.until, almanac)
  if (!on) return null
  if (on.plural) return repeating({ every: 'week' }, on, days, almanac)
  return on.dates.length > 0 ? onDates(on, days.from, days.until, almanac) : inWeek(named(on), almanac)
}

function onDates(
  on: WrittenDays,
  from: WrittenDate | undefined,
  until: WrittenDate | undefined,
  almanac: Almanac,
): When | 'badDate' {
  const written = [...(from ? [from] : []), ...on.dates, ...(until ? [until] : [])]
  const read = written.map((date) => almanac.dateOf(date)).filter((date) => date !== null)
  const [first, last] = [read[0], read.at(-1)]
  if (read.length < written.length || !first || !last) return 'badDate'
  const run = daysFrom(first.date, last.date)
  const isRun = (on.range || until !== undefined) && run.length > 0
  if (isRun && run.length > longestRun) return 'badDate'
  const dates = isRun ? run : read.map(({ date }) => date)
  return { dates, on: [], cancelledOn: [], why: read.flatMap(({ why }) => why) }
}

function inWeek(on: readonly Weekday[], almanac: Almanac): When {
  const read = on.map((weekday) => almanac.dateInWeek(weekdays.indexOf(weekday)))
  return { dates: read.map(({ date }) => date), on: [...on], cancelledOn: [], why: read[0]?.why ?? [] }
}

function repeating(
  repeat: Repeat,
  on: WrittenDays | undefined,
  days: Scan['days'],
  almanac: Almanac,
): When | 'badDate' {
  const dateOf = (written: WrittenDate | undefined) => (written ? almanac.dateOf(written)?.date : undefined)
  const stated = on?.dates.map(dateOf) ?? []
  const from = dateOf(days.from) ?? stated[0]
  const until = dateOf(days.until) ?? (on?.range ? stated.at(-1) : undefined)
  const held = repeat.weekdays ?? (on && on.weekdays.length > 0 ? named(on) : from ? [weekdayOf(from)] : [])
  if (held.length === 0 || (on && stated.includes(undefined))) return 'badDate'
  const first = firstDate(repeat, held, from ?? almanac.monday ?? almanac.today)
  const why: ReadingReason[] = []
  if (!from && repeat.every === 'otherWeek' && !almanac.monday)
    why.push({ code: 'everyOtherWeekFrom', date: first })
  else if (!from) why.push({ code: 'repeatsFrom', date: first })
  return {
    dates: [first],
    rule: ruleOf(repeat, held, until),
    repeat,
    on: held,
    cancelledOn: days.except.map(dateOf).filter((date) => date !== undefined),
    why,
  }
}

/** The weekdays that are meant, "mån–fre" written out. */
export function named({ weekdays: written, range }: WrittenDays): Weekday[] {
  const [first, last] = [written[0], written.at(-1)]
  if (!range || !first || !last) return written
  const [from, to] = [weekdays.indexOf(first), weekdays.indexOf(last)]
  return from <= to ? weekdays.slice(from, to + 1) : written
}
