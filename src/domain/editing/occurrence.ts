import type { Programme, StaffText } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import { addDays, dateOf, mondayOf } from '../dates.ts'
import { type Activity, changeOccurrence } from './changes.ts'
import type { OneDate } from './oneDate.ts'

/**
 * Whether a move of one date is marked as one. What is held once in a later week is planned anew; what visitors may have read of this
 * week, on the screen or on the paper on the wall, and any date of a series, is marked.
 * @param today the venue's day
 */
export function isMarked(programme: Programme, activity: Activity, today: string): boolean {
  const sunday = addDays(mondayOf(today), 6)
  const isMoved = programme.occurrences.some((one) => one.activity === activity.id && one.movedTo)
  return activity.recurrence !== undefined || isMoved || dateOf(activity.start) <= sunday
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
