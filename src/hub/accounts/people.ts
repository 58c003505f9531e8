import * as z from 'zod'
import type { HubPerson } from '../../contract/hubAccounts.ts'
import { type HubRole, hubRoles } from '../../contract/words.ts'
import { looksLikePersonalNumber } from '../../domain/personalNumber.ts'
import type { Actor } from '../actor.ts'
import type { HubContext } from '../context.ts'
import { inSwedish } from '../inSwedish.ts'
import { audit } from '../store/directory.ts'
import { forgetEditor } from '../store/edits.ts'
import type { Sql } from '../store/sql.ts'
import { makeInvitation } from './invitations.ts'

/** What a coordinator says of a person; the address is in lower case. */
export interface PersonFields {
  name: string
  email: string
  role: HubRole
  venues: readonly string[]
}

export type Refusal =
  | 'PERSONAL_NUMBER'
  | 'EMAIL_TAKEN'
  | 'UNKNOWN_VENUE'
  | 'UNKNOWN_PERSON'
  | 'LAST_COORDINATOR'

type Invitation = { token: string; expires: number }

const personRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(hubRoles),
  last_in: z.date().nullable(),
  may_come_in: z.boolean(),
  venues: z.array(z.string()),
  invited_until: z.date().nullable(),
})

/** Any number that no other lock of the hub has. */
const peopleLock = 7

/** All who may come in, by name. */
export async function listPeople(context: HubContext, actor: Actor): Promise<HubPerson[]> {
  const people = await readPeople(context.sql, context)
  return people
    .toSorted((a, b) => inSwedish.compare(a.name, b.name))
    .map(({ last_in, invited_until, may_come_in: _, ...person }) => ({
      ...person,
      lastIn: last_in?.getTime() ?? null,
      invitedUntil: invited_until?.getTime() ?? null,
      isYou: person.id === actor.id,
    }))
}

/** Adds a person, who comes in once they have used the invitation. */
export async function addPerson(
  context: HubContext,
  actor: Actor,
  fields: PersonFields,
): Promise<Invitation | Refusal> {
  const { municipality, newId, clock } = context
  return alone(context, async (tx) => {
    const id = newId()
    const wrong = await refusalOf(tx, context, id, fields)
    if (wrong) return wrong
    await tx.query(
      'INSERT INTO account (municipality, id, name, email, role, created) VALUES ($1, $2, $3, $4, $5, $6)',
      [municipality.id, id, fields.name, fields.email, fields.role, new Date(clock.wall())],
    )
    await saveVenues(tx, context, id, fields)
    await audit(tx, context, actor.id, 'account.added', { account: id, role: fields.role })
    return makeInvitation(tx, context, id)
  })
}

/** @returns null when it is done */
export async function changePerson(
  context: HubContext,
  actor: Actor,
  id: string,
  fields: PersonFields,
): Promise<Refusal | null> {
  return alone(context, async (tx) => {
    const people = await readPeople(tx, context)
    const person = people.find((each) => each.id === id)
    if (!person) return 'UNKNOWN_PERSON'
    const wrong = await refusalOf(tx, context, id, fields)
    if (wrong) return wrong
    if (fields.role !== 'coordinator' && isLastCoordinator(people, id)) return 'LAST_COORDINATOR'
    await tx.query(
      'UPDATE account SET name = $3, email = $4, role = $5 WHERE municipality = $1 AND id = $2',
      [context.municipality.id, id, fields.name, fields.email, fields.role],
    )
    await saveVenues(tx, context, id, fields)
    await audit(tx, context, actor.id, 'account.changed', { account: id, role: fields.role })
    return null
  })
}

/** A new invitation, for who has lost theirs or forgotten their password. */
export async function invitePerson(
  context: HubContext,
  actor: Actor,
  id: string,
): Promise<Invitation | Refusal> {
  return alone(context, async (tx) => {
    const people = await readPeople(tx, context)
    if (!people.some((each) => each.id === id)) return 'UNKNOWN_PERSON'
    await audit(tx, context, actor.id, 'account.invited', { account: id })
    return makeInvitation(tx, context, id)
  })
}

/** Removes a person with all that is kept of them; what they have done stays in the audit and in the venues' histories under an id that is nobody's. */
export async function removePerson(context: HubContext, actor: Actor, id: string): Promise<Refusal | null> {
  return alone(context, async (tx) => {
    const people = await readPeople(tx, context)
    if (!people.some((each) => each.id === id)) return null
    if (isLastCoordinator(people, id)) return 'LAST_COORDINATOR'
    await tx.query('DELETE FROM account WHERE municipality = $1 AND id = $2', [context.municipality.id, id])
    await forgetEditor(tx, context, id)
    await audit(tx, context, actor.id, 'account.removed', { account: id })
    return null
  })
}

/** Changes of who may come in are made one after the other: two coordinators cannot remove each other at once. */
function alone<T>({ sql, municipality }: HubContext, work: (tx: Sql) => Promise<T>): Promise<T> {
  return sql.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [peopleLock, municipality.id])
    return work(tx)
  })
}

/** Whether nobody else who can come in would look after the people. */
function isLastCoordinator(people: readonly z.infer<typeof personRow>[], id: string): boolean {
  const able = people.filter(({ role, may_come_in }) => role === 'coordinator' && may_come_in)
  return able.length === 1 && able[0]?.id === id
}

async function refusalOf(
  tx: Sql,
  { municipality }: HubContext,
  id: string,
  { name, email, venues }: PersonFields,
): Promise<Refusal | null> {
  if (looksLikePersonalNumber(name) || looksLikePersonalNumber(email)) return 'PERSONAL_NUMBER'
  const others = await tx.query('SELECT 1 FROM account WHERE municipality = $1 AND email = $2 AND id <> $3', [
    municipality.id,
    email,
    id,
  ])
  if (others.length > 0) return 'EMAIL_TAKEN'
  const known = await tx.query('SELECT 1 FROM venue WHERE municipality = $1 AND id::text = ANY ($2)', [
    municipality.id,
    venues,
  ])
  return known.length === new Set(venues).size ? null : 'UNKNOWN_VENUE'
}

async function saveVenues(
  tx: Sql,
  { municipality }: HubContext,
  id: string,
  { role, venues }: PersonFields,
): Promise<void> {
  await tx.query('DELETE FROM account_venue WHERE municipality = $1 AND account = $2', [municipality.id, id])
  if (role === 'coordinator') return
  await tx.query(
    'INSERT INTO account_venue SELECT municipality, $2, id FROM venue WHERE municipality = $1 AND id::text = ANY ($3)',
    [municipality.id, id, venues],
  )
}

async function readPeople(tx: Sql, { municipality, clock }: HubContext) {
  const rows = await tx.query(
    `SELECT a.id, a.name, a.email, a.role, a.last_in, a.password IS NOT NULL OR a.subject IS NOT NULL AS may_come_in,
       ARRAY(SELECT v.venue::text FROM account_venue v WHERE v.municipality = a.municipality AND v.account = a.id) AS venues,
       (SELECT max(i.expires) FROM invitation i
        WHERE i.municipality = a.municipality AND i.account = a.id AND i.expires > $2) AS invited_until
     FROM account a WHERE a.municipality = $1`,
    [municipality.id, new Date(clock.wall())],
  )
  return z.array(personRow).parse(rows)
}
