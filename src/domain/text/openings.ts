import type { Weekday } from '../../contract/words.ts'
import { addDays, weekdayOf } from '../dates.ts'
import { capitalised } from './details.ts'
import * as phrases from './phrases.ts'
import type { Obstacle, ReadingReason, ReadLine } from './reading.ts'
import type { Scan } from './scan.ts'
import { daysFor, drop, keep, type Line, openWeek, type State, scanText } from './state.ts'
import { clockTime } from './times.ts'
import { named, type When } from './when.ts'

type Hours = { from: string; to: string } | null

/** Taken for a day whose other end nobody states. */
const usualHours = { from: '09:00', to: '16:00' }

/** Reads "Stängt", "Öppet 10–14", "Vi stänger kl. 14" and the ordinary opening hours. False when the line is none of these. */
export function readOpening(state: State, line: Line): boolean {
  const { times, days, repeat, segments } = line.found
  const [first = ''] = segments
  const hasTime = times.times.length > 0
  if (phrases.closesEarly.test(first) || phrases.opensLate.test(first))
    return hasTime && readShortDay(state, line)
  const inHours = state.section === 'hours' && (days.on !== undefined || repeat !== undefined)
  if (phrases.closed.test(first)) {
    if (inHours && hasTime) return readHours(state, line)
    if (hasTime) drop(line.entry, { code: 'closedPartOfDay' })
    else readClosed(state, line)
    return true
  }
  const isOpening = segments.length === 1 && phrases.opening.test(first)
  return hasTime && (isOpening || (inHours && segments.length === 0)) && readHours(state, line)
}

function readClosed(state: State, { entry, found }: Line) {
  const why = openWeek(state, found)
  const { on } = found.days
  if (on && on.dates.length === 0 && state.section === 'hours') {
    for (const weekday of named(on)) state.reading.openingHours[weekday] = null
    return keep(entry, why)
  }
  const when =
    found.week !== undefined && !on ? wholeWeek(state) : (daysFor(state, found) ?? wholeWeek(state))
  if (when === 'badDate') return drop(entry, { code: 'badDate', text: entry.text })
  if (!when) return drop(entry, { code: 'noDate' })
  if (found.days.leading) state.when = when
  state.current = null
  if (when.rule) for (const weekday of when.on) state.reading.openingHours[weekday] = null
  else for (const date of when.dates) except(state, entry, date, null, reasonIn(found))
  keep(entry, [...why, ...when.why])
}

function reasonIn({ segments: [first = '', ...more] }: Scan): string {
  const tail = phrases.closed.exec(first)?.groups?.reason ?? ''
  const because =
    /^[\s,:.–-]*(?:(?:hela (?:dagen|veckan)|i dag)[\s,:.–-]*)?(?:p\.? ?g\.? ?a\.?|på grund av|för|pga)?\s*/iu
  return [tail, ...more].join(' ').replace(because, '').trim()
}

/** "Stängt vecka 52": all its days. */
function wholeWeek({ almanac: { monday } }: State): When | null {
  if (!monday) return null
  const dates = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days))
  return { dates, on: [], cancelledOn: [], why: [] }
}

/** "Vi stänger kl. 14": the other end is that of the ordinary hours where the text states them, else a guess. */
function readShortDay(state: State, { entry, found }: Line): boolean {
  const when = daysFor(state, found)
  const [time] = found.times.times
  const [reason = ''] = found.segments
  if (!when || when === 'badDate' || !time) return false
  const closes = phrases.closesEarly.test(reason)
  const why: ReadingReason[] = [...when.why]
  for (const date of when.dates) {
    const ordinary = state.reading.openingHours[weekdayOf(date)]
    const usual = ordinary ?? usualHours
    const at = clockTime(time.start)
    const hours = closes ? { from: usual.from, to: at } : { from: at, to: usual.to }
    if (hours.from >= hours.to) continue
    except(state, entry, date, hours, '')
    if (!ordinary) why.push({ code: 'openingAssumed', ...hours })
  }
  keep(entry, why)
  return true
}

/** One line may hold several: "Öppettider: mån–tor 9–16, fre 9–14". */
function readHours(state: State, line: Line): boolean {
  const { entry, text } = line
  // Below the heading of a week they are that week's.
  const ordinary = !state.almanac.monday
  const clauses = text
    .replace(/^(?:våra |ordinarie )?öppettider(?:na)?[:\s]*/iu, '')
    .split(/[,;]\s*(?=\p{L})|(?<=\d)\s+(?:och|samt)\s+(?=\p{L})/u)
    .map((part) => scanText(state, part))
  const why: ReadingReason[] = []
  for (const clause of clauses) {
    const said = readClause(state, entry, clause, ordinary)
    if (!said) return true
    why.push(...said)
  }
  keep(entry, why)
  return true
}

/** Null when the clause could not be read; the line has then been dropped. */
function readClause(state: State, entry: ReadLine, clause: Scan, ordinary: boolean): ReadingReason[] | null {
  const { on } = clause.days
  const [time] = clause.times.times
  const isClosed = phrases.closed.test(clause.segments[0] ?? '')
  const hours: Hours =
    time?.end !== undefined && time.start < time.end
      ? { from: clockTime(time.start), to: clockTime(time.end) }
      : null
  if (!hours && !isClosed) return refused(entry, { code: 'badTime', text: entry.text })
  const weekdays: Weekday[] = clause.repeat?.weekdays ?? (on && on.dates.length === 0 ? named(on) : [])
  if (weekdays.length > 0 && (ordinary || on?.plural)) {
    for (const weekday of weekdays) state.reading.openingHours[weekday] = hours
    return []
  }
  const when = daysFor(state, clause)
  if (when === 'badDate') return refused(entry, { code: 'badDate', text: entry.text })
  if (!when || when.rule) return refused(entry, { code: 'noDate' })
  for (const date of when.dates) except(state, entry, date, hours, '')
  return when.why
}

function refused(entry: ReadLine, why: Obstacle): null {
  drop(entry, why)
  return null
}

function except(state: State, entry: ReadLine, date: string, hours: Hours, reason: string) {
  const said = reason ? { reason: { sv: capitalised(reason) } } : {}
  state.reading.openingExceptions.push({ line: entry.number, date, hours, ...said })
}
