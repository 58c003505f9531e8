import { type ActivityFields, occurrenceId } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import { addDays } from '../dates.ts'
import { datesOf } from '../recurrence.ts'
import { type Activity, makeOf, type Occurrence, removalOf, type Wanted } from './changes.ts'
import { ruleDates } from './rules.ts'

/** An activity with what is wanted of it. */
export function merged(activity: Activity, wanted: Wanted<ActivityFields>): Activity {
  const stated = Object.entries({ ...activity, ...wanted }).filter(([, value]) => value !== undefined)
  const fields = Object.fromEntries(stated)
  for (const [field, value] of stated) if (value === null && field !== 'places') delete fields[field]
  // Only fields of an activity are taken in and none that it must have is taken out.
  return fields as unknown as Activity
}

/** Moves what differs on a date to the same date of another series, or drops it where there is none. */
export function carry(one: Occurrence, activity: string, date: string | null): Change[] {
  if (one.activity === activity && one.date === date) return []
  const { id: _, ...fields } = one
  const gone = removalOf('occurrence', one)
  if (date === null) return [gone]
  return [gone, makeOf('occurrence', occurrenceId(activity, date), { ...fields, activity, date })]
}

/** How far from a date its counterpart is looked for. */
const daysAround = 400

/**
 * The date after a change that a date before it has become: itself where the new rule gives it, else, of a rule that was only moved,
 * the one with the same number.
 */
export function dateMap(before: Activity, after: Activity): (date: string) => string | null {
  if (before.start.slice(0, 10) === after.start.slice(0, 10) && before.recurrence === after.recurrence)
    return (date) => date
  const isMoved = isOnlyMoved(before, after)
  return (date) => {
    if (isMoved)
      return ruleDates(after, addDays(date, daysAround))[ruleDates(before, date).length - 1] ?? null
    return datesOf({ ...after, notOnHolidays: false }, date, date).length > 0 ? date : null
  }
}

/** Whether two rules differ only in which day it is, so that their dates are the same by number. */
export function isOnlyMoved(before: Activity, after: Activity): boolean {
  return shapeOf(before.recurrence) === shapeOf(after.recurrence)
}

function shapeOf(recurrence: string | undefined): string {
  const parts = (recurrence ?? '').toUpperCase().split(';')
  const kept = parts.filter((part) => /^(FREQ|INTERVAL)=/.test(part)).sort()
  const days = parts.find((part) => part.startsWith('BYDAY='))?.split(',').length ?? 1
  return [...kept, parts.some((part) => part.startsWith('BYWEEKNO=')), days].join(';')
}
