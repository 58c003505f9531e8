import type { OccurrenceFields, Programme, StaffText } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import { dateOf, timeOf } from '../dates.ts'
import { type Activity, changeOccurrence, type Wanted } from './changes.ts'
import { changeSeries } from './series.ts'

/** One date of an activity, by the date that its rule gives. */
export interface OneDate {
  activity: Activity
  date: string
}

/** What one date of an activity may have of its own; all else is the same on every date. */
export type OwnFields = {
  start?: string
} & Wanted<Pick<OccurrenceFields, 'durationMinutes' | 'room' | 'leader'>>

/** Changes one date and no other. A start where it is planned takes a move back. */
export function changeThis(programme: Programme, { activity, date }: OneDate, own: OwnFields): Change[] {
  const { start, ...rest } = own
  const planned = `${date}T${timeOf(activity.start)}`
  const moved = start === undefined ? {} : { movedTo: start === planned ? null : start }
  return changeOccurrence(programme, { activity: activity.id, date }, { ...moved, ...rest })
}

/**
 * Moves one date, to the same day or another. What is held once and has not come to its day yet is planned anew; what visitors may
 * have seen on the screen today, and any date of a series, is marked as moved.
 * @param today the venue's day
 */
export function moveOccurrence(
  programme: Programme,
  { activity, date }: OneDate,
  to: string,
  today: string,
): Change[] {
  const isMoved = programme.occurrences.some((one) => one.activity === activity.id && one.movedTo)
  if (activity.recurrence || isMoved || dateOf(activity.start) <= today)
    return changeThis(programme, { activity, date }, { start: to })
  return changeSeries(programme, { activity, date, scope: 'all', wanted: { start: to }, newId: activity.id })
}

/** Says that one date is not held, and why; visitors see both. */
export function cancelOccurrence(programme: Programme, one: OneDate, reason: StaffText | null): Change[] {
  return changeOccurrence(
    programme,
    { activity: one.activity.id, date: one.date },
    { cancelled: true, reason },
  )
}

/** Says that one date is held after all. */
export function holdOccurrence(programme: Programme, one: OneDate): Change[] {
  return changeOccurrence(
    programme,
    { activity: one.activity.id, date: one.date },
    { cancelled: false, reason: null },
  )
}
