import * as z from 'zod'
import { type PulledConflict, pulledConflict } from '../../contract/sync.ts'
import type { HubContext } from '../context.ts'
import type { GoodOp } from './readOps.ts'
import type { Sql } from './sql.ts'

/** A value that lost against what another had written in the same field. */
export interface Lost {
  opId: string
  entity: string
  field: string
  value: unknown
  baseVer: number | null
}

/** So many days an edit that lost is shown to staff; after that it is history. */
const shownDays = 90
/** And so many at most, the newest: a venue with more has other troubles. */
const mostShown = 100

/** Keeps what lost, and moves the end of the venue's stream, so that its kiosks ask and are told. */
export async function keepConflicts(
  tx: Sql,
  context: HubContext,
  venue: string,
  lost: readonly Lost[],
): Promise<void> {
  if (lost.length === 0) return
  const { municipality, clock } = context
  await tx.query(
    `INSERT INTO conflict (municipality, venue, received, op_id, field, entity, base_ver, value)
     SELECT $1, $2, $3, * FROM unnest($4::uuid[], $5::text[], $6::text[], $7::bigint[], $8::jsonb[])`,
    [
      municipality.id,
      venue,
      new Date(clock.wall()),
      lost.map(({ opId }) => opId),
      lost.map(({ field }) => field),
      lost.map(({ entity }) => entity),
      lost.map(({ baseVer }) => baseVer),
      lost.map(({ value }) => JSON.stringify(value ?? null)),
    ],
  )
  await moveStream(tx, context, venue)
}

/** Staff of the venue have settled what these ops name. */
export async function applySettled(
  tx: Sql,
  context: HubContext,
  venue: string,
  ops: readonly GoodOp[],
): Promise<void> {
  const settled = ops.flatMap(({ op }) => (op.kind === 'conflict.settled' ? [op.body.op] : []))
  await settleConflicts(tx, context, venue, settled)
}

/** Nobody need look at the edits of these ops any more. */
export async function settleConflicts(
  tx: Sql,
  context: HubContext,
  venue: string,
  settled: readonly string[],
): Promise<void> {
  if (settled.length === 0) return
  const { municipality, clock } = context
  const rows = await tx.query(
    `UPDATE conflict SET resolved = $4
     WHERE municipality = $1 AND venue = $2 AND op_id = ANY($3::uuid[]) AND resolved IS NULL RETURNING op_id`,
    [municipality.id, venue, settled, new Date(clock.wall())],
  )
  if (rows.length > 0) await moveStream(tx, context, venue)
}

/** What staff of a venue have not settled, the oldest first. */
export async function openConflicts(
  sql: Sql,
  { municipality, clock }: HubContext,
  venue: string,
): Promise<PulledConflict[]> {
  const rows = await sql.query(
    `SELECT op_id AS op, entity, min(received) AS received, jsonb_object_agg(field, value) AS fields FROM conflict
     WHERE municipality = $1 AND venue = $2 AND resolved IS NULL AND received > $3
     GROUP BY op_id, entity ORDER BY min(received) DESC, op_id DESC LIMIT $4`,
    [municipality.id, venue, new Date(clock.wall() - shownDays * 86_400_000), mostShown],
  )
  const row = pulledConflict.extend({ received: z.date().transform((date) => date.getTime()) })
  return z.array(row).parse(rows).toReversed()
}

async function moveStream(tx: Sql, { municipality }: HubContext, venue: string): Promise<void> {
  await tx.query('UPDATE stream SET head = head + 1 WHERE municipality = $1 AND venue = $2', [
    municipality.id,
    venue,
  ])
}
