import { occurrenceId } from '../../contract/programme.ts'
import type { EntityType } from '../../contract/words.ts'
import { fnv1a } from '../hash.ts'
import type { ProgrammeReading, ReadActivity } from './reading.ts'

/** An entity of a venue's programme, in the form of an `entity.patched` op. */
export interface ReadEntity {
  type: EntityType
  id: string
  fields: Record<string, unknown>
}

/**
 * What was read, ready to be written. `idOf` makes an id from a key that says what the entry is (at most 69 characters of
 * `[a-z0-9:T-]`, such as `2025-05-06T10:00:sittgympa-och-kaffe`), so the same text read twice gives the same ids and nothing comes
 * double; it must leave room for `:2025-05-06`.
 */
export function toEntities(reading: ProgrammeReading, idOf: (key: string) => string): ReadEntity[] {
  const entities = [
    ...reading.activities.flatMap((activity) => activityEntities(activity, idOf)),
    ...reading.meals.map(({ line: _, ...fields }) =>
      entity(
        'meal',
        idOf(`${fields.date}T${fields.serveFrom}:${fields.kind}-${slug(fields.dish.sv)}`),
        fields,
      ),
    ),
    ...reading.notices.map(({ line: _, ...fields }) =>
      entity('notice', idOf(`${fields.from.slice(0, 10)}:notice-${slug(fields.text.sv)}`), fields),
    ),
    ...reading.openingExceptions.map(({ line: _, ...fields }) =>
      entity('openingException', `opening:${fields.date}`, fields),
    ),
  ]
  if (Object.keys(reading.openingHours).length > 0)
    entities.push(entity('openingHours', 'opening-hours', reading.openingHours))
  return [...new Map(entities.map((one) => [`${one.type} ${one.id}`, one])).values()]
}

function activityEntities(
  { line: _, cancelledOn = [], ...fields }: ReadActivity,
  idOf: (key: string) => string,
): ReadEntity[] {
  const id = idOf(keyOf(fields))
  return [
    entity('activity', id, fields),
    ...cancelledOn.map((date) =>
      entity('occurrence', occurrenceId(id, date), { activity: id, date, cancelled: true }),
    ),
  ]
}

/** A rule without an end has no date of its own: read next week it begins next week, and is the same activity still. */
function keyOf({ start, recurrence, title }: Pick<ReadActivity, 'start' | 'recurrence' | 'title'>): string {
  const when = recurrence ? `${fnv1a(recurrence).toString(36)}T${start.slice(11)}` : start
  return `${when}:${slug(title.sv)}`
}

function entity(type: EntityType, id: string, fields: Record<string, unknown>): ReadEntity {
  return { type, id, fields: { ...fields } }
}

const slugLength = 32

/** A text as a part of an id; what cannot be said in these letters is told apart by a hash. */
function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const isWhole = plain.length <= slugLength && /^[\p{Script=Latin}\p{M}\p{N}\s\p{P}]+$/u.test(text)
  return isWhole ? plain : `${plain.slice(0, slugLength - 8)}-${fnv1a(text).toString(36)}`
}
