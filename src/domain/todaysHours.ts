import type { Programme } from '../contract/programme.ts'
import { addMinutes, dateOf, timeOf } from './dates.ts'
import { hoursOn } from './opening.ts'

type Hours = { from: string; to: string }
type Opening = Pick<Programme, 'openingHours' | 'openingExceptions'>

/** How long a day lasts that is opened with no end planned. */
const openMinutes = 120
/** Hours that end here last until midnight (`openingAt`). */
const midnight = '00:00'

/**
 * Today's hours when somebody opens now: from now, or from when it was opened where it is open already, until `until`, else until the
 * planned end where that is still ahead, else for two hours but not past midnight. Null when `until` has passed.
 * @param now the venue's wall clock, `2026-11-23T10:00`
 */
export function openedNow(opening: Opening, now: string, until?: string): Hours | null {
  const [date, time] = [dateOf(now), timeOf(now)]
  const today = hoursOn(opening, date)
  const from = today !== null && isOpenAt(today, time) ? today.from : time
  if (until !== undefined) return until > time || until === midnight ? { from, to: until } : null
  const end = plannedEnd(opening, now)
  if (end !== null) return { from, to: end }
  const later = addMinutes(now, openMinutes)
  return { from, to: dateOf(later) === date ? timeOf(later) : midnight }
}

/** When today ends as planned, by its own hours or else by those of its weekday, where that is still ahead of `now`; else null. */
export function plannedEnd(opening: Opening, now: string): string | null {
  const [date, time] = [dateOf(now), timeOf(now)]
  const planned = [hoursOn(opening, date), hoursOn({ ...opening, openingExceptions: [] }, date)]
  return planned.find((hours) => hours !== null && endsAfter(hours, time))?.to ?? null
}

/** Today's hours when somebody closes now: until now, and none when they have not begun. Those that are over stay as they were. */
export function closedNow(opening: Opening, now: string): Hours | null {
  const [date, time] = [dateOf(now), timeOf(now)]
  const today = hoursOn(opening, date)
  if (today === null || today.from >= time) return null
  return endsAfter(today, time) ? { from: today.from, to: time } : today
}

function isOpenAt(hours: Hours, time: string): boolean {
  return hours.from <= time && endsAfter(hours, time)
}

function endsAfter({ from, to }: Hours, time: string): boolean {
  return to > time || to <= from
}
