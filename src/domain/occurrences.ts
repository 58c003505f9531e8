import { type OccurrenceFields, occurrenceId, type Programme } from '../contract/programme.ts'
import type { OccurrenceView } from '../contract/views.ts'
import { dateOf, timeOf } from './dates.ts'
import { isHeld } from './held.ts'
import { datesOf, type RuleCache } from './recurrence.ts'
import { stated } from './stated.ts'
import { checkWallTime, instantOf, localDateTime, Unreadable } from './time.ts'

export { isHeld }

/** What it takes to say which occurrences there are and how they look at a moment. */
export interface OccurrenceInput {
  programme: Programme
  /** ms since 1970. */
  now: number
  timeZone: string
  /** Persons who joined, by occurrence id. */
  joined: ReadonlyMap<string, number>
  rules?: RuleCache
}

type Activity = Programme['activities'][number]
type Room = Programme['rooms'][number]

/** One occurrence with its place in the calendar, before anything that depends on the moment. */
interface Placed {
  id: string
  activity: Activity
  change: OccurrenceFields | undefined
  start: string
  movedFrom?: string
  /** Where it went, on the date that it has left. */
  movedTo?: string
}

/**
 * The occurrences of any date from `from` to `to`, in order of start; a function, so that only the days that are looked at cost.
 * One that runs over midnight is on the date that it starts. One that was moved is on its new date, and marked `movedAway` on the
 * date that it has left; moved within a day, it is there once. What cannot be read is left out, and the rest shown.
 */
export function occurrencesBetween(
  input: OccurrenceInput,
  from: string,
  to: string,
): (date: string) => OccurrenceView[] {
  const changes = Map.groupBy(input.programme.occurrences, (change) => change.activity)
  const placed = input.programme.activities.flatMap((activity) =>
    skipUnreadable(() => placesOf(activity, changes.get(activity.id) ?? [], input, from, to)),
  )
  const byDate = Map.groupBy(placed, ({ start }) => dateOf(start))
  const rooms = new Map(input.programme.rooms.map((room) => [room.id, room]))
  return (date) => viewsOf(byDate.get(date) ?? [], rooms, input)
}

/** The result of `read`, or nothing where what staff wrote cannot be read: one broken entry must not take the day with it. */
export function skipUnreadable<T>(read: () => T[]): T[] {
  try {
    return read()
  } catch (error) {
    if (error instanceof Unreadable) return []
    throw error
  }
}

function placesOf(
  activity: Activity,
  changes: OccurrenceFields[],
  { timeZone, rules }: OccurrenceInput,
  from: string,
  to: string,
): Placed[] {
  const within = (date: string) => from <= date && date <= to
  const dates = new Set(datesOf(activity, from, to, { timeZone, rules }))
  for (const { date, movedTo } of changes) {
    if (movedTo === undefined || !(within(date) || within(dateOf(movedTo)))) continue
    // Staff may well move an occurrence off a holiday that would otherwise leave it out.
    const anyDay = { ...activity, notOnHolidays: false }
    if (datesOf(anyDay, date, date, { timeZone, rules }).length > 0) dates.add(date)
  }
  const changed = new Map(changes.map((change) => [change.date, change]))
  return [...dates].flatMap((date) => skipUnreadable(() => place(activity, date, changed.get(date))))
}

function place(activity: Activity, date: string, change: OccurrenceFields | undefined): Placed[] {
  const planned = `${date}T${timeOf(activity.start)}`
  const placed = { id: occurrenceId(activity.id, date), activity, change, start: planned }
  const movedTo = change?.movedTo
  if (movedTo === undefined || movedTo === planned) return [placed]
  checkWallTime(movedTo)
  const arrived = { ...placed, start: movedTo, movedFrom: planned }
  return dateOf(movedTo) === date ? [arrived] : [arrived, { ...placed, movedTo }]
}

function viewsOf(
  placed: Placed[],
  rooms: ReadonlyMap<string, Room>,
  input: OccurrenceInput,
): OccurrenceView[] {
  const views = placed.map((one) => viewOf(one, rooms, input)).sort(byStart)
  const today = dateOf(localDateTime(input.now, input.timeZone))
  const coming = views.find((view) => view.phase === 'later' && isHeld(view))
  if (coming === undefined || dateOf(coming.start) !== today) return views
  return views.map((view) =>
    isHeld(view) && view.phase === 'later' && view.start === coming.start
      ? { ...view, phase: 'next' as const }
      : view,
  )
}

function viewOf(
  { id, activity, change, start, movedFrom, movedTo }: Placed,
  rooms: ReadonlyMap<string, Room>,
  { now, timeZone, joined }: OccurrenceInput,
): OccurrenceView {
  const movedAway = movedTo !== undefined
  const minutes = (movedAway ? undefined : change?.durationMinutes) ?? activity.durationMinutes
  const begins = instantOf(start, timeZone)
  const ends = begins + minutes * 60_000
  const cancelled = change?.cancelled ?? false
  const isMoved = movedAway || movedFrom !== undefined
  // Whoever meets in the entrance goes to no room, unless this date has been given one.
  const room = rooms.get(change?.room ?? '') ?? (activity.place ? undefined : rooms.get(activity.room ?? ''))
  const running = begins <= now && now < ends && !cancelled && !movedAway
  return stated({
    id,
    activity: activity.id,
    title: activity.title,
    description: activity.description,
    goalArea: activity.goalArea,
    organiser: activity.organiser,
    leader: change?.leader ?? activity.leader,
    place: room?.name ?? activity.place,
    room: room && accessOf(room),
    access: activity.access,
    price: activity.price,
    start: localDateTime(begins, timeZone),
    end: localDateTime(ends, timeZone),
    startsAt: begins,
    endsAt: ends,
    phase: ends <= now ? 'past' : running ? 'now' : 'later',
    cancelled,
    reason: cancelled ? change?.reason : isMoved ? change?.moveReason : undefined,
    movedFrom,
    movedAway,
    movedTo,
    places: placesLeft(activity.places, joined.get(id) ?? 0),
  })
}

function accessOf({ stepFree, hearingLoop }: Room): OccurrenceView['room'] {
  return stepFree === 'unknown' && hearingLoop === 'unknown' ? undefined : { stepFree, hearingLoop }
}

function placesLeft(total: number | null, joined: number): OccurrenceView['places'] {
  if (total === null) return null
  return joined > total ? { total, left: 0, over: joined - total } : { total, left: total - joined }
}

/** The same order on every machine: by start, then end, then id. */
function byStart(a: OccurrenceView, b: OccurrenceView): number {
  return compare(a.start, b.start) || compare(a.end, b.end) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
