import type { MealFields } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import { sameJson } from '../sameJson.ts'

/**
 * The change that makes a meal as a form has it. Only what differs is written; a field that was emptied is taken away; each field that
 * is written says what stood there when the form was opened. Null where nothing differs.
 */
export function mealChange(id: string, before: MealFields | null, after: MealFields): Change | null {
  if (before === null) return { do: 'set', type: 'meal', id, fields: stated(after) }
  const was: Readonly<Record<string, unknown>> = before
  const wanted: Readonly<Record<string, unknown>> = after
  const keys = [...new Set([...Object.keys(was), ...Object.keys(wanted)])].filter(
    (key) => !sameJson(was[key] ?? null, wanted[key] ?? null),
  )
  if (keys.length === 0) return null
  const values = (of: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(keys.map((key) => [key, of[key] ?? null]))
  return { do: 'set', type: 'meal', id, fields: values(wanted), seen: values(was) }
}

function stated(fields: MealFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  )
}
