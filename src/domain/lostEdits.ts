import type { LostEdit } from '../contract/staff/edit.ts'
import type { PulledConflict } from '../contract/sync.ts'
import type { Kept, Step } from './edits.ts'
import { nameOf } from './history.ts'
import type { Fields } from './readable.ts'
import { sameJson } from './sameJson.ts'

/**
 * An edit that lost, as staff are to see it; null where it has come true since, by whomever, or where nobody knows what it was of.
 * @param find gives what is kept under an id
 * @param own whether it was made where it is shown
 */
export function lostEdit(
  { op, entity: id, received, fields }: PulledConflict,
  find: (id: string) => Kept | null,
  own: boolean,
): LostEdit | null {
  const kept = find(id)
  if (kept === null) return null
  const differing = Object.keys(fields).filter(
    (field) => kept.deleted || !sameJson(fields[field] ?? null, kept.fields[field] ?? null),
  )
  if (differing.length === 0) return null
  const only = (of: Fields) => Object.fromEntries(differing.map((field) => [field, of[field] ?? null]))
  const { type, deleted: removed } = kept
  const name = nameOf(find, { id, before: null, after: null })
  return { op, type, id, name, at: received, own, removed, wanted: only(fields), stands: only(kept.fields) }
}

/**
 * What makes hold what it wanted. What was taken away comes back with it.
 * @param seen what the person saw standing there
 */
export function usingLost({ type, id, removed, wanted }: LostEdit, seen: Fields, kept: Kept | null): Step {
  return removed
    ? { do: 'restore', type, id, seen: { ...kept?.fields, ...wanted } }
    : { do: 'set', type, id, fields: wanted, seen }
}
