import {
  entityFields,
  occurrenceId,
  openingExceptionId,
  openingHoursId,
  presentFields,
  venueId,
} from '../contract/programme.ts'
import type { EntityType } from '../contract/words.ts'
import { datesOf } from './recurrence.ts'
import { isWallTime, Unreadable } from './time.ts'

/** Fields of an entity as they are kept: null stands for one that was taken away. */
export type Fields = Record<string, unknown>

/** The fields as whoever shows them reads them, with what holds where nobody has said anything; null when they cannot be read. */
export function readEntity(type: EntityType, fields: Fields): Fields | null {
  const read = entityFields[type].safeParse(presentFields(fields))
  return read.success ? { ...read.data } : null
}

/** One field as it is kept, trimmed and without what nobody knows; undefined when it is none of the type's, or cannot be read. */
export function readField(type: EntityType, field: string, value: unknown): unknown {
  const shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean; data?: unknown } }>> =
    entityFields[type].shape
  if (!Object.hasOwn(shape, field)) return undefined
  return value === null ? null : shape[field]?.safeParse(value).data
}

/**
 * The first field for which nobody could show the entity, or null when it can be shown. Stricter than the schema: a date that does
 * not exist, a rule that cannot be read, and an id under which a second edit of the same thing would not find it.
 */
export function unreadableField(type: EntityType, id: string, fields: Fields): string | null {
  const read = entityFields[type].safeParse(presentFields(fields))
  if (!read.success) return String(read.error.issues[0]?.path[0] ?? '')
  return misplacedField(type, id, fields) ?? notInCalendar(type, fields)
}

/** What there is one of has one id; see the contract. */
function misplacedField(type: EntityType, id: string, fields: Fields): string | null {
  const { date, activity } = fields
  const expected: Partial<Record<EntityType, string>> = {
    venue: venueId,
    openingHours: openingHoursId,
    openingException: openingExceptionId(String(date)),
    occurrence: occurrenceId(String(activity), String(date)),
  }
  if ((expected[type] ?? id) === id) return null
  return date === undefined ? 'id' : 'date'
}

function notInCalendar(type: EntityType, fields: Fields): string | null {
  const times = { activity: ['start'], occurrence: ['movedTo'], notice: ['from', 'until'] } as const
  const isTimed = (given: EntityType): given is keyof typeof times => Object.hasOwn(times, given)
  const wrong = isTimed(type) ? times[type].find((field) => !canBeShown(fields[field])) : undefined
  if (wrong !== undefined) return wrong
  const activity = type === 'activity' ? entityFields.activity.parse(presentFields(fields)) : null
  if (activity === null) return null
  const date = activity.start.slice(0, 10)
  return canBeRead(() => datesOf(activity, date, date)) ? null : 'recurrence'
}

function canBeShown(time: unknown): boolean {
  return typeof time !== 'string' || isWallTime(time)
}

function canBeRead(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}
