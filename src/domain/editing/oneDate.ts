import type { ActivityFields, OccurrenceFields, Programme } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import { timeOf } from '../dates.ts'
import { type Activity, changeOccurrence, type Occurrence, type Wanted } from './changes.ts'

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

/** What differs on one date of an activity; undefined where nothing does. */
export function ownOf(programme: Programme, activity: Activity, date: string): Occurrence | undefined {
  return programme.occurrences.find((one) => one.activity === activity.id && one.date === date)
}

/** What the date had of its own gives way where the same is now said for the series. */
export function withoutOwn(
  programme: Programme,
  { activity, date }: OneDate,
  wanted: Wanted<ActivityFields>,
): { programme: Programme; changes: Change[] } {
  const own = ownOf(programme, activity, date)
  const fields = {
    ...(wanted.start !== undefined && own?.movedTo && { movedTo: null }),
    ...(wanted.durationMinutes !== undefined && own?.durationMinutes && { durationMinutes: null }),
    ...(wanted.room !== undefined && own?.room && { room: null }),
    ...(wanted.leader !== undefined && own?.leader && { leader: null }),
  }
  const changes = changeOccurrence(programme, { activity: activity.id, date }, fields)
  if (!own || changes.length === 0) return { programme, changes }
  const kept = Object.fromEntries(Object.entries(own).filter(([field]) => !(field in fields)))
  const occurrences = programme.occurrences.map((one) =>
    one === own ? { ...own, ...nothing(fields), ...kept } : one,
  )
  return { programme: { ...programme, occurrences }, changes }
}

function nothing(fields: object): Record<string, undefined> {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, undefined]))
}
