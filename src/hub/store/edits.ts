import * as z from 'zod'
import { editKinds } from '../../contract/staff/edit.ts'
import { entityTypes } from '../../contract/words.ts'
import type { Trace } from '../../domain/edits.ts'
import type { ListedEdit, StoredEdit } from '../../domain/history.ts'
import type { HubContext } from '../context.ts'
import { currentForgetter } from './erasures.ts'
import type { Sql } from './sql.ts'

const fields = z.record(z.string(), z.unknown()).nullable()
const trace = z.object({ id: z.string(), type: z.enum(entityTypes), before: fields, after: fields })
const editRow = z.object({
  id: z.string(),
  person: z.string(),
  who: z.string(),
  kind: z.enum(editKinds),
  at: z.date().transform((at) => at.getTime()),
  undoes: z.string().nullable(),
  undoneBy: z.string().nullable(),
})
const columns = 'id, person, who, kind, at, undoes, undone_by AS "undoneBy"'

/** Keeps an edit with what it changed, at the head of the venue's stream. Only inside the transaction that changes what it tells of. */
export async function addEdit(
  tx: Sql,
  context: HubContext,
  venue: string,
  { id, person, who, kind, at, undoes }: Omit<StoredEdit, 'undoneBy' | 'changes'>,
  changes: readonly Trace[],
): Promise<void> {
  const { municipality } = context
  const forget = await currentForgetter(tx, context)
  await tx.query(
    `INSERT INTO edit (municipality, venue, id, nth, person, who, kind, at, undoes)
     SELECT $1, $2, $3, head, $4, $5, $6, $7, $8 FROM stream WHERE municipality = $1 AND venue = $2`,
    [municipality.id, venue, id, person, who, kind, new Date(at), undoes],
  )
  const text = (type: string, value: Trace['before']) =>
    value === null ? null : JSON.stringify(forget.fields(type, value))
  await tx.query(
    `INSERT INTO edit_change (municipality, venue, edit, entity, type, before, after)
     SELECT $1, $2, $3, * FROM unnest($4::text[], $5::text[], $6::jsonb[], $7::jsonb[])`,
    [
      municipality.id,
      venue,
      id,
      changes.map((change) => change.id),
      changes.map(({ type }) => type),
      changes.map(({ type, before }) => text(type, before)),
      changes.map(({ type, after }) => text(type, after)),
    ],
  )
}

/** An edit, the one that it took back, the one that that had taken back, and so on; none where there is no such edit. */
export async function editChain(
  tx: Sql,
  { municipality }: HubContext,
  venue: string,
  id: string,
): Promise<z.infer<typeof editRow>[]> {
  const rows = await tx.query(
    `WITH RECURSIVE chain AS (
       SELECT *, 0 AS place FROM edit WHERE municipality = $1 AND venue = $2 AND id = $3
       UNION ALL
       SELECT edit.*, place + 1 FROM edit JOIN chain ON edit.id = chain.undoes
       WHERE edit.municipality = $1 AND edit.venue = $2
     ) SELECT ${columns} FROM chain ORDER BY place`,
    [municipality.id, venue, id],
  )
  return z.array(editRow).parse(rows)
}

/** All that an edit changed. */
export async function changesOf(
  tx: Sql,
  { municipality }: HubContext,
  venue: string,
  id: string,
): Promise<Trace[]> {
  const rows = await tx.query(
    `SELECT entity AS id, type, before, after FROM edit_change
     WHERE municipality = $1 AND venue = $2 AND edit = $3 ORDER BY entity`,
    [municipality.id, venue, id],
  )
  return z.array(trace).parse(rows)
}

/** Says by which edit each is taken back; null for one that holds. */
export async function markUndone(
  tx: Sql,
  { municipality }: HubContext,
  venue: string,
  marks: readonly { id: string; by: string | null }[],
): Promise<void> {
  await tx.query(
    `UPDATE edit SET undone_by = mark.by FROM unnest($3::uuid[], $4::uuid[]) AS mark (id, by)
     WHERE municipality = $1 AND venue = $2 AND edit.id = mark.id`,
    [municipality.id, venue, marks.map(({ id }) => id), marks.map(({ by }) => by)],
  )
}

/** Takes the name of somebody who is removed from all that they have edited. */
export async function forgetEditor(tx: Sql, { municipality }: HubContext, person: string): Promise<void> {
  await tx.query("UPDATE edit SET who = '' WHERE municipality = $1 AND person = $2", [
    municipality.id,
    person,
  ])
}

/** Name of who last changed a field of an entity here ('' for the whole of it); null when nobody did, or somebody who has been removed. */
export async function lastToChange(
  tx: Sql,
  { municipality }: HubContext,
  venue: string,
  entity: string,
  field: string,
): Promise<string | null> {
  const rows = await tx.query(
    `SELECT who FROM edit_change JOIN edit USING (municipality, venue)
     WHERE municipality = $1 AND venue = $2 AND entity = $3 AND edit.id = edit_change.edit
       AND (before IS NULL OR after IS NULL OR before ? $4 OR after ? $4)
     ORDER BY nth DESC LIMIT 1`,
    [municipality.id, venue, entity, field],
  )
  return z.array(z.object({ who: z.string() })).parse(rows)[0]?.who || null
}

/**
 * The edits at the hub of a venue, newest first, `limit` of them, before the edit `before`, of the entity `entity`, where they are given. Each with `most` of its
 * changes, that of `entity` first, and how many `more` there are.
 */
export async function listEdits(
  sql: Sql,
  { municipality }: HubContext,
  venue: string,
  wanted: { entity: string | null; before: string | null; limit: number; most: number },
): Promise<ListedEdit[]> {
  const { entity, before, limit, most } = wanted
  const rows = await sql.query(
    `SELECT ${columns} FROM edit
     WHERE municipality = $1 AND venue = $2
       AND ($3::uuid IS NULL OR nth < (SELECT nth FROM edit AS known WHERE municipality = $1 AND venue = $2 AND known.id = $3))
       AND ($4::text IS NULL OR id IN (SELECT edit FROM edit_change WHERE municipality = $1 AND venue = $2 AND entity = $4))
     ORDER BY nth DESC LIMIT $5`,
    [municipality.id, venue, before, entity, limit],
  )
  const edits = z.array(editRow).parse(rows)
  const changes = await sql.query(
    `SELECT edit, entity AS id, type, before, after, total FROM (
       SELECT *, count(*) OVER (PARTITION BY edit) AS total,
         row_number() OVER (PARTITION BY edit ORDER BY entity IS DISTINCT FROM $4, entity) AS place
       FROM edit_change WHERE municipality = $1 AND venue = $2 AND edit = ANY($3::uuid[])) AS told
     WHERE place <= $5 ORDER BY edit, place`,
    [municipality.id, venue, edits.map(({ id }) => id), entity, most],
  )
  const listed = z.array(trace.extend({ edit: z.string(), total: z.number() })).parse(changes)
  const byEdit = Map.groupBy(listed, ({ edit }) => edit)
  return edits.map((edit) => {
    const own = byEdit.get(edit.id) ?? []
    const more = (own[0]?.total ?? 0) - own.length
    return { ...edit, changes: own.map(({ edit: _, total: __, ...change }) => change), more }
  })
}
