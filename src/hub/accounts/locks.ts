import { createHash } from 'node:crypto'
import * as z from 'zod'
import { afterRightPin, freeGuesses, guessedAt, lockedMs, type PinLock } from '../../domain/pinLock.ts'
import type { HubContext } from '../context.ts'
import type { Sql } from '../store/sql.ts'

/** A whole town hall may come from one address. */
const freeOfAddress = 20
/** What nobody has tried again for a day is forgotten, in ms. */
const keptMs = 24 * 3600_000

interface Counted {
  whose: string
  free: number
  before: PinLock | null
  guessed: PinLock
}

const lockRow = z.object({ failures: z.number(), since: z.date() })

/**
 * Counts a guess as a wrong one before it is tried, against the e-mail address (whether or not anybody has it, so that nobody learns
 * that) and against where it comes from, by the rules of the door at a screen (`domain/pinLock.ts`). The hub's clock is nobody's who guesses.
 * @returns how long nobody's password is tried yet, or what takes the guess back when it was right
 */
export async function countGuess(
  context: HubContext,
  { email, from }: { email: string; from: string },
): Promise<{ waitMs: number } | { wasRight(): Promise<void> }> {
  const { sql, municipality, clock } = context
  const now = { bootId: 'hub', mono: clock.wall() }
  await sql.query('DELETE FROM sign_in_lock WHERE municipality = $1 AND since < $2', [
    municipality.id,
    new Date(now.mono - keptMs),
  ])
  const asked = [
    { whose: nameOf('email', email), free: freeGuesses },
    { whose: nameOf('from', networkOf(from)), free: freeOfAddress },
    // Two guesses at once take their rows in the same order, or each would wait for the other.
  ].toSorted((a, b) => (a.whose < b.whose ? -1 : 1))
  const counted = await sql.transaction(async (tx) => {
    const guesses: Counted[] = []
    let waitMs = 0
    for (const { whose, free } of asked) {
      // A row to wait at: many first guesses at once are one after the other too.
      await tx.query('INSERT INTO sign_in_lock VALUES ($1, $2, 0, $3) ON CONFLICT DO NOTHING', [
        municipality.id,
        whose,
        new Date(now.mono),
      ])
      const before = await lockOf(tx, context, whose)
      const guessed = guessedAt(before, now, free)
      if (guessed) guesses.push({ whose, free, before, guessed })
      else waitMs = Math.max(waitMs, lockedMs(before, now, free))
    }
    if (waitMs > 0) return { waitMs }
    for (const { whose, guessed } of guesses) await saveLock(tx, context, whose, guessed)
    return guesses
  })
  if ('waitMs' in counted) return counted
  return {
    async wasRight() {
      await sql.transaction(async (tx) => {
        for (const { whose, free, ...guess } of counted) {
          // Who has the password need not wait for what others have guessed; where it came from others may still be guessing.
          const right = { isAdministrator: free === freeGuesses, now: { ...now, mono: clock.wall() } }
          await saveLock(tx, context, whose, afterRightPin(await lockOf(tx, context, whose), guess, right))
        }
      })
    },
  }
}

async function lockOf(tx: Sql, { municipality }: HubContext, whose: string): Promise<PinLock | null> {
  const rows = await tx.query(
    'SELECT failures, since FROM sign_in_lock WHERE municipality = $1 AND whose = $2 FOR UPDATE',
    [municipality.id, whose],
  )
  const row = z.array(lockRow).parse(rows)[0]
  return row && row.failures > 0
    ? { failures: row.failures, since: { bootId: 'hub', mono: row.since.getTime() } }
    : null
}

async function saveLock(tx: Sql, { municipality }: HubContext, whose: string, lock: PinLock | null) {
  const key = [municipality.id, whose]
  if (lock === null) {
    await tx.query('DELETE FROM sign_in_lock WHERE municipality = $1 AND whose = $2', key)
    return
  }
  await tx.query(
    `INSERT INTO sign_in_lock VALUES ($1, $2, $3, $4)
     ON CONFLICT (municipality, whose) DO UPDATE SET failures = excluded.failures, since = excluded.since`,
    [...key, lock.failures, new Date(lock.since.mono)],
  )
}

/** Neither an e-mail nor a network address is kept as it is. */
function nameOf(kind: 'email' | 'from', text: string): string {
  return createHash('sha256').update(`${kind} ${text}`).digest('base64url')
}

/** Whoever has an IPv6 address has all that begin as it does. */
function networkOf(address: string): string {
  return address.split(':').slice(0, 4).join(':')
}
