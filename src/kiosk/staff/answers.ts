import { ORPCError } from '@orpc/server'
import { behindDoorErrors } from '../../contract/staff/door.ts'
import { type Edited, editErrors } from '../../contract/staff/edit.ts'
import type { EditRefusal, Written } from '../services/edit.ts'

/** An edit as the page hears of it; see `orRefused`. */
export function editedOrThrow(answer: Written | EditRefusal): Edited {
  return { editId: orRefused(answer).editId }
}

/** A refusal becomes the declared error of its name, with what it tells. */
export function orRefused<T extends object>(answer: T | EditRefusal): Exclude<T, EditRefusal> {
  // What has no code is no refusal.
  if (!isRefusal(answer)) return answer as Exclude<T, EditRefusal>
  const { code, ...data } = answer
  const { status } = { ...behindDoorErrors, ...editErrors }[code]
  throw new ORPCError(code, { status, data })
}

function isRefusal(answer: object): answer is EditRefusal {
  return 'code' in answer
}
