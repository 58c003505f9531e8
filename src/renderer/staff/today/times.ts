import { addMinutes, timeOf } from '../../../domain/dates.ts'
import { openedNow } from '../../../domain/todaysHours.ts'

/** The end of a day that has no planned one ahead, when it is opened at `now` (`2026-11-23T18:30`): two hours, to midnight at most. */
export function unplannedEnd(now: string): string {
  return openedNow({ openingHours: null, openingExceptions: [] }, now)?.to ?? timeOf(now)
}

/** The next full hours of the same day, as `15:00`. `now` is `2026-11-23T14:24`. */
export function fullHoursAfter(now: string, most: number): string[] {
  const hour = Number(now.slice(11, 13))
  return Array.from({ length: Math.max(0, Math.min(most, 23 - hour)) }, (_, index) => {
    return `${String(hour + 1 + index).padStart(2, '0')}:00`
  })
}

/** Minutes by which something is moved with one press. */
const steps = [15, 30, 45, 60, 90, 120]

/** Later starts of the same day, by quarters, none of which has passed. Both and the answers are `2026-11-23T14:30`. */
export function laterStarts(start: string, now: string): string[] {
  return steps
    .map((minutes) => addMinutes(start, minutes))
    .filter((moment) => moment > now && moment.slice(0, 10) === start.slice(0, 10))
}
