import {
  entityFields,
  type OccurrenceFields,
  occurrenceFields,
  occurrenceId,
  type Programme,
  presentFields,
} from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import type { EntityType } from '../../contract/words.ts'

export type Activity = Programme['activities'][number]
export type Occurrence = Programme['occurrences'][number]

/** Fields that shall be otherwise; null takes one away. */
export type Wanted<T> = { [K in keyof T]?: T[K] | null }

/** Sets fields of something that stands, having seen what stood there in each of them. */
export function setOf(
  type: 'activity' | 'occurrence',
  standing: { id: string },
  fields: Record<string, unknown>,
): Change {
  const { id } = standing
  const stood: Record<string, unknown> = { ...standing }
  const seen = Object.fromEntries(Object.keys(fields).map((field) => [field, stood[field] ?? null]))
  return { do: 'set', type, id, fields, seen }
}

/**
 * All that was seen of something, with null for each field in which nothing stood. A field that is there as undefined has been cleared
 * earlier in the same edit, which said there what it had seen.
 */
export function wholeOf(type: EntityType, standing: { id: string }): Record<string, unknown> {
  const { id: _, ...fields } = standing
  const nothing = Object.fromEntries(Object.keys(entityFields[type].shape).map((field) => [field, null]))
  return Object.fromEntries(
    Object.entries({ ...nothing, ...fields }).filter(([, value]) => value !== undefined),
  )
}

/** Takes something away, having seen all of it. */
export function removalOf(type: EntityType, standing: { id: string }): Change {
  return { do: 'delete', type, id: standing.id, seen: wholeOf(type, standing) }
}

/** Makes a whole thing anew; fields that are not stated are left out. */
export function makeOf(type: 'activity' | 'occurrence', id: string, fields: Record<string, unknown>): Change {
  const stated = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)
  return { do: 'set', type, id, fields: Object.fromEntries(stated) }
}

/** What differs on one date, whether or not anything did before. */
export function changeOccurrence(
  programme: Pick<Programme, 'occurrences'>,
  { activity, date }: { activity: string; date: string },
  wanted: Wanted<Omit<OccurrenceFields, 'activity' | 'date'>>,
): Change[] {
  const id = occurrenceId(activity, date)
  const standing = programme.occurrences.find((one) => one.id === id)
  const stood: Record<string, unknown> = { ...standing }
  const fields = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
  if (Object.keys(fields).length === 0) return []
  const seen = Object.fromEntries(Object.entries(fields).map(([field]) => [field, stood[field] ?? null]))
  return [{ do: 'set', type: 'occurrence', id, fields: { activity, date, ...fields }, seen }]
}

/**
 * What somebody saw, with the dates that have come to differ since: they are taken along, and nobody can have seen them otherwise. What was
 * seen stays as it was seen, so that a change of it is met as one.
 */
export function withNewDates(seen: Programme, now: Programme = seen): Programme {
  const known = new Set(seen.occurrences.map(({ id }) => id))
  return {
    ...seen,
    occurrences: [...seen.occurrences, ...now.occurrences.filter(({ id }) => !known.has(id))],
  }
}

/** What somebody saw, after an edit of their own of single dates: what others have changed since is still to be met. */
export function withOwnDates(seen: Programme, changes: readonly Change[]): Programme {
  const occurrences = new Map(seen.occurrences.map((one) => [one.id, one]))
  for (const change of changes) {
    if (change.do !== 'set' || change.type !== 'occurrence') continue
    const fields = presentFields({ ...occurrences.get(change.id), ...change.fields })
    occurrences.set(change.id, { id: change.id, ...occurrenceFields.parse(fields) })
  }
  return { ...seen, occurrences: [...occurrences.values()] }
}

/** The occurrences of one activity that differ from its rule. */
export function differingDates(
  { occurrences }: Pick<Programme, 'occurrences'>,
  activity: string,
): Occurrence[] {
  return occurrences.filter((one) => one.activity === activity)
}
