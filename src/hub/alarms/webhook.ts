import type { Clock } from '../../contract/clock.ts'

/** Longer than this nobody's answer is waited for, in ms. */
const timeoutMs = 5000

/**
 * Posts JSON to an address.
 * @returns null when it was taken (2xx), else why it was not, in words for the log
 */
export async function postJson(
  { fetch, clock }: { fetch: typeof globalThis.fetch; clock: Clock },
  address: string,
  body: unknown,
): Promise<string | null> {
  const timeout = new AbortController()
  const cancel = clock.after(timeoutMs, () => timeout.abort(new Error('no answer in 5 s')))
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // What is said of a municipality's screens goes where it was told to go, and nowhere else.
      redirect: 'error',
      signal: timeout.signal,
    })
    await answer.body?.cancel()
    return answer.ok ? null : `status ${answer.status}`
  } catch (error) {
    if (!(error instanceof Error)) return String(error)
    return error.cause instanceof Error ? error.cause.message : error.message
  } finally {
    cancel()
  }
}
