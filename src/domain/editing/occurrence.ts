import type { Programme, StaffText } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import { dateOf } from '../dates.ts'
import { type Activity, changeOccurrence } from './changes.ts'
import type { OneDate } from './oneDate.ts'

/**
 * Whether a move of one date is marked as one. What is held once and has not come to its day yet is planned anew; what visitors may
 * have seen on the screen today, and any date of a series, is marked.
 * @param today the venue's day
 */
export function isMarked(programme: Programme, activity: Activity, today: string): boolean {
  const isMoved = programme.occurrences.some((one) => one.activity === activity.id && one.movedTo)
  return activity.recurrence !== undefined || isMoved || dateOf(activity.start) <= today
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
