import type { Change } from '../../contract/staff/edit.ts'
import type { EntityType } from '../../contract/words.ts'
import { sameJson } from '../sameJson.ts'

/**
 * What a form changes of one entity: only fields that are otherwise than when it was opened, each with what stood there; nothing when all
 * is as it was. In `after`, undefined and null both take a field away; a field that is not named in it is left alone.
 * @param before what stood when the form was opened; null for what is made anew
 */
export function formChange(
  type: EntityType,
  id: string,
  before: object | null,
  after: Readonly<Record<string, unknown>>,
): Change[] {
  const stood = new Map<string, unknown>(Object.entries(before ?? {}))
  const otherwise = Object.entries(after).filter(
    ([field, value]) => !sameJson(value ?? null, stood.get(field) ?? null),
  )
  if (otherwise.length === 0) return []
  const fields = Object.fromEntries(otherwise.map(([field, value]) => [field, value ?? null]))
  const seen = Object.fromEntries(otherwise.map(([field]) => [field, stood.get(field) ?? null]))
  return [{ do: 'set', type, id, fields, seen }]
}
