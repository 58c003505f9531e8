import { type ClientPromiseResult, type ORPCError, safe } from '@orpc/client'

/** Why a call was not met: a declared error, or `AWAY` when no answer came that anybody foresaw. */
export type Failure<E> = Extract<E, ORPCError<string, unknown>> | { code: 'AWAY'; data: undefined }
export type Asked<T, E> = { data: T; failure?: undefined } | { data?: undefined; failure: Failure<E> }

/** Turns every way that a call may fail into a value. */
export async function ask<T, E>(call: ClientPromiseResult<T, E>): Promise<Asked<T, E>> {
  const result = await safe(call)
  if (result.isSuccess) return { data: result.data }
  return { failure: result.isDefined ? result.error : { code: 'AWAY', data: undefined } }
}
