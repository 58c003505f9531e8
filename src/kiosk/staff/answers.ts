import { ORPCError } from '@orpc/server'
import { behindDoorErrors } from '../../contract/staff/door.ts'
import { type Edited, editErrors } from '../../contract/staff/edit.ts'
import type { EditRefusal, Written } from '../services/edit.ts'

/** An edit as the page hears of it; a refusal becomes the declared error of its name, with what it tells. */
export function editedOrThrow(answer: Written | EditRefusal): Edited {
  if (!('code' in answer)) return { editId: answer.editId }
  const { code, ...data } = answer
  const { status } = { ...behindDoorErrors, ...editErrors }[code]
  throw new ORPCError(code, { status, data })
}
