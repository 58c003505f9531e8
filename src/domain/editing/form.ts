import type { ActivityFields, Programme } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import { addDays, dateOf, daysBetween } from '../dates.ts'
import { type Repeat, toRule } from '../repeat.ts'
import { sameJson } from '../sameJson.ts'
import { type Activity, type Wanted, withNewDates } from './changes.ts'
import { isMarked } from './occurrence.ts'
import { changeThis, type OwnFields } from './oneDate.ts'
import { settledOn } from './parting.ts'
import { goingOnFrom, movedSeries, startOfRepeat, type Timing } from './rules.ts'
import { changeSeries, hasEarlier, type Scope } from './series.ts'

type Details = Omit<ActivityFields, 'start' | 'durationMinutes' | 'recurrence'>

/** What a form says of an activity as it is held on one date. */
export interface Filled {
  date: string
  /** `10:30`. */
  time: string
  minutes: number
  /** `kept` is a rule that the form cannot show, and leaves as it is. */
  repeat: Repeat | 'kept'
  details: Wanted<Details>
}

/** What a person has changed in a form. */
export interface Difference {
  moved: boolean
  minutes: boolean
  repeat: boolean
  details: Wanted<Details>
}

export function differenceOf(before: Filled, after: Filled): Difference {
  const stood: Record<string, unknown> = before.details
  const details = Object.fromEntries(
    Object.entries(after.details).filter(([field, value]) => !sameJson(value ?? null, stood[field] ?? null)),
  )
  return {
    moved: before.date !== after.date || before.time !== after.time,
    minutes: before.minutes !== after.minutes,
    repeat: !sameJson(before.repeat, after.repeat),
    details,
  }
}

export function isChanged({ moved, minutes, repeat, details }: Difference): boolean {
  return moved || minutes || repeat || Object.keys(details).length > 0
}

/** Details that one date may have of its own, when somebody is named: to have none is nothing that one date can say. */
function isOwn(field: string, value: unknown): boolean {
  return (field === 'room' || field === 'leader') && value !== null && value !== undefined
}

/**
 * For what a change can hold: one date has a time, a length, a room and a leader of its own and nothing else; and a series whose rule
 * no form shows is not moved to another day. None where the activity comes only once: then there is nothing to choose.
 */
export function scopesOf(activity: Activity, date: string, before: Filled, after: Filled): Scope[] {
  if (!activity.recurrence) return []
  const difference = differenceOf(before, after)
  const fitsThis =
    !difference.repeat && Object.entries(difference.details).every(([field, value]) => isOwn(field, value))
  const fitsSeries =
    difference.repeat || !difference.moved || timingOf(activity, date, before, after, 'all') !== null
  return [...(fitsThis ? (['this'] as const) : []), ...(fitsSeries ? (['later', 'all'] as const) : [])]
}

export interface Wish {
  activity: Activity
  /** The date, as the rule gives it, that the form showed. */
  date: string
  before: Filled
  after: Filled
  /** `all` where the activity comes only once. */
  scope: Scope
  newId: string
  /** The venue's day. */
  today: string
  /** The programme as it stands when it is saved, where that is known: see `withNewDates`. */
  now?: Programme
}

/** The changes that follow from a form. */
export function changesFor(programme: Programme, wish: Wish): Change[] {
  const { activity, date, before, after, scope, newId, today, now } = wish
  const difference = differenceOf(before, after)
  const to = `${after.date}T${after.time}`
  if (scope === 'this') {
    const own: OwnFields = {
      ...(difference.moved && { start: to }),
      ...(difference.minutes && { durationMinutes: after.minutes }),
      ...difference.details,
    }
    return changeThis(programme, { activity, date }, own)
  }
  const isMovedAlone = !activity.recurrence && difference.moved && !difference.repeat
  const isMark = isMovedAlone && isMarked(programme, activity, today)
  const timing =
    isMovedAlone || !(difference.moved || difference.repeat)
      ? null
      : timingOf(activity, date, before, after, scope)
  const wanted: Wanted<ActivityFields> = {
    ...difference.details,
    ...(difference.minutes && { durationMinutes: after.minutes }),
    ...(isMovedAlone && !isMark && { start: to }),
    ...(timing && { start: timing.start, recurrence: timing.recurrence ?? null }),
  }
  const known = withNewDates(programme, now)
  const series = {
    activity,
    date,
    scope,
    wanted,
    newId,
    today,
    ...(timing && { to }),
    otherRepeat: difference.repeat,
  }
  return [
    ...(isMark ? changeThis(known, { activity, date }, { start: to }) : []),
    ...changeSeries(known, series),
  ]
}

/**
 * Whether part of a change would wait for the next date, were it made for this one and later ones: somebody may have signed up for
 * this one, so it stays in its series (`parting.ts`) and has of its own only what one date can have.
 */
export function waits(programme: Programme, wish: Omit<Wish, 'scope' | 'newId' | 'now'>): boolean {
  const { activity, date, before, after, today } = wish
  const isKept = date <= settledOn(programme, activity, today) && hasEarlier(activity, date)
  const { details } = differenceOf(before, after)
  return isKept && Object.entries(details).some(([field, value]) => !isOwn(field, value))
}

/** The timing of the whole series after the change, or of what is left of it from the date; null where it cannot be moved so. */
function timingOf(
  activity: Activity,
  date: string,
  before: Filled,
  after: Filled,
  scope: 'later' | 'all',
): Timing | null {
  const { recurrence } = activity
  const isLater = scope === 'later' && recurrence !== undefined
  const series: Timing = isLater
    ? {
        start: `${date}${activity.start.slice(10)}`,
        recurrence: goingOnFrom({ ...activity, recurrence }, date),
      }
    : { start: activity.start, recurrence }
  if (!sameJson(before.repeat, after.repeat) && after.repeat !== 'kept') {
    const first = isLater || !recurrence || after.repeat.kind === 'once' ? after.date : dateOf(activity.start)
    const start = startOfRepeat(after.repeat, first, after.date)
    return { start: `${start}T${after.time}`, recurrence: toRule(after.repeat, start) }
  }
  const target = addDays(date, daysBetween(before.date, after.date))
  return movedSeries(series, date, `${target}T${after.time}`)
}
