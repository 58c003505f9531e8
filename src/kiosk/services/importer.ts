import type * as z from 'zod'
import type { Clock, Logger, NewId } from '../../contract/clock.ts'
import type { entityFields } from '../../contract/programme.ts'
import type { EntityType } from '../../contract/words.ts'
import type { Store } from '../store/index.ts'
import { programmeEditor } from './edit.ts'

/** One part of the programme as a file says it: the fields that it shall have; others stay as they are. */
export type Patch = {
  [T in EntityType]: { id: string; type: T; fields: Partial<z.input<(typeof entityFields)[T]>> }
}[EntityType]

export interface Imported {
  added: number
  changed: number
}

/**
 * Writes what a file says into the programme, as one edit. What staff have deleted stays deleted. Throws, with nothing written, when a
 * result would be no such entity, holds a personnummer, or could not be saved.
 */
export function programmeImporter(options: { store: Store; clock: Clock; newId: NewId; log: Logger }) {
  return {
    /** @param timeZone of the venue */
    apply(patches: readonly Patch[], timeZone: string): Imported {
      const editor = programmeEditor({ ...options, timeZone: () => timeZone })
      const changes = patches.map((patch) => ({ do: 'set' as const, ...patch }))
      const written = editor.save(changes, { person: null, kind: 'pasted', deleted: 'leave' })
      if ('code' in written) throw new Error(`The import was refused: ${JSON.stringify(written)}`)
      const added = written.changes.filter(({ before }) => before === null).length
      return { added, changed: written.changes.length - added }
    },
  }
}
