import type * as z from 'zod'
import { entityFields, type Programme, presentFields } from '../contract/programme.ts'
import type { EntityType } from '../contract/words.ts'
import type { Kept } from './edits.ts'

/** One part of a programme as it is kept. Its fields are not parsed: what a newer program wrote may be more than this one knows. */
export interface StoredEntity extends Kept {
  id: string
}

/** Puts entities together; one that cannot be read is told to `unreadable` and left out, so that the rest is shown. */
export function readProgramme(
  entities: readonly StoredEntity[],
  unreadable: (id: string) => void,
): Programme {
  function of<T extends EntityType>(type: T) {
    return entities
      .filter((entity) => entity.type === type && !entity.deleted)
      .flatMap(({ id, fields }) => {
        const read = entityFields[type].safeParse(presentFields(fields))
        if (!read.success) unreadable(id)
        return read.success ? [{ ...(read.data as z.infer<(typeof entityFields)[T]>), id }] : []
      })
  }
  const only = <E extends { id: string }>(found: E[]): Omit<E, 'id'> | null => {
    if (found[0] === undefined) return null
    const { id: _, ...fields } = found[0]
    return fields
  }
  return {
    venue: only(of('venue')),
    openingHours: only(of('openingHours')),
    rooms: of('room'),
    activities: of('activity'),
    occurrences: of('occurrence'),
    meals: of('meal'),
    notices: of('notice'),
    openingExceptions: of('openingException'),
    infoPages: of('infoPage'),
  }
}
