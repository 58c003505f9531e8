import { v5 } from 'uuid'
import * as z from 'zod'
import { activityFields, occurrenceId, partsOfOccurrence } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import type { EntityType } from '../../contract/words.ts'
import { readField } from '../readable.ts'
import { datesOf } from '../recurrence.ts'
import { addDays, Unreadable } from '../time.ts'
import { calendarEventOf } from './ids.ts'
import type { ReadActivity, Reading, ReadOccurrence } from './reading.ts'

type Fields = Record<string, unknown>

/** A part of the programme as it is stored. */
export interface Stored {
  id: string
  type: EntityType
  fields: Fields
}

/** What is there already. */
export interface There {
  /** Everything that is not deleted. */
  all: readonly Stored[]
  find(id: string): { fields: Fields; deleted: boolean } | null
}

/** Names our ids among all UUIDs that are made of names (RFC 9562, 5.5). */
const namespace = '6f1d7c52-8f0e-4f5b-9a55-2c8a6a1b0d37'

/** The id of what an event of an organiser's becomes: the same on every machine and each time. */
export function calendarId(organiser: string, uid: string, part = ''): string {
  const id = `ics:${v5(JSON.stringify([organiser.trim().toLowerCase(), uid]), namespace)}`
  return part === '' ? id : `${id}:${part}`
}

/**
 * What a calendar changes in the programme. Only what the calendar says is written: goal area, places, price and translations are the
 * staff's, and stay.
 *
 * `before` is the reading of the last good copy, for a subscribed calendar: what says the same there is left alone, so that a fetch every hour
 * does not undo what staff have changed or taken away, and what has gone since is taken away. Null for a file, which takes nothing
 * away but dates of its own events. What is over stays, whatever the calendar says now: it has been held.
 * @param today the venue's date
 */
export function calendarChanges(given: {
  reading: Reading
  before: Reading | null
  organiser: string
  there: There
  today: string
}): Change[] {
  const { reading, before, organiser, there, today } = given
  const idOf = ({ uid, part }: { uid: string; part: string }) => calendarId(organiser, uid, part)
  const known = new Map(before?.activities.map((activity) => [idOf(activity), activity]))
  const wanted = new Map(reading.activities.map((activity) => [idOf(activity), activity]))
  const families = new Set<string | null>(
    [...reading.activities, ...(before?.activities ?? [])].map(({ uid }) => calendarId(organiser, uid)),
  )
  return [
    ...[...wanted].flatMap(([id, activity]) => activityChange(id, activity, known.get(id), organiser, there)),
    ...occurrenceChanges(reading, before, organiser, there),
    ...removals(there, today, (id) => families.has(calendarEventOf(id)) && !wanted.has(id)),
  ]
}

/** The event of the calendar that a change of `calendarChanges` is about, by the id that its activity has or begins with. */
export function eventOf({ type, id }: Change): string | null {
  return calendarEventOf(type === 'occurrence' ? partsOfOccurrence(id).activity : id)
}

/** Takes away what came from the calendar and is still to come. */
export function withdrawal(given: {
  reading: Reading
  organiser: string
  there: There
  today: string
}): Change[] {
  const { reading, organiser, there, today } = given
  const families = new Set<string | null>(reading.activities.map(({ uid }) => calendarId(organiser, uid)))
  return removals(there, today, (id) => families.has(calendarEventOf(id)))
}

function activityChange(
  id: string,
  activity: ReadActivity,
  before: ReadActivity | undefined,
  organiser: string,
  there: There,
): Change[] {
  const said = saidOf(activity)
  const stored = there.find(id)
  // Staff have taken it away, and the calendar says nothing that it did not say then.
  if (stored?.deleted && before !== undefined) return []
  if (stored === null || stored.deleted) {
    const usual = {
      goalArea: activity.goalArea,
      organiser: { kind: 'association', name: organiser.trim() },
      notOnHolidays: false,
    }
    return [{ do: 'set', type: 'activity', id, fields: made('activity', said, stored?.fields, usual) }]
  }
  return setting('activity', id, differing(said, stored.fields, before && saidOf(before)))
}

/** What a calendar says of an activity; null takes a field away. A rule of a calendar is kept to on holidays too: it says itself when not. */
function saidOf({ title, description, place, start, durationMinutes, recurrence }: ReadActivity): Fields {
  const text = (sv: string | undefined) => (sv === undefined ? null : { sv })
  return {
    title: text(title),
    description: text(description),
    place: text(place),
    start,
    durationMinutes,
    recurrence: recurrence ?? null,
  }
}

function occurrenceChanges(
  reading: Reading,
  before: Reading | null,
  organiser: string,
  there: There,
): Change[] {
  const activityOf = ({ uid, part }: { uid: string; part: string }) => calendarId(organiser, uid, part)
  const idOf = (occurrence: ReadOccurrence) => occurrenceId(activityOf(occurrence), occurrence.date)
  const known = new Map(before?.occurrences.map((occurrence) => [idOf(occurrence), occurrence]))
  const wanted = new Map(reading.occurrences.map((occurrence) => [idOf(occurrence), occurrence]))
  const kept = new Set(reading.activities.map(activityOf))
  const knownActivities = new Set(before?.activities.map(activityOf))
  const changed = [...wanted].flatMap(([id, occurrence]) => {
    const activity = activityOf(occurrence)
    // An activity that staff have taken away stays away, and its dates with it.
    if (knownActivities.has(activity) && there.find(activity)?.deleted) return []
    const was = known.get(id)
    const said = whatDiffers(occurrence)
    const stored = there.find(id)
    if (stored !== null && !stored.deleted)
      return setting('occurrence', id, differing(said, stored.fields, was && whatDiffers(was)))
    if (stored?.deleted && was && Object.keys(differing(said, whatDiffers(was))).length === 0) return []
    const fields = made('occurrence', { ...said, activity, date: occurrence.date }, stored?.fields)
    return [{ do: 'set' as const, type: 'occurrence' as const, id, fields }]
  })
  const again = [...known].flatMap(([id, occurrence]) => {
    const stored = there.find(id)
    if (wanted.has(id) || !kept.has(activityOf(occurrence)) || stored === null || stored.deleted) return []
    return setting('occurrence', id, differing(asPlanned, stored.fields))
  })
  return [...changed, ...again]
}

const asPlanned: Fields = { cancelled: false, reason: null, movedTo: null, durationMinutes: null }

function whatDiffers({ cancelled, reason, movedTo, durationMinutes }: ReadOccurrence): Fields {
  return {
    cancelled,
    reason: reason === undefined ? null : { sv: reason },
    movedTo: movedTo ?? null,
    durationMinutes: durationMinutes ?? null,
  }
}

function removals({ all }: There, today: string, isGone: (id: string) => boolean): Change[] {
  const gone = all
    .filter(({ id, type, fields }) => type === 'activity' && isGone(id) && isToCome(fields, today))
    .map(({ id }) => id)
  const ids = new Set<unknown>(gone)
  const dates = all.filter(({ type, fields }) => type === 'occurrence' && ids.has(fields.activity))
  return [
    ...gone.map((id): Change => ({ do: 'delete', type: 'activity', id })),
    ...dates.map(({ id }): Change => ({ do: 'delete', type: 'occurrence', id })),
  ]
}

const timing = z.object({
  start: activityFields.shape.start,
  recurrence: z
    .string()
    .nullish()
    .transform((rule) => rule ?? undefined),
})

/** Whether it has a date from today on. What cannot be read is shown nowhere, and may go. */
function isToCome(fields: Fields, today: string): boolean {
  const read = timing.safeParse(fields)
  if (!read.success) return true
  const { start, recurrence } = read.data
  try {
    const last = recurrence === undefined ? start.slice(0, 10) : addDays(today, 400)
    return datesOf({ start, recurrence, notOnHolidays: false }, today, last).length > 0
  } catch (error) {
    if (error instanceof Unreadable) return true
    throw error
  }
}

function setting(type: EntityType, id: string, fields: Fields): Change[] {
  return Object.keys(fields).length === 0 ? [] : [{ do: 'set', type, id, fields }]
}

/**
 * All fields of what is made or made again. What stood there before it was taken away and the calendar does not say otherwise, such as
 * places, price and translations, is the staff's own work and comes back; null only for what stood there before.
 */
function made(type: EntityType, said: Fields, deleted: Fields = {}, usual: Fields = {}): Fields {
  const readable = Object.entries(deleted).filter(([key, value]) => readField(type, key, value) !== undefined)
  const stood = Object.fromEntries(readable)
  const whole = { ...usual, ...stood, ...differing(said, stood) }
  return Object.fromEntries(
    Object.entries(whole).filter(([key, value]) => value !== null || !isSame(stood[key], null)),
  )
}

/** The fields that are not stored so already and, where `before` is given, that were not the same before. */
function differing(wanted: Fields, stored: Fields, before?: Fields): Fields {
  const differs = ([key, value]: [string, unknown]) =>
    !isSame(value, stored[key]) && (before === undefined || !isSame(value, before[key]))
  return Object.fromEntries(Object.entries(wanted).filter(differs))
}

/** Of texts the Swedish alone: a translation that staff have added is no difference. */
function isSame(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) =>
    typeof value === 'object' && value !== null && 'sv' in value ? value.sv : (value ?? null)
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b))
}
