import * as z from 'zod'
import type { HubContext } from '../context.ts'
import { type DeviceRow, dateOr } from './directory.ts'
import type { BadOp, GoodOp, ReadOp } from './readOps.ts'
import { isUuid, type Sql } from './sql.ts'

/** From which kiosk, and which life of its log, the ops come. Those of the hub itself come from the venue: see `store/hubLog.ts`. */
export interface Origin {
  device: Pick<DeviceRow, 'id' | 'venue'>
  incarnation: string
}

/**
 * Locks the venue, then the incarnation, and answers its watermark; null when the incarnation is another kiosk's.
 * The venue comes first, always: its sums, visits and stream are then written by one push at a time, with no deadlock.
 */
export async function lockIncarnation(
  tx: Sql,
  { municipality }: HubContext,
  { device, incarnation }: Origin,
): Promise<number | null> {
  await tx.query('SELECT FROM stream WHERE municipality = $1 AND venue = $2 FOR UPDATE', [
    municipality.id,
    device.venue,
  ])
  const rows = await tx.query(
    `INSERT INTO incarnation AS known VALUES ($1, $2, $3, 0)
     ON CONFLICT (municipality, id) DO UPDATE SET have = known.have
     RETURNING device, have`,
    [municipality.id, incarnation, device.id],
  )
  const [known] = z.tuple([z.object({ device: z.string(), have: z.number() })]).parse(rows)
  return known.device === device.id ? known.have : null
}

export async function keepWatermark(
  tx: Sql,
  { municipality }: HubContext,
  incarnation: string,
  have: number,
): Promise<void> {
  await tx.query('UPDATE incarnation SET have = $3 WHERE municipality = $1 AND id = $2', [
    municipality.id,
    incarnation,
    have,
  ])
}

/** Which of the keys the hub holds, taken or in quarantine. */
export async function heldKeys(
  tx: Sql,
  { municipality }: HubContext,
  keys: readonly string[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await tx.query(
    `SELECT id::text AS key FROM op WHERE municipality = $1 AND id = ANY($2::uuid[])
     UNION ALL SELECT op_id FROM quarantine WHERE municipality = $1 AND op_id = ANY($3::text[])`,
    [municipality.id, keys.filter(isUuid), keys],
  )
  return new Set(
    z
      .array(z.object({ key: z.string() }))
      .parse(rows)
      .map(({ key }) => key),
  )
}

/** Inserts the ops that the hub does not hold and answers those, in order: only they count. */
export async function insertOps(
  tx: Sql,
  { municipality, clock }: HubContext,
  { device, incarnation }: Origin,
  ops: readonly GoodOp[],
): Promise<GoodOp[]> {
  if (ops.length === 0) return []
  const now = clock.wall()
  const of = <T>(pick: (op: GoodOp) => T) => ops.map(pick)
  const rows = await tx.query(
    // One that lay there because its kiosk was revoked counts now, by the kiosk's new enrolment.
    `WITH fresh AS (
       INSERT INTO op (municipality, id, venue, incarnation, dseq, kind, v, entity, base_ver, at, at_quality,
         boot_id, mono_ms, tz, body, received)
       SELECT $1, id, $2, $3, dseq, kind, v, entity, base_ver, at, quality, boot_id, mono_ms, tz, body, $4
       FROM unnest($5::uuid[], $6::bigint[], $7::text[], $8::int[], $9::text[], $10::bigint[], $11::timestamptz[],
         $12::text[], $13::text[], $14::float8[], $15::text[], $16::jsonb[])
         AS t (id, dseq, kind, v, entity, base_ver, at, quality, boot_id, mono_ms, tz, body)
       ON CONFLICT DO NOTHING RETURNING id
     ), released AS (
       DELETE FROM quarantine USING fresh WHERE municipality = $1 AND op_id = fresh.id::text
     ) SELECT id FROM fresh`,
    [
      municipality.id,
      device.venue,
      incarnation,
      new Date(now),
      of(({ wire }) => wire.id),
      of(({ seq }) => seq),
      of(({ wire }) => wire.kind),
      of(({ wire }) => wire.v),
      of(({ wire }) => wire.entity),
      of(({ wire }) => wire.baseVer),
      of(({ wire }) => dateOr(wire.atWall, now).toISOString()),
      of(({ time }) => time.quality),
      of(({ wire }) => wire.bootId),
      of(({ wire }) => wire.monoMs),
      of(({ wire }) => wire.tz),
      of(({ op }) => JSON.stringify(op.body)),
    ],
  )
  const inserted = new Set(rows.map(({ id }) => id))
  // Deleting from the set leaves out a second copy within the batch.
  return ops.filter(({ wire }) => inserted.delete(wire.id))
}

/** Keeps ops raw, and answers those that it did not have. One that is there already stays as it is. */
export async function quarantineOps(
  tx: Sql,
  { municipality, clock }: HubContext,
  { device, incarnation }: Origin,
  ops: readonly BadOp[],
): Promise<BadOp[]> {
  if (ops.length === 0) return []
  const rows = await tx.query(
    `INSERT INTO quarantine (municipality, venue, device, incarnation, received, op_id, dseq, reason, raw)
     SELECT $1, $2, $3, $4, $5, op_id, dseq, reason, convert_to(raw, 'UTF8')
     FROM unnest($6::text[], $7::bigint[], $8::text[], $9::text[]) AS t (op_id, dseq, reason, raw)
     ON CONFLICT DO NOTHING RETURNING op_id`,
    [
      municipality.id,
      device.venue,
      device.id,
      incarnation,
      new Date(clock.wall()),
      ops.map(({ key }) => key),
      ops.map(({ seq }) => seq),
      ops.map(({ reason }) => reason),
      ops.map(({ raw }) => raw),
    ],
  )
  const kept = new Set(rows.map(({ op_id }) => op_id))
  return ops.filter(({ key }) => kept.delete(key))
}

/** Why an op lies in quarantine that was here before, and removed for its age. */
export const expired = 'expired'

/** Which of the ops lie in quarantine, now or since an earlier push, and why. Of those that were removed for their age nothing is told: nobody is to see to them. */
export async function quarantinedOf(
  tx: Sql,
  { municipality }: HubContext,
  ops: readonly ReadOp[],
): Promise<{ id: string; reason: string }[]> {
  if (ops.length === 0) return []
  const rows = await tx.query(
    'SELECT op_id AS id, reason FROM quarantine WHERE municipality = $1 AND op_id = ANY($2::text[]) AND reason <> $3',
    [municipality.id, ops.map(({ key }) => key), expired],
  )
  return z.array(z.object({ id: z.string(), reason: z.string() })).parse(rows)
}
