import * as z from 'zod'
import { endedBefore } from '../../domain/endedBefore.ts'
import type { HubContext } from '../context.ts'
import { listVenues } from './directory.ts'
import type { Sql } from './sql.ts'
import { takingPositions } from './stream.ts'

const row = z.object({
  id: z.string(),
  ver: z.number(),
  type: z.string(),
  fields: z.record(z.string(), z.unknown()),
  deleted: z.boolean(),
})

/** Parts of one statement. */
const batch = 500

/**
 * Takes away the parts of the programme whose date is before, and empties those that have been deleted since before. What stays of each is that it was there:
 * so it goes down to the screens, which empty theirs, and no old edit brings it back.
 * @param before ms since 1970
 */
export async function emptyOldProgramme(context: HubContext, before: number): Promise<number> {
  const { sql, municipality, clock } = context
  const now = new Date(clock.wall())
  await sql.query(
    `UPDATE entity SET ended = CASE WHEN deleted THEN $2::timestamptz END
     WHERE municipality = $1 AND deleted = (ended IS NULL)`,
    [municipality.id, now],
  )
  let emptied = 0
  for (const { id: venue } of await listVenues(context)) {
    for (let after = ''; ; ) {
      const found = await oldOf(context, venue, before, after)
      const ids = found
        .filter(({ type, fields, deleted }) => deleted || endedBefore(type, fields, dayOf(before)))
        .map(({ id, ver }) => ({ id, ver }))
      if (ids.length > 0) await sql.transaction((tx) => empty(tx, context, venue, ids))
      emptied += ids.length
      const last = found.at(-1)?.id
      if (last === undefined || found.length < batch) break
      after = last
    }
  }
  return emptied
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** What may be old: the dates are compared as text, which is their order. */
async function oldOf({ sql, municipality }: HubContext, venue: string, before: number, after: string) {
  const rows = await sql.query(
    `SELECT id, ver, type, fields, deleted FROM entity
     WHERE municipality = $1 AND venue = $2 AND id > $3 AND fields <> '{}' AND (
       (deleted AND ended < $4)
       OR (NOT deleted AND coalesce(fields->>'date', fields->>'until', fields->>'start') < $5))
     ORDER BY id LIMIT ${batch}`,
    [municipality.id, venue, after, new Date(before), dayOf(before)],
  )
  return z.array(row).parse(rows)
}

/** Only what still stands as it was looked at: somebody may have brought it back since. */
async function empty(
  tx: Sql,
  { municipality, clock }: HubContext,
  venue: string,
  parts: readonly { id: string; ver: number }[],
): Promise<void> {
  await tx.query('SELECT FROM stream WHERE municipality = $1 AND venue = $2 FOR UPDATE', [
    municipality.id,
    venue,
  ])
  await tx.query(
    `WITH ${takingPositions('cardinality($3::text[])')}
     UPDATE entity SET fields = '{}', field_ver = '{}', deleted = true, ver = t.ver + 1, ended = coalesce(ended, $4),
       pos = moved.head - cardinality($3::text[]) + t.nth
     FROM moved, unnest($3::text[], $5::bigint[]) WITH ORDINALITY AS t (id, ver, nth)
     WHERE entity.municipality = $1 AND entity.venue = $2 AND entity.id = t.id AND entity.ver = t.ver`,
    [municipality.id, venue, parts.map(({ id }) => id), new Date(clock.wall()), parts.map(({ ver }) => ver)],
  )
}
