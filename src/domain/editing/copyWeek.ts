import type { Programme } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import { addDays, addMinutes, dateOf, daysBetween, timeOf } from '../dates.ts'
import { calendarEventOf } from '../ics/ids.ts'
import { skipUnreadable } from '../occurrences.ts'
import { datesOf } from '../recurrence.ts'
import { type Activity, makeOf, type Occurrence } from './changes.ts'
import { copyIds } from './copyIds.ts'

/**
 * Copies what was held once in the week that begins on `fromMonday` into the one that begins on `toMonday`, as it was held in the end:
 * moved, with its own room and leader. What comes back by itself is there already; what was cancelled is not copied, nor what the
 * other week already has, nor what comes from an association's calendar: whether they come again is theirs to say, there. The ids
 * follow from what is copied, so that two who copy the same week make one copy.
 */
export function copyWeek(programme: Programme, fromMonday: string, toMonday: string): Change[] {
  const days = daysBetween(fromMonday, toMonday)
  if (days === 0) return []
  const inWeek = (date: string) => fromMonday <= date && date <= addDays(fromMonday, 6)
  const once = programme.activities.filter(({ recurrence }) => !recurrence)
  const isOurs = ({ id }: Activity) => calendarEventOf(id) === null
  const held = once.flatMap((activity) => asHeld(activity, programme.occurrences))
  const known = new Set(programme.activities.map(({ id }) => id))
  const there = new Set([...held, ...comingBack(programme, toMonday)].map(sameness))
  const idOf = copyIds()
  return held
    .filter((activity) => isOurs(activity) && inWeek(dateOf(activity.start)))
    .flatMap(({ id, ...fields }) => {
      const made = idOf(id, toMonday)
      const copy = { ...fields, start: addMinutes(fields.start, days * 1440) }
      if (made === undefined) return []
      return there.has(sameness(copy)) || known.has(made) ? [] : [makeOf('activity', made, copy)]
    })
}

/** What comes back by itself in a week, when it does. */
function comingBack({ activities, occurrences }: Programme, monday: string) {
  const series = activities.filter(({ recurrence }) => recurrence)
  return series.flatMap((activity) =>
    skipUnreadable(() => datesOf(activity, monday, addDays(monday, 6))).flatMap((date) => {
      const change = occurrences.find((one) => one.activity === activity.id && one.date === date)
      const start = change?.movedTo ?? `${date}T${timeOf(activity.start)}`
      return change?.cancelled ? [] : [{ title: activity.title, start }]
    }),
  )
}

function asHeld(activity: Activity, occurrences: readonly Occurrence[]): Activity[] {
  const change = occurrences.find(
    (one) => one.activity === activity.id && one.date === dateOf(activity.start),
  )
  if (change?.cancelled) return []
  return [
    {
      ...activity,
      start: change?.movedTo ?? activity.start,
      durationMinutes: change?.durationMinutes ?? activity.durationMinutes,
      room: change?.room ?? activity.room,
      leader: change?.leader ?? activity.leader,
    },
  ]
}

function sameness({ title, start }: Pick<Activity, 'title' | 'start'>): string {
  return `${start} ${title.sv.trim().toLowerCase()}`
}
