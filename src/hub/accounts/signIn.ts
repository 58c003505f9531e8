import * as z from 'zod'
import { type DoorReason, passwordLength } from '../../contract/hubPage.ts'
import { isWeakPassword } from '../../domain/weakPassword.ts'
import type { HubContext } from '../context.ts'
import { audit } from '../store/directory.ts'
import type { Sql } from '../store/sql.ts'
import { findInvited, spendInvitation } from './invitations.ts'
import { countGuess } from './locks.ts'
import type { Passwords } from './passwords.ts'
import { beginSession, endSessionsOf } from './sessions.ts'

/** Who somebody is to the municipality's provider, which has been asked and has proved it. */
export interface Identity {
  issuer: string
  subject: string
  /** Their e-mail address in lower case, when the provider says that it has verified it. */
  verifiedEmail(): Promise<string | null>
}

/** A token for the cookie. */
export type LetIn = { token: string }

/**
 * Lets in who has an address and its password.
 * @param guess.from the network address that asks
 */
export async function enterByPassword(
  context: HubContext,
  passwords: Passwords,
  guess: { email: string; password: string; from: string },
): Promise<LetIn | 'NOT_LET_IN' | { waitMs: number }> {
  const { sql, municipality } = context
  const email = guess.email.trim().toLowerCase()
  const counted = await countGuess(context, { email, from: guess.from })
  if ('waitMs' in counted) return counted
  const rows = await sql.query('SELECT id, password FROM account WHERE municipality = $1 AND email = $2', [
    municipality.id,
    email,
  ])
  const found = z.array(z.object({ id: z.string(), password: z.string().nullable() })).parse(rows)[0]
  const isRight = await passwords.isOf(guess.password, found?.password ?? null)
  if (!found || !isRight) return 'NOT_LET_IN'
  await counted.wasRight()
  // Asked again: they may have been removed, or have chosen another password, while this one was tried.
  const still = 'SELECT id FROM account WHERE municipality = $1 AND id = $2 AND password = $3 FOR UPDATE'
  return sql.transaction(async (tx) => {
    const rows = await tx.query(still, [municipality.id, found.id, found.password])
    return rows.length === 0 ? 'NOT_LET_IN' : letIn(tx, context, found.id)
  })
}

/** Takes the password that the owner of an invitation has chosen, and lets them in. What was open for them is ended. */
export async function choosePassword(
  context: HubContext,
  passwords: Passwords,
  { token, password }: { token: string; password: string },
): Promise<LetIn | 'INVITATION_OVER' | 'WEAK_PASSWORD'> {
  const { sql, municipality } = context
  const invited = await findInvited(context, token)
  if (!invited) return 'INVITATION_OVER'
  const isShort = [...password].length < passwordLength[0]
  if (isShort || isWeakPassword(password, [invited.name, invited.email, municipality.name])) {
    return 'WEAK_PASSWORD'
  }
  const hash = await passwords.hash(password)
  return sql.transaction(async (tx) => {
    const account = await spendInvitation(tx, context, token)
    if (account === null) return 'INVITATION_OVER'
    await tx.query('UPDATE account SET password = $3 WHERE municipality = $1 AND id = $2', [
      municipality.id,
      account,
      hash,
    ])
    await endSessionsOf(tx, context, account)
    await audit(tx, context, account, 'account.password', { account })
    return letIn(tx, context, account)
  })
}

/**
 * Lets in who the municipality's provider has proved: known by issuer and subject, which never change. The first time they are known by an invitation that
 * they hold, or by a verified address that a coordinator has added. An address that is bound to another subject of the same issuer is taken to have
 * been given to another person.
 */
export async function enterByProvider(
  context: HubContext,
  { issuer, subject, verifiedEmail }: Identity,
  invitation: string | null,
): Promise<LetIn | DoorReason> {
  const { sql, municipality } = context
  const known = await sql.query(
    'SELECT id FROM account WHERE municipality = $1 AND issuer = $2 AND subject = $3',
    [municipality.id, issuer, subject],
  )
  const [found] = ids(known)
  if (found !== undefined) {
    return sql.transaction(async (tx) => {
      const rows = await tx.query('SELECT id FROM account WHERE municipality = $1 AND id = $2 FOR UPDATE', [
        municipality.id,
        found,
      ])
      return rows.length === 0 ? 'not-added' : letIn(tx, context, found)
    })
  }
  const email = invitation === null ? await verifiedEmail() : null
  if (invitation === null && email === null) return 'no-address'
  return sql.transaction(async (tx) => {
    const account =
      invitation === null
        ? await accountToBind(tx, context, email, issuer)
        : await spendInvitation(tx, context, invitation)
    if (account === null) return 'not-added'
    await tx.query('UPDATE account SET issuer = $3, subject = $4 WHERE municipality = $1 AND id = $2', [
      municipality.id,
      account,
      issuer,
      subject,
    ])
    await audit(tx, context, account, 'account.provider', { account })
    return letIn(tx, context, account)
  })
}

async function accountToBind(
  tx: Sql,
  { municipality }: HubContext,
  email: string | null,
  issuer: string,
): Promise<string | null> {
  const rows = await tx.query(
    `SELECT id FROM account
     WHERE municipality = $1 AND email = $2 AND issuer IS DISTINCT FROM $3 FOR UPDATE`,
    [municipality.id, email, issuer],
  )
  return ids(rows)[0] ?? null
}

async function letIn(tx: Sql, context: HubContext, account: string): Promise<LetIn> {
  const { municipality, clock } = context
  await tx.query('UPDATE account SET last_in = $3 WHERE municipality = $1 AND id = $2', [
    municipality.id,
    account,
    new Date(clock.wall()),
  ])
  await audit(tx, context, account, 'account.in', { account })
  return { token: await beginSession(tx, context, account) }
}

function ids(rows: unknown): string[] {
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id)
}
