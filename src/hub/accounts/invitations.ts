import * as z from 'zod'
import { invitationDays } from '../../contract/hubPage.ts'
import type { HubContext } from '../context.ts'
import type { Sql } from '../store/sql.ts'
import { hashOfToken, newToken } from './tokens.ts'

const dayMs = 24 * 3600_000

const invitedRow = z.object({ id: z.string(), name: z.string(), email: z.string() })
export type Invited = z.infer<typeof invitedRow>

/** A link's token for a person, good once; one that they had before is not good any more. */
export async function makeInvitation(
  tx: Sql,
  { municipality, clock }: HubContext,
  account: string,
): Promise<{ token: string; expires: number }> {
  const token = newToken()
  const expires = clock.wall() + invitationDays * dayMs
  await tx.query('DELETE FROM invitation WHERE municipality = $1 AND (account = $2 OR expires <= $3)', [
    municipality.id,
    account,
    new Date(clock.wall()),
  ])
  await tx.query('INSERT INTO invitation VALUES ($1, $2, $3, $4)', [
    municipality.id,
    hashOfToken(token),
    account,
    new Date(expires),
  ])
  return { token, expires }
}

/** Whose a token is, or null when it is not good. */
export async function findInvited(
  { sql, municipality, clock }: HubContext,
  token: string,
): Promise<Invited | null> {
  const rows = await sql.query(
    `SELECT a.id, a.name, a.email FROM invitation i JOIN account a ON a.municipality = i.municipality AND a.id = i.account
     WHERE i.municipality = $1 AND i.hash = $2 AND i.expires > $3`,
    [municipality.id, hashOfToken(token), new Date(clock.wall())],
  )
  return z.array(invitedRow).parse(rows)[0] ?? null
}

/** Uses a token up: whose it was, or null when it was not good. */
export async function spendInvitation(
  tx: Sql,
  { municipality, clock }: HubContext,
  token: string,
): Promise<string | null> {
  const rows = await tx.query(
    'DELETE FROM invitation WHERE municipality = $1 AND hash = $2 AND expires > $3 RETURNING account',
    [municipality.id, hashOfToken(token), new Date(clock.wall())],
  )
  return z.array(z.object({ account: z.string() })).parse(rows)[0]?.account ?? null
}
