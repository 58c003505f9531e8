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
