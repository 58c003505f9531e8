import * as z from 'zod'
import type { NewOp } from '../../contract/ops.ts'
import { type EntityType, entityTypes } from '../../contract/words.ts'
import { type Entity, type Merged, mergeEntity, type ProgrammeOp } from '../../domain/mergeEntity.ts'
import type { HubContext } from '../context.ts'
import { keepConflicts } from './conflicts.ts'
import type { Origin } from './opLog.ts'
import { type GoodOp, isProgramme } from './readOps.ts'
import type { Sql } from './sql.ts'
import { takingPositions } from './stream.ts'

const entityRow = z.object({
  id: z.string(),
  type: z.enum(entityTypes),
  ver: z.number(),
  fields: z.record(z.string(), z.unknown()),
  fieldVer: z.record(z.string(), z.object({ ver: z.number(), by: z.string() })),
  deleted: z.boolean(),
})

/** An entity of a type that this hub knows. */
type KnownEntity = Entity & { type: EntityType }

interface Edit {
  op: ProgrammeOp
  opId: string
  merged: Merged
}

/** Applies new programme ops, and puts what they changed at the end of the venue's stream, where its kiosks find it. */
export async function applyToProgramme(
  tx: Sql,
  context: HubContext,
  { device }: Origin,
  ops: readonly GoodOp[],
): Promise<void> {
  const about = ops.flatMap(({ op, wire }) => (isAboutProgramme(op) ? [{ op, opId: wire.id }] : []))
  if (about.length === 0) return
  const ids = [...new Set(about.map(({ op }) => op.entity))]
  const entities: Map<string, Entity> = await loadEntities(tx, context, device.venue, ids)
  const edits = about.map(({ op, opId }): Edit => {
    const merged = mergeEntity(entities.get(op.entity) ?? null, op, device.id)
    entities.set(op.entity, merged.entity)
    return { op, opId, merged }
  })
  const changed = new Set(edits.filter(({ merged }) => merged.changed).map(({ op }) => op.entity))
  await saveEntities(
    tx,
    context,
    device.venue,
    [...entities.values()].filter(({ id }) => changed.has(id)),
  )
  await keepConflicts(
    tx,
    context,
    device.venue,
    edits.flatMap(({ op, opId, merged }) =>
      merged.conflicts.map((lost) => ({ ...lost, opId, entity: op.entity, baseVer: op.baseVer })),
    ),
  )
}

function isAboutProgramme(op: NewOp): op is ProgrammeOp {
  return isProgramme(op.kind)
}

/** Those of a venue's entities that there are, deleted ones too. */
export async function loadEntities(
  tx: Sql,
  { municipality }: HubContext,
  venue: string,
  ids: readonly string[],
): Promise<Map<string, KnownEntity>> {
  const rows = await tx.query(
    `SELECT id, type, ver, fields, field_ver AS "fieldVer", deleted FROM entity
     WHERE municipality = $1 AND venue = $2 AND id = ANY($3::text[])`,
    [municipality.id, venue, ids],
  )
  return new Map(
    z
      .array(entityRow)
      .parse(rows)
      .map((entity) => [entity.id, entity]),
  )
}

const standingRow = entityRow
  .pick({ id: true, type: true, fields: true, deleted: true })
  .extend({ venue: z.string(), pos: z.number() })

/** All that stands of venues' programmes: each part of a type that this hub knows, with where on the venue's stream it was last changed. */
export async function standing(
  sql: Sql,
  { municipality }: HubContext,
  venues: readonly string[],
): Promise<z.infer<typeof standingRow>[]> {
  const rows = await sql.query(
    `SELECT venue, id, type, fields, deleted, pos FROM entity
     WHERE municipality = $1 AND venue = ANY($2::uuid[]) AND type = ANY($3::text[]) ORDER BY venue, id`,
    [municipality.id, venues, entityTypes],
  )
  return z.array(standingRow).parse(rows)
}

async function saveEntities(
  tx: Sql,
  { municipality }: HubContext,
  venue: string,
  entities: readonly Entity[],
): Promise<void> {
  if (entities.length === 0) return
  await tx.query(
    `WITH ${takingPositions('cardinality($3::text[])')}
     INSERT INTO entity (municipality, venue, id, type, ver, fields, field_ver, deleted, pos)
     SELECT $1, $2, t.id, t.type, t.ver, t.fields, t.field_ver, t.deleted, moved.head - cardinality($3::text[]) + t.nth
     FROM moved, unnest($3::text[], $4::text[], $5::bigint[], $6::jsonb[], $7::jsonb[], $8::boolean[])
       WITH ORDINALITY AS t (id, type, ver, fields, field_ver, deleted, nth)
     ON CONFLICT (municipality, venue, id) DO UPDATE SET ver = EXCLUDED.ver, fields = EXCLUDED.fields,
       field_ver = EXCLUDED.field_ver, deleted = EXCLUDED.deleted, pos = EXCLUDED.pos`,
    [
      municipality.id,
      venue,
      entities.map(({ id }) => id),
      entities.map(({ type }) => type),
      entities.map(({ ver }) => ver),
      entities.map(({ fields }) => JSON.stringify(fields)),
      entities.map(({ fieldVer }) => JSON.stringify(fieldVer)),
      entities.map(({ deleted }) => deleted),
    ],
  )
}
