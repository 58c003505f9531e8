import { addDays } from '../dates.ts'
import * as phrases from './phrases.ts'
import type { ReadingReason } from './reading.ts'
import type { Scan } from './scan.ts'
import { drop, keep, type Line, type State } from './state.ts'
import { whenOf } from './when.ts'

/** Whether a sentence says itself which days it is about. */
export function namesDays({ found }: Line): boolean {
  return (
    (found.days.on?.dates.length ?? 0) + (found.days.on?.weekdays.length ?? 0) > 0 || found.week !== undefined
  )
}

/** Keeps a sentence as a notice: on the days that it names, else of the day above, the week, or the whole text. */
export function readNotice(state: State, line: Line) {
  const { entry, text, found } = line
  const named = found.days.on ? whenOf(found, state.almanac) : null
  const dates = named && named !== 'badDate' && !named.rule ? named.dates : []
  const isTimed = dates.length > 0 && found.times.times.length > 0
  const why: ReadingReason[] = isTimed ? [{ code: 'perhapsActivity' }] : []
  const isNamed = dates.length > 0 || found.week !== undefined
  const [from, until] = isNamed ? spanNamed(state, found, dates) : spanAround(state, text)
  if (from && until) addNotice(state, entry.number, text, from, until)
  else state.general.push(line)
  keep(entry, why)
}

function spanNamed(state: State, { week, year }: Scan, dates: string[]): (string | undefined)[] {
  if (dates.length > 0) return [dates[0], dates.at(-1)]
  const monday = week === undefined ? null : state.almanac.mondayOfWeek(week, year)
  return monday ? [monday, addDays(monday, 6)] : []
}

/** The day above, if nothing of it has come yet; else the week above. */
function spanAround({ when, current, almanac: { monday } }: State, text: string): (string | undefined)[] {
  const isOfDay = when && !when.rule && !current && !phrases.contact.test(text)
  if (isOfDay) return [when.dates[0], when.dates.at(-1)]
  return monday ? [monday, addDays(monday, 6)] : []
}

function addNotice(state: State, line: number, sv: string, from: string, until: string) {
  const span = { from: `${from}T00:00`, until: `${until}T23:59` }
  state.reading.notices.push({ line, text: { sv }, level: 'normal', ...span })
}

/** Notices of no day or week hold from the first to the last date of the text. */
export function placeGeneral({ general, reading }: State) {
  const dates = [
    ...reading.activities.map(({ start }) => start.slice(0, 10)),
    ...reading.meals.map(({ date }) => date),
    ...reading.openingExceptions.map(({ date }) => date),
  ].sort()
  const [from, until] = [dates[0], dates.at(-1)]
  for (const { entry } of general) {
    if (!from || !until) {
      drop(entry, { code: 'noDate' })
      continue
    }
    const span = { from: `${from}T00:00`, until: `${until}T23:59` }
    reading.notices.push({ line: entry.number, text: { sv: entry.text }, level: 'normal', ...span })
    keep(entry, [...entry.why, { code: 'noticeSpanAssumed', from, until }])
  }
}
