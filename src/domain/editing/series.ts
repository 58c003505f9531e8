import { type ActivityFields, occurrenceId, type Programme } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import { addDays, dateOf } from '../dates.ts'
import { datesOf } from '../recurrence.ts'
import {
  type Activity,
  changesOf,
  makeOf,
  type Occurrence,
  removalOf,
  setOf,
  type Wanted,
  wholeOf,
} from './changes.ts'
import { endedBefore, goingOnFrom, ruleDates } from './rules.ts'

/** What a change of one date of a recurring activity shall hold for. */
export const scopes = ['this', 'later', 'all'] as const
export type Scope = (typeof scopes)[number]

/** Makes an activity. */
export function newActivity(id: string, fields: ActivityFields): Change[] {
  return [makeOf('activity', id, fields)]
}

export interface SeriesChange {
  activity: Activity
  /** The date, as its rule gives it, from which `later` holds. */
  date: string
  scope: 'later' | 'all'
  wanted: Wanted<ActivityFields>
  /** The id of the activity that goes on from `date`, where the series is parted. */
  newId: string
}

/**
 * Changes an activity from a date on, or for all its dates. "Later" ends the old series the day before and begins a new one, which
 * takes along what differs on its dates; where nothing comes before the date it is the same as "all", and keeps the series. Dates that
 * the rule gives anew keep what differs on them: the third date before is the third after, where it is only moved.
 */
export function changeSeries(programme: Programme, change: SeriesChange): Change[] {
  const { activity, date, scope, wanted } = change
  if (scope === 'later' && isParted(activity, date)) return parted(programme, change)
  if (Object.keys(wanted).length === 0) return []
  const after = merged(activity, wanted)
  const dateAfter = dateMap(activity, after, dateOf(activity.start))
  const carried = changesOf(programme, activity.id).flatMap((one) =>
    carry(one, activity.id, dateAfter(one.date)),
  )
  return [setOf('activity', activity, wanted), ...carried]
}

/** Whether anything of the series comes before the date. */
function isParted(activity: Activity, date: string): boolean {
  return activity.recurrence !== undefined && ruleDates(activity, addDays(date, -1)).length > 0
}

function parted(programme: Programme, { activity, date, wanted, newId }: SeriesChange): Change[] {
  const recurrence = activity.recurrence ?? ''
  const rest: Activity = {
    ...activity,
    id: newId,
    start: `${date}${activity.start.slice(10)}`,
    recurrence: goingOnFrom({ ...activity, recurrence }, date),
  }
  const after = { ...merged(rest, wanted), id: newId }
  const dateAfter = dateMap(rest, after, date)
  const { id: _, ...fields } = after
  return [
    // The new series is made of what was seen of the old: what others have changed there since would not come along.
    {
      do: 'set',
      type: 'activity',
      id: activity.id,
      fields: { recurrence: endedBefore(recurrence, date) },
      seen: wholeOf('activity', activity),
    },
    makeOf('activity', newId, fields),
    ...changesOf(programme, activity.id)
      .filter((one) => one.date >= date)
      .flatMap((one) => carry(one, newId, dateAfter(one.date))),
  ]
}

/** Takes an activity away: from a date on, or wholly. */
export function removeActivity(
  programme: Programme,
  { activity, date, scope }: Pick<SeriesChange, 'activity' | 'date' | 'scope'>,
): Change[] {
  const isAll = scope === 'all' || !isParted(activity, date)
  const gone = changesOf(programme, activity.id).filter((one) => isAll || one.date >= date)
  return [
    isAll
      ? removalOf('activity', activity)
      : setOf('activity', activity, { recurrence: endedBefore(activity.recurrence ?? '', date) }),
    ...gone.map((one) => removalOf('occurrence', one)),
  ]
}

function merged(activity: Activity, wanted: Wanted<ActivityFields>): Activity {
  const stated = Object.entries({ ...activity, ...wanted }).filter(([, value]) => value !== undefined)
  const fields = Object.fromEntries(stated)
  for (const [field, value] of stated) if (value === null && field !== 'places') delete fields[field]
  // Only fields of an activity are taken in and none that it must have is taken out.
  return fields as unknown as Activity
}

/** Moves what differs on a date to the same date of another series, or drops it where there is none. */
function carry(one: Occurrence, activity: string, date: string | null): Change[] {
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
function dateMap(before: Activity, after: Activity, from: string): (date: string) => string | null {
  if (before.start.slice(0, 10) === after.start.slice(0, 10) && before.recurrence === after.recurrence)
    return (date) => date
  const isMoved = shapeOf(before.recurrence) === shapeOf(after.recurrence)
  return (date) => {
    if (isMoved) {
      const number = ruleDates(before, date).filter((one) => one >= from).length
      return ruleDates(after, addDays(date, daysAround))[number - 1] ?? null
    }
    return datesOf({ ...after, notOnHolidays: false }, date, date).length > 0 ? date : null
  }
}

/** What two rules have in common that differ only in which day it is. */
function shapeOf(recurrence: string | undefined): string {
  const parts = (recurrence ?? '').toUpperCase().split(';')
  const kept = parts.filter((part) => /^(FREQ|INTERVAL)=/.test(part)).sort()
  const days = parts.find((part) => part.startsWith('BYDAY='))?.split(',').length ?? 1
  return [...kept, parts.some((part) => part.startsWith('BYWEEKNO=')), days].join(';')
}
