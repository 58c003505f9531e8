import { randomBytes } from 'node:crypto'
import type { Clock } from '../../contract/clock.ts'
import type { Actor } from './guard.ts'

/** The engine waits this much longer than the page, which warns and leaves by itself. */
const graceMs = 60_000
/** More at once than a venue has people; the oldest ends when there would be more. */
const mostSessions = 20

/** Who is in at the staff pages. Kept in memory only: after a restart everybody comes in anew. */
export interface Sessions {
  /** @returns the token of a new session */
  begin(personId: string): string
  /** The person of a session that lives, as they stand now; each call keeps it living. */
  actorOf(token: string | null): Actor | null
  /** Whether it lives; asking keeps nothing living. */
  lives(token: string | null): boolean
  end(token: string | null): void
  /** Whether anybody is in; asking keeps nothing living. */
  isAnyIn(): boolean
  /** Ends all of a person's but one. */
  endOthers(personId: string, but: string | null): void
}

/**
 * A session ends `idleMs` and a minute after its last call, by the clock that nobody can set, and as soon as its person is gone.
 * @param personOf finds a person who may come in, as they stand now
 */
export function staffSessions(options: {
  clock: Pick<Clock, 'mono'>
  idleMs: () => number
  personOf: (id: string) => Actor | null
}): Sessions {
  const { clock, idleMs, personOf } = options
  const sessions = new Map<string, { personId: string; lastCall: number }>()

  function endOver(): void {
    const oldest = clock.mono() - idleMs() - graceMs
    for (const [token, { lastCall }] of sessions) if (lastCall <= oldest) sessions.delete(token)
  }

  return {
    begin(personId) {
      endOver()
      const [first] = sessions.keys()
      if (first !== undefined && sessions.size >= mostSessions) sessions.delete(first)
      const token = randomBytes(32).toString('base64url')
      sessions.set(token, { personId, lastCall: clock.mono() })
      return token
    },
    actorOf(token) {
      endOver()
      const session = token === null ? undefined : sessions.get(token)
      if (token === null || session === undefined) return null
      const person = personOf(session.personId)
      if (person === null) sessions.delete(token)
      else session.lastCall = clock.mono()
      return person
    },
    lives(token) {
      endOver()
      const session = token === null ? undefined : sessions.get(token)
      return session !== undefined && personOf(session.personId) !== null
    },
    endOthers(personId, but) {
      for (const [token, session] of sessions)
        if (session.personId === personId && token !== but) sessions.delete(token)
    },
    isAnyIn() {
      endOver()
      return sessions.size > 0
    },
    end: (token) => void (token !== null && sessions.delete(token)),
  }
}
