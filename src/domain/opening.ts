import type { Programme } from '../contract/programme.ts'
import type { OpeningView } from '../contract/views.ts'
import { addDays, weekdayOf } from './dates.ts'
import { holidayOn } from './holidays.ts'
import { stated } from './stated.ts'
import { instantOf, localDate } from './time.ts'

type Hours = { from: string; to: string }
type Opening = Pick<Programme, 'openingHours' | 'openingExceptions'>

/** How far ahead the next opening is looked for. */
const daysAhead = 60

/** The hours of one date, null when it is closed. An exception wins over a holiday, a holiday over the weekday. */
export function hoursOn({ openingHours, openingExceptions }: Opening, date: string): Hours | null {
  const exception = openingExceptions.find((one) => one.date === date)
  if (exception) return exception.hours
  if (openingHours === null) return null
  if (openingHours.closedOnHolidays && holidayOn(date) !== null) return null
  return openingHours[weekdayOf(date)]
}

/** Whether anybody has stated the hours of a date. Where nobody has, it is not closed either. */
export function isStatedOn({ openingHours, openingExceptions }: Opening, date: string): boolean {
  return openingHours !== null || openingExceptions.some((one) => one.date === date)
}

/**
 * Opening as the screen says it at `now` (ms). At the closing minute it is closed; hours whose end is not after their start last
 * until midnight.
 */
export function openingAt(opening: Opening, now: number, timeZone: string): OpeningView {
  const date = localDate(now, timeZone)
  const today = hoursOn(opening, date)
  const exception = opening.openingExceptions.find((one) => one.date === date)
  return stated({
    open: today !== null && isOpen(today, date, now, timeZone),
    today,
    next: nextOpening(opening, date, now, timeZone),
    reason: exception?.reason,
    known: isStatedOn(opening, date),
  })
}

function isOpen({ from, to }: Hours, date: string, now: number, timeZone: string): boolean {
  if (now < instantOf(`${date}T${from}`, timeZone)) return false
  return to <= from || now < instantOf(`${date}T${to}`, timeZone)
}

function nextOpening(opening: Opening, today: string, now: number, timeZone: string): OpeningView['next'] {
  // Day by day, since it is asked at every touch and nearly always answered by the first two.
  const last = addDays(today, daysAhead)
  for (let date = today; date <= last; date = addDays(date, 1)) {
    const hours = hoursOn(opening, date)
    if (hours === null || (date === today && instantOf(`${date}T${hours.from}`, timeZone) <= now)) continue
    return { date, from: hours.from }
  }
  return null
}
