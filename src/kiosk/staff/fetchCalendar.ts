import type { Clock } from '../../contract/clock.ts'
import { feedAddress } from '../../domain/ics/address.ts'
import { decodeCalendar } from '../../domain/ics/lines.ts'

/** The largest calendar that is taken, in bytes. */
export const maxCalendarBytes = 1024 * 1024
/** How long a whole answer may take, in ms. */
const timeOutMs = 20_000
const mostRedirects = 3

export type Fetched = { text: string } | { failure: 'unreachable' | 'tooLarge' }

/**
 * Fetches the text of a calendar; whether it is one is for the reader to say. Each address that it is sent on to is checked as the first
 * was. Never rejects.
 */
export async function fetchCalendar(
  address: string,
  { fetch, clock, signal }: { fetch: typeof globalThis.fetch; clock: Clock; signal: AbortSignal },
): Promise<Fetched> {
  const tooSlow = new AbortController()
  const stopWaiting = clock.after(timeOutMs, () => tooSlow.abort())
  try {
    return await follow(address, fetch, AbortSignal.any([signal, tooSlow.signal]))
  } catch {
    return unreachable
  } finally {
    stopWaiting()
  }
}

const unreachable: Fetched = { failure: 'unreachable' }

async function follow(
  address: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<Fetched> {
  let next = feedAddress(address)
  for (let redirects = 0; next !== null && redirects <= mostRedirects; redirects += 1) {
    const response = await untilAborted(
      fetch(next, {
        redirect: 'manual',
        signal,
        headers: { accept: 'text/calendar, text/plain;q=0.5' },
        credentials: 'omit',
        cache: 'no-store',
      }),
      signal,
    )
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel()
      next = feedAddress(URL.parse(location, next)?.href ?? '')
      continue
    }
    if (response.status === 200) return read(response, signal)
    await response.body?.cancel()
    return unreachable
  }
  return unreachable
}

/** Counts while it reads: a length that is told may be untrue, and a packed answer grows. */
async function read(response: Response, signal: AbortSignal): Promise<Fetched> {
  const reader = response.body?.getReader()
  if (reader === undefined) return unreachable
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await untilAborted(reader.read(), signal)
      if (done) return { text: decodeCalendar(joined(chunks, size)) }
      size += value.length
      if (size > maxCalendarBytes) return { failure: 'tooLarge' }
      chunks.push(value)
    }
  } finally {
    // Without waiting: an answer that hangs would hang here too.
    reader.cancel().catch(() => {})
  }
}

/** A network that is passed in need not know of signals. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function joined(chunks: Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
