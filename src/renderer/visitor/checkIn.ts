import { safe } from '@orpc/client'
import type { VisitView } from '../../contract/checkin.ts'
import type { KioskClient } from '../client.ts'

/** Why a visitor's wish was not met. Whatever is not known to be saved is said not to be. */
export type Failure = 'NOT_SAVED' | 'VISIT_OVER' | 'FULL' | 'NOT_OFFERED'
export type Answer = { visit: VisitView } | { failure: Failure }

/** An engine that has not answered by then is taken not to have saved; the same touch may be sent again without harm. */
const patienceMs = 5000
/** Between two tries; an engine that was killed is back within a second or two. */
const againMs = 300

type Call = (client: KioskClient['checkIn'], options: { signal: AbortSignal }) => Promise<VisitView>

const known: readonly string[] = ['NOT_SAVED', 'VISIT_OVER', 'FULL', 'NOT_OFFERED']

function isFailure(code: string): code is Failure {
  return known.includes(code)
}

/**
 * Asks the engine for something of check-in, and turns every way that it may fail into a value. An engine that does not answer is asked
 * again, since asking twice changes nothing: one that was killed is then hardly noticed.
 */
export async function ask(client: KioskClient, call: Call): Promise<Answer> {
  const signal = AbortSignal.timeout(patienceMs)
  for (;;) {
    const { data, error } = await safe(call(client.checkIn, { signal }))
    if (data) return { visit: data }
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (isFailure(code)) return { failure: code }
    if (signal.aborted) return { failure: 'NOT_SAVED' }
    await new Promise((resolve) => setTimeout(resolve, againMs))
  }
}
