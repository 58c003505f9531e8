import { type OccurrenceFields, occurrenceId, type Programme } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'

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

/** The occurrences of one activity that differ from its rule. */
export function changesOf({ occurrences }: Pick<Programme, 'occurrences'>, activity: string): Occurrence[] {
  return occurrences.filter((one) => one.activity === activity)
}
