import { Almanac } from './almanac.ts'
import type { SourceLine } from './lines.ts'
import type { Served } from './meals.ts'
import {
  type Obstacle,
  outcomeOf,
  type ProgrammeReading,
  type ReadActivity,
  type ReadingReason,
  type ReadLine,
  type ReadMeal,
} from './reading.ts'
import type { Repeat } from './repeats.ts'
import { type Scan, scan } from './scan.ts'
import type { Columns } from './tables.ts'
import type { WrittenTime } from './times.ts'
import { type When, whenOf } from './when.ts'

/** A line longer than this holds more than the longest text of a programme. */
export const longestLine = 500

/** What the reader carries from line to line. */
export interface State {
  readonly almanac: Almanac
  readonly reading: ProgrammeReading
  /** The day or days of the heading above. */
  when: When | null
  /** "Jämna veckor" above the weekdays. */
  repeat: Repeat | undefined
  section: 'programme' | 'menu' | 'hours'
  /** The whole text is a menu: nothing in it is an activity. */
  readonly food: boolean
  /** When meals were served before. */
  readonly served: Served
  /** What the heading of a menu says of all its dishes. */
  menu: { time?: WrittenTime; price?: number }
  columns: Columns | null
  /** What a line without a beginning of its own adds to. */
  current: { activities: ReadActivity[]; meals: ReadMeal[] } | null
  /** A time whose title stands in the next line, or a title whose time does. */
  waiting: { line: Line; has: 'time' | 'title' } | null
  /** The text sets times above their titles, so a line below a title is more of it. */
  timesFirst: boolean
  /** The letter has ended; who wrote it follows. */
  ended: boolean
  /** Notices of no day: they hold for as long as the whole text. */
  readonly general: Line[]
  afterBlank: boolean
}

/** A line on its way through the reader. */
export interface Line {
  source: SourceLine
  entry: ReadLine
  /** The line, or the row of a table told as a line. */
  text: string
  found: Scan
}

export function newState(
  source: readonly SourceLine[],
  today: string,
  { as = 'programme', served = {} }: { as?: 'programme' | 'menu'; served?: Served },
): State {
  const texts = source.map(({ text }) => (text.length > longestLine ? '' : text))
  return {
    almanac: new Almanac(texts, today),
    reading: {
      lines: [],
      activities: [],
      meals: [],
      openingExceptions: [],
      openingHours: {},
      notices: [],
    },
    when: null,
    repeat: undefined,
    section: as,
    food: as === 'menu',
    served,
    menu: {},
    columns: null,
    current: null,
    waiting: null,
    timesFirst: false,
    ended: false,
    general: [],
    afterBlank: false,
  }
}

export function keep(entry: ReadLine, why: readonly ReadingReason[]): void {
  entry.why = [...new Map(why.map((reason) => [reason.code, reason])).values()]
  entry.outcome = outcomeOf(entry.why)
}

export function drop(entry: ReadLine, why: Obstacle): void {
  entry.outcome = 'notUnderstood'
  entry.why = [why]
}

export function scanText(state: State, text: string): Scan {
  return scan(text, { thisYear: state.almanac.thisYear, month: state.almanac.month })
}

/** Below a heading that is none of opening hours: in a menu, dishes again. */
export function openSection(state: State): void {
  state.section = state.food ? 'menu' : 'programme'
}

/** Leaves the day that the lines above were about. */
export function closeDay(state: State): void {
  state.when = null
  state.current = null
  dropWaiting(state)
}

export function dropWaiting(state: State): void {
  if (state.waiting)
    drop(state.waiting.line.entry, { code: state.waiting.has === 'time' ? 'noTitle' : 'noTime' })
  state.waiting = null
}

/** Opens the week that the line names, if it names one. */
export function openWeek(state: State, { week, year }: Scan): ReadingReason[] {
  if (week === undefined) return []
  return (
    state.almanac.openWeek(week, year)?.why ?? [{ code: 'weekAssumed', week, year: state.almanac.thisYear }]
  )
}

/** The days that a line states itself, else those of the heading above it. */
export function daysFor(state: State, found: Scan): When | 'badDate' | null {
  const { days } = found
  const on = state.when?.on ?? []
  // Below "Onsdag": "Jämn vecka: 14.00 Bingo". Below "Måndagar": "Vattengympa (start 7 september)".
  const repeat = found.repeat?.weekdays
    ? undefined
    : (found.repeat ?? (hasBounds(found) ? state.when?.repeat : undefined))
  if (repeat && !days.on && on.length > 0) {
    const weekdays = { dates: [], weekdays: on, range: false, plural: true }
    return whenOf({ ...found, repeat, days: { ...days, on: weekdays } }, state.almanac)
  }
  const own = whenOf(found, state.almanac, state.repeat)
  // What the heading was doubted for is said there; from when a rule is reckoned belongs to each entry.
  return own ?? (state.when && { ...state.when, why: state.when.why.filter(saysFromWhen) })
}

function saysFromWhen({ code }: ReadingReason): boolean {
  return code === 'repeatsFrom' || code === 'everyOtherWeekFrom'
}

/** Whether a line says from when, until when, or when not, beside on which days. */
export function hasBounds({ days: { from, until, except } }: Scan): boolean {
  return from !== undefined || until !== undefined || except.length > 0
}
