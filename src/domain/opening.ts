import type { Programme } from '../contract/programme.ts'
import type { OpeningView } from '../contract/views.ts'
import { addDays, dateOf, daysFrom, timeOf, weekdayOf } from './dates.ts'
import { holidayOn } from './holidays.ts'
import { stated } from './stated.ts'
import { localDateTime } from './time.ts'

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

/**
 * Opening as the screen says it at `now` (ms). It is closed at the closing minute itself; hours whose end is not after their start
 * last until midnight.
 */
export function openingAt(opening: Opening, now: number, timeZone: string): OpeningView {
  const local = localDateTime(now, timeZone)
  const date = dateOf(local)
  const time = timeOf(local)
  const today = hoursOn(opening, date)
  const exception = opening.openingExceptions.find((one) => one.date === date)
  return stated({
    open: today !== null && today.from <= time && (time < today.to || today.to <= today.from),
    today,
    next: nextOpening(opening, date, time),
    reason: exception?.reason,
    known: opening.openingHours !== null || exception !== undefined,
  })
}

function nextOpening(opening: Opening, today: string, time: string): OpeningView['next'] {
  for (const date of daysFrom(today, addDays(today, daysAhead))) {
    const hours = hoursOn(opening, date)
    if (hours !== null && (date > today || hours.from > time)) return { date, from: hours.from }
  }
  return null
}
