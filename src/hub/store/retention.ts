import * as z from 'zod'
import {
  firstMonth,
  isRetentionKind,
  keptSince,
  type RetentionKind,
  retentionKinds,
} from '../../domain/retention.ts'
import type { HubContext } from '../context.ts'
import { audit } from './directory.ts'
import { emptyOldProgramme } from './oldProgramme.ts'
import { firstIdOf, nextMonth, type Partitions } from './partitions.ts'
import type { Sql } from './sql.ts'

export type Amounts = Record<RetentionKind, number>

/** How long each kind is kept, in its own unit: as the operator has set it, else as usual. */
export async function amounts({ sql, municipality }: HubContext): Promise<Amounts> {
  const rows = await sql.query('SELECT kind, amount FROM retention WHERE municipality = $1', [
    municipality.id,
  ])
  const set = z.array(z.object({ kind: z.string(), amount: z.number() })).parse(rows)
  const all = Object.entries(retentionKinds).map(([kind, { usual }]) => [
    kind,
    set.find((each) => each.kind === kind)?.amount ?? usual,
  ])
  return z.record(z.enum(kinds), z.number()).parse(Object.fromEntries(all))
}

const kinds = Object.keys(retentionKinds).filter(isRetentionKind)

/** How long a kind is kept from now on. What is gone does not come back. */
export async function keepFor(context: HubContext, kind: RetentionKind, amount: number): Promise<void> {
  const { municipality } = context
  await context.sql.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO retention VALUES ($1, $2, $3)
       ON CONFLICT (municipality, kind) DO UPDATE SET amount = EXCLUDED.amount`,
      [municipality.id, kind, amount],
    )
    await audit(tx, context, 'operator', 'retention.set', { kind, amount })
  })
}

const runRow = z.object({
  ran: z.date(),
  removed: z.record(z.string(), z.number()),
  removedBefore: z.date().nullable(),
})
export type RetentionRun = z.infer<typeof runRow>

/** The last time that what is too old was removed; null before the first. */
export async function lastRun({ sql, municipality }: HubContext): Promise<RetentionRun | null> {
  const rows = await sql.query(
    `SELECT ran, removed, removed_before AS "removedBefore" FROM retention_run WHERE municipality = $1`,
    [municipality.id],
  )
  return z.array(runRow).parse(rows)[0] ?? null
}

/**
 * Takes the day's run for this process, unless another has had it since `notSince`. A row and no advisory lock: a lock of the session would need a connection
 * of its own, and one of a transaction would keep a long one open; and the row says as well when it was.
 */
export async function claimRun({ sql, municipality, clock }: HubContext, notSince: number): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO retention_run (municipality, ran) VALUES ($1, $2)
     ON CONFLICT (municipality) DO UPDATE SET ran = $2 WHERE retention_run.ran <= $3 RETURNING ran`,
    [municipality.id, new Date(clock.wall()), new Date(notSince)],
  )
  return rows.length > 0
}

/** Before which moment no op is left, in ms; 0 while all are there. Only ever later: what a hub has removed stays removed, whatever its clock says next. */
export async function removedBefore(sql: Sql, { municipality }: HubContext): Promise<number> {
  const rows = await sql.query('SELECT removed_before AS at FROM retention_run WHERE municipality = $1', [
    municipality.id,
  ])
  return (
    z
      .array(z.object({ at: z.date().nullable() }))
      .parse(rows)[0]
      ?.at?.getTime() ?? 0
  )
}

/** Rows of one statement: short enough that a push that waits for one of them is not felt. */
const batch = 5000

/**
 * Removes what is older than it is kept, in batches. Ops first, and before them the note that they are gone: whatever is sent again from then on is known for
 * what it is, also where this ends in the middle.
 * @returns how many rows of each kind
 */
export async function removeOld(
  context: HubContext,
  partitions: Partitions,
): Promise<Record<string, number>> {
  const { sql, municipality, clock } = context
  const kept = await amounts(context)
  const since = (kind: RetentionKind) => new Date(keptSince(kind, kept[kind], clock.wall()))
  const many = (text: string, ...params: unknown[]) =>
    // In a transaction, which is run again where it had to give way.
    inBatches(() => sql.transaction((tx) => tx.query(text, [municipality.id, ...params])))
  const visits = since('visits')
  await sql.query(
    'UPDATE retention_run SET removed_before = greatest(removed_before, $2) WHERE municipality = $1',
    [municipality.id, visits],
  )
  const day = visits.toISOString().slice(0, 10)
  const ops = await removeOps(context, partitions, visits)
  const removed = {
    visits: await many(deleting('visit', 'id', 'day < $2 AND taken < $3'), day, visits),
    headcounts: await many(foldHeadcounts, day),
    ops,
    conflicts: await many(
      deleting('conflict', 'venue, op_id, field', 'resolved < $2 OR received < $3'),
      since('conflicts'),
      visits,
    ),
    quarantine: await many(emptyQuarantine, since('quarantine')),
    silences: await many(
      deleting('silence', 'device, since', 'coalesce(over, noticed) < $2'),
      since('silences'),
    ),
    audit: await many(deleting('audit', 'id', 'at < $2'), since('audit')),
    codes: await many(deleting('enrolment_code', 'hash', 'expires < $2'), since('codes')),
    sessions: await many(deleting('session', 'hash', 'expires < $2'), since('codes')),
    invitations: await many(deleting('invitation', 'hash', 'expires < $2'), since('codes')),
    locks: await many(deleting('sign_in_lock', 'whose', 'since < $2'), since('codes')),
    edits: await many(oldEdits, since('programme')),
    screens: await removeScreens(context, since('screens')),
    programme: await emptyOldProgramme(context, since('programme').getTime()),
  }
  await sql.query('UPDATE retention_run SET removed = $2 WHERE municipality = $1', [
    municipality.id,
    JSON.stringify(removed),
  ])
  return removed
}

function deleting(table: string, key: string, old: string): string {
  return `DELETE FROM ${table} WHERE municipality = $1 AND (${key}) IN (
    SELECT ${key} FROM ${table} WHERE municipality = $1 AND (${old}) LIMIT ${batch}) RETURNING 1`
}

/** Its ids stay, by which a log that is sent again still meets what was here. */
const emptyQuarantine = `UPDATE quarantine SET raw = '' WHERE municipality = $1 AND op_id IN (
    SELECT op_id FROM quarantine WHERE municipality = $1 AND received < $2 AND raw <> '' LIMIT ${batch}) RETURNING 1`

/** A day's persons stay the same: what leaves `headcount` stands in `headcount_day` from the same moment. */
const foldHeadcounts = `WITH old AS (
    DELETE FROM headcount WHERE municipality = $1 AND id IN (
      SELECT id FROM headcount WHERE municipality = $1 AND day < $2 LIMIT ${batch}) RETURNING *
  ), kept AS (
    INSERT INTO headcount_day AS known (municipality, venue, day, hour, persons)
    SELECT municipality, venue, day, hour, sum(persons) FROM old GROUP BY municipality, venue, day, hour
    ON CONFLICT (municipality, venue, day, hour) DO UPDATE SET persons = known.persons + EXCLUDED.persons
  ) SELECT 1 FROM old`

/** What was edited at the hub; screens keep their own history. */
const oldEdits = `WITH old AS (
    DELETE FROM edit WHERE municipality = $1 AND (venue, id) IN (
      SELECT venue, id FROM edit WHERE municipality = $1 AND at < $2 LIMIT ${batch}) RETURNING venue, id
  ), gone AS (
    DELETE FROM edit_change USING old
    WHERE edit_change.municipality = $1 AND edit_change.venue = old.venue AND edit_change.edit = old.id
  ) SELECT 1 FROM old`

async function inBatches(once: () => Promise<unknown[]>): Promise<number> {
  let all = 0
  for (;;) {
    const { length } = await once()
    all += length
    if (length < batch) return all
  }
}

/** Screens that were shut out long ago, with the lives of their logs. */
async function removeScreens({ sql, municipality }: HubContext, before: Date): Promise<number> {
  return sql.transaction(async (tx) => {
    const gone = await tx.query(
      `DELETE FROM device WHERE municipality = $1 AND state = 'revoked' AND revoked < $2 RETURNING id`,
      [municipality.id, before],
    )
    const ids = gone.map(({ id }) => id)
    for (const table of ['incarnation', 'silence', 'erasure_confirmed', 'intake'])
      await tx.query(`DELETE FROM ${table} WHERE municipality = $1 AND device = ANY($2::uuid[])`, [
        municipality.id,
        ids,
      ])
    return ids.length
  })
}

/**
 * Removes the ops of the months before, that came before. Whole months are dropped; where one has anything that came later it waits for another month, and then
 * goes row by row. What a wrong clock has put outside of the months is emptied and stays as an id, by which a repeat still meets its first copy.
 */
async function removeOps(context: HubContext, partitions: Partitions, before: Date): Promise<number> {
  const { sql, municipality, clock, log } = context
  const dropped = await partitions.drop(municipality.id, before).catch((error: unknown) => {
    log.warn('Old months of ops could not be dropped whole', { why: String(error) })
    return 0
  })
  const lastMonth = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() - 1))
  const deleted = await inBatches(() =>
    sql.query(
      `DELETE FROM op WHERE municipality = $1 AND id IN (
         SELECT id FROM op WHERE municipality = $1 AND id >= $2 AND id < $3 AND received < $4 LIMIT ${batch}) RETURNING 1`,
      [municipality.id, firstIdOf(firstMonth), firstIdOf(lastMonth.getTime()), before],
    ),
  )
  const emptied = await inBatches(() =>
    sql.query(
      `UPDATE op SET kind = 'removed', entity = NULL, body = '{}', tz = '', boot_id = ''
       WHERE municipality = $1 AND id IN (
         SELECT id FROM op WHERE municipality = $1 AND (id < $2 OR id >= $3) AND received < $4 AND kind <> 'removed' LIMIT ${batch})
       RETURNING 1`,
      [municipality.id, firstIdOf(firstMonth), firstIdOf(nextMonth(clock.wall())), before],
    ),
  )
  return dropped + deleted + emptied
}

/** When each of the ops that the hub holds came to it, in ms. Only of ids that are looked for. */
export async function heldSince(
  tx: Sql,
  { municipality }: HubContext,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.query(
    'SELECT id, received FROM op WHERE municipality = $1 AND id = ANY($2::uuid[])',
    [municipality.id, ids],
  )
  return new Map(
    z
      .array(z.object({ id: z.string(), received: z.date() }))
      .parse(rows)
      .map(({ id, received }) => [id, received.getTime()]),
  )
}
