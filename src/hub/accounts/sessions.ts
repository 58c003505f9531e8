import * as z from 'zod'
import { hubRoles } from '../../contract/words.ts'
import type { Actor } from '../actor.ts'
import type { HubContext } from '../context.ts'
import type { Sql } from '../store/sql.ts'
import { hashOfToken, newToken } from './tokens.ts'

/** Nobody is in for longer than a working day, nor after an hour in which nobody has touched the page. */
const longestMs = 12 * 3600_000
const restMs = 3600_000
/** A use is noted when the last was this long ago. */
const notedEveryMs = 60_000

const actorRow = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(hubRoles),
  last_used: z.date(),
  venues: z.array(z.string()),
})

/** Lets a person in: the token for their cookie. What has run out of anybody's goes. */
export async function beginSession(tx: Sql, context: HubContext, account: string): Promise<string> {
  const { municipality, clock } = context
  const token = newToken()
  const now = clock.wall()
  await tx.query('DELETE FROM session WHERE municipality = $1 AND (expires <= $2 OR last_used <= $3)', [
    municipality.id,
    new Date(now),
    new Date(now - restMs),
  ])
  await tx.query('INSERT INTO session VALUES ($1, $2, $3, $4, $4, $5)', [
    municipality.id,
    hashOfToken(token),
    account,
    new Date(now),
    new Date(now + longestMs),
  ])
  return token
}

/**
 * Who has come in with a token, with the role and the venues that they have now; null for nobody, nor for who has been removed since.
 * @param touched somebody is at the page, so that it does not rest
 */
export async function actorOfSession(
  { sql, municipality, clock }: HubContext,
  token: string,
  touched: boolean,
): Promise<Actor | null> {
  const now = clock.wall()
  const hash = hashOfToken(token)
  const rows = await sql.query(
    `SELECT a.id, a.name, a.role, s.last_used,
       ARRAY(SELECT v.venue::text FROM account_venue v WHERE v.municipality = a.municipality AND v.account = a.id) AS venues
     FROM session s JOIN account a ON a.municipality = s.municipality AND a.id = s.account
     WHERE s.municipality = $1 AND s.hash = $2 AND s.expires > $3 AND s.last_used > $4`,
    [municipality.id, hash, new Date(now), new Date(now - restMs)],
  )
  const row = z.array(actorRow).parse(rows)[0]
  if (!row) return null
  const { last_used, venues, ...person } = row
  if (touched && now - last_used.getTime() >= notedEveryMs) {
    await sql.query('UPDATE session SET last_used = $3 WHERE municipality = $1 AND hash = $2', [
      municipality.id,
      hash,
      new Date(now),
    ])
  }
  return { ...person, venues: person.role === 'coordinator' ? 'all' : venues }
}

export async function endSession({ sql, municipality }: HubContext, token: string): Promise<void> {
  await sql.query('DELETE FROM session WHERE municipality = $1 AND hash = $2', [
    municipality.id,
    hashOfToken(token),
  ])
}

/** Ends all that a person has open, at whichever hub. */
export async function endSessionsOf(tx: Sql, { municipality }: HubContext, account: string): Promise<void> {
  await tx.query('DELETE FROM session WHERE municipality = $1 AND account = $2', [municipality.id, account])
}
