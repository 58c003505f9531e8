import type * as z from 'zod'
import type { Clock, NewId } from '../../contract/clock.ts'
import { entityFields } from '../../contract/programme.ts'
import type { EntityType } from '../../contract/words.ts'
import type { Store } from '../store/index.ts'
import { stamper } from './stamp.ts'

/** Fields as they are kept, before anything is filled in. */
export type Fields = Record<string, unknown>

/** An edit of one part of the programme: the fields that it shall have; others stay as they are. */
export type Patch = {
  [T in EntityType]: { id: string; type: T; fields: Partial<z.input<(typeof entityFields)[T]>> }
}[EntityType]

export interface Edited {
  added: number
  changed: number
}

/**
 * Writes edits of the programme, all in one transaction, each as an op that holds only what it changes; one that changes nothing
 * writes none. What staff have deleted stays deleted. Throws, with nothing written, when a result would be no such entity.
 */
export function programmeEditor(options: { store: Store; clock: Clock; newId: NewId }) {
  const { store } = options
  const stamp = stamper(options)

  function write({ id, type, fields }: Patch, timeZone: string): keyof Edited | null {
    const before = store.programme.find(id)
    if (before?.deleted) return null
    const changed = difference(before?.fields ?? {}, fields)
    if (before !== null && Object.keys(changed).length === 0) return null
    const after = { ...before?.fields, ...changed }
    entityFields[type].parse(after)
    const baseVer = store.programme.confirmedVersion(id)
    store.ops.append(
      { kind: 'entity.patched', v: 1, entity: id, baseVer, body: { type, fields: changed } },
      stamp(timeZone),
    )
    store.programme.save({ id, type, fields: after, deleted: false })
    return before === null ? 'added' : 'changed'
  }

  return {
    /** @param timeZone of the venue */
    apply(patches: readonly Patch[], timeZone: string): Edited {
      return store.write(() => {
        const edited: Edited = { added: 0, changed: 0 }
        for (const patch of patches) {
          const what = write(patch, timeZone)
          if (what !== null) edited[what]++
        }
        return edited
      })
    },
  }
}

function difference(before: Fields, wanted: Fields): Fields {
  const differs = ([key, value]: [string, unknown]) =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(before[key])
  return Object.fromEntries(Object.entries(wanted).filter(differs))
}
