import { ORPCError } from '@orpc/server'
import { behindDoorErrors } from '../../../contract/staff/door.ts'
import { type Edited, editErrors } from '../../../contract/staff/edit.ts'
import type { EditRefusal, Written } from '../../../domain/edits.ts'
import { looksLikePersonalNumber } from '../../../domain/personalNumber.ts'

/** A service's refusal becomes the declared error of the same name. */
export function orThrow<A>(answer: A, errors: Record<Extract<A, string>, () => Error>): Exclude<A, string> {
  if (isCode(answer)) throw errors[answer]()
  // What is no string is no code.
  return answer as Exclude<A, string>
}

function isCode<A>(answer: A): answer is Extract<A, string> {
  return typeof answer === 'string'
}

/** Throws PERSONAL_NUMBER for the first of the texts that looks like a personnummer. */
export function refusePersonalNumber(
  texts: Record<string, string | undefined>,
  errors: { PERSONAL_NUMBER: (options: { data: { field: string } }) => Error },
): void {
  for (const [field, text] of Object.entries(texts)) {
    if (text !== undefined && looksLikePersonalNumber(text)) throw errors.PERSONAL_NUMBER({ data: { field } })
  }
}

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
