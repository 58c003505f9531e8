import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { type ForgottenName, forgottenText, mostForgotten } from '../../contract/sync.ts'
import { type Forgetter, type Forgotten, forgetter, type Hash } from '../../domain/erasure.ts'
import type { HubContext } from '../context.ts'
import type { Sql } from './sql.ts'

/** A name that is forgotten, as the hub's page tells of it: nobody can say which. */
const erasureRow = z.object({
  hash: z.string(),
  words: z.number(),
  ordered: z.date(),
  applied: z.date().nullable(),
  places: z.number(),
})
export type Erasure = z.infer<typeof erasureRow>

const keyRow = z.object({ forgetting: z.string(), sealing: z.string() })
type Keys = z.infer<typeof keyRow>

/** Nothing at all, without a look for keys. */
const idle = forgetter([], () => '')

/** The municipality's keys, made when they are first asked for. */
export async function privacyKeys(sql: Sql, { municipality }: HubContext): Promise<Keys> {
  const made = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')]
  const find = () =>
    sql.query('SELECT forgetting, sealing FROM privacy_key WHERE municipality = $1', [municipality.id])
  const there = await find()
  if (there.length === 0) {
    await sql.query('INSERT INTO privacy_key VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      municipality.id,
      ...made,
    ])
  }
  return z.tuple([keyRow]).parse(there.length > 0 ? there : await find())[0]
}

export async function listErasures(sql: Sql, { municipality }: HubContext): Promise<Erasure[]> {
  const rows = await sql.query(
    'SELECT subject AS hash, words, ordered, applied, places FROM erasure WHERE municipality = $1 ORDER BY ordered, subject',
    [municipality.id],
  )
  return z.array(erasureRow).parse(rows)
}

/** The hash of words under the municipality's key. */
export async function hashOf(context: HubContext): Promise<Hash> {
  const { forgetting } = await privacyKeys(context.sql, context)
  return keyed(forgetting)
}

function keyed(key: string): Hash {
  return (words) => createHmac('sha256', key).update(words).digest('base64url')
}

/** What forgets all that is ordered. Within a push only after the venue is locked: an erasure waits for whoever came before it. */
export async function currentForgetter(sql: Sql, context: HubContext): Promise<Forgetter> {
  const list = await listErasures(sql, context)
  if (list.length === 0) return idle
  const { forgetting } = await privacyKeys(sql, context)
  return forgetter(list, keyed(forgetting))
}

/**
 * Notes that a name is forgotten from now on. One that is already stays as it is.
 * @param tx a transaction: whoever adds waits for whoever came before
 * @returns `full` where there are `mostForgotten` already: no kiosk could read one more
 */
export async function addErasure(
  tx: Sql,
  { municipality, clock }: HubContext,
  { hash, words }: Forgotten,
): Promise<'added' | 'known' | 'full'> {
  await tx.query('SELECT 1 FROM privacy_key WHERE municipality = $1 FOR UPDATE', [municipality.id])
  const known = await tx.query('SELECT 1 FROM erasure WHERE municipality = $1 AND subject = $2', [
    municipality.id,
    hash,
  ])
  if (known.length > 0) return 'known'
  const added = await tx.query(
    `INSERT INTO erasure (municipality, subject, words, ordered) SELECT $1, $2, $3, $4
     WHERE (SELECT count(*) FROM erasure WHERE municipality = $1) < $5 ON CONFLICT DO NOTHING RETURNING subject`,
    [municipality.id, hash, words, new Date(clock.wall()), mostForgotten],
  )
  return added.length > 0 ? 'added' : 'full'
}

/** Notes that the database is rid of the names, and in how many places they stood. */
export async function markApplied(
  sql: Sql,
  { municipality, clock }: HubContext,
  hashes: readonly string[],
  places: number,
): Promise<void> {
  await sql.query(
    'UPDATE erasure SET applied = $3, places = places + $4 WHERE municipality = $1 AND subject = ANY($2::text[])',
    [municipality.id, hashes, new Date(clock.wall()), places],
  )
}

function sealOf(sealing: string, { hash, words }: Forgotten): string {
  return createHmac('sha256', sealing).update(`${words} ${hash}`).digest('base64url')
}

const knownRow = z.object({ hash: z.string(), words: z.number(), confirmed: z.boolean() })

/**
 * What a kiosk is to forget, where that is other than what it tells that it has forgotten; where it is the same it is noted that the kiosk has confirmed it.
 * @param forgets `forgets` of its pull
 */
export async function forgetAnswer(
  context: HubContext,
  device: string,
  forgets: string,
): Promise<{ key: string; names: ForgottenName[] } | null> {
  const { sql, municipality, clock } = context
  const rows = await sql.query(
    `SELECT e.subject AS hash, e.words, c.device IS NOT NULL AS confirmed FROM erasure e
     LEFT JOIN erasure_confirmed c ON c.municipality = $1 AND c.subject = e.subject AND c.device = $2
     WHERE e.municipality = $1`,
    [municipality.id, device],
  )
  const list = z.array(knownRow).parse(rows)
  const text = forgottenText(list.map(({ hash }) => hash))
  if (createHash('sha256').update(text).digest('hex') === forgets) {
    const fresh = list.filter(({ confirmed }) => !confirmed).map(({ hash }) => hash)
    if (fresh.length > 0) {
      await sql.query(
        `INSERT INTO erasure_confirmed (municipality, subject, device, confirmed)
         SELECT $1, subject, $2, $3 FROM unnest($4::text[]) AS t (subject) ON CONFLICT DO NOTHING`,
        [municipality.id, device, new Date(clock.wall()), fresh],
      )
    }
    return null
  }
  const { forgetting, sealing } = await privacyKeys(sql, context)
  const names = list.map(({ hash, words }) => ({ hash, words, seal: sealOf(sealing, { hash, words }) }))
  return { key: forgetting, names }
}

/**
 * Takes names back from a kiosk that were ordered here and lost since, when the hub was put back from a backup. What this hub has not sealed is left: no screen
 * can order anything to be forgotten.
 * @returns whether any was missing, and was not taken back by another call meanwhile
 */
export async function takeForgotten(context: HubContext, given: readonly ForgottenName[]): Promise<boolean> {
  const { sql } = context
  const { sealing } = await privacyKeys(sql, context)
  const known = new Set((await listErasures(sql, context)).map(({ hash }) => hash))
  const lost = given.filter((each) => !known.has(each.hash) && isSealed(sealing, each))
  if (lost.length === 0) return false
  const added = await sql.transaction(async (tx) => {
    const all: string[] = []
    for (const each of lost) all.push(await addErasure(tx, context, each))
    return all
  })
  const left = added.filter((each) => each === 'full').length
  if (left > 0) context.log.error('So many names are forgotten that some could not be taken back', { left })
  return added.includes('added')
}

function isSealed(sealing: string, { seal, ...name }: ForgottenName): boolean {
  const [right, said] = [Buffer.from(sealOf(sealing, name)), Buffer.from(seal)]
  return right.length === said.length && timingSafeEqual(right, said)
}

const confirmedRow = z.object({ hash: z.string(), device: z.string() })

/** Of each forgotten name by its hash, the screens that have said that they have forgotten it. */
export async function confirmations(
  sql: Sql,
  { municipality }: HubContext,
): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await sql.query(
    'SELECT subject AS hash, device FROM erasure_confirmed WHERE municipality = $1',
    [municipality.id],
  )
  const byHash = Map.groupBy(z.array(confirmedRow).parse(rows), ({ hash }) => hash)
  return new Map([...byHash].map(([hash, all]) => [hash, new Set(all.map(({ device }) => device))]))
}
