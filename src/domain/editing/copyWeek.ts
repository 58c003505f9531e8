import type { Programme } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import { addDays, addMinutes, dateOf, daysBetween } from '../dates.ts'
import { calendarEventOf } from '../ics/ids.ts'
import { type Activity, makeOf, type Occurrence } from './changes.ts'

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
  const there = new Set(held.map(sameness))
  const claimed = new Set<string>()
  return held
    .filter((activity) => isOurs(activity) && inWeek(dateOf(activity.start)))
    .flatMap(({ id, ...fields }) => {
      const made = [copyId(id, toMonday), `${id.slice(-58)}_${toMonday}`].find((one) => !claimed.has(one))
      const copy = { ...fields, start: addMinutes(fields.start, days * 1440) }
      if (made === undefined) return []
      claimed.add(made)
      return there.has(sameness(copy)) || known.has(made) ? [] : [makeOf('activity', made, copy)]
    })
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

/** The same id whenever the same is copied to the same week; a copy of a copy is one of the first. */
function copyId(id: string, toMonday: string): string {
  return `${id.replace(/_\d{4}-\d{2}-\d{2}$/, '').slice(0, 58)}_${toMonday}`
}

function sameness({ title, start }: Pick<Activity, 'title' | 'start'>): string {
  return `${start} ${title.sv.trim().toLowerCase()}`
}
