import * as z from 'zod'
import {
  type CatalogueEntry,
  type CatalogueFields,
  type CatalogueVersion,
  catalogueFields,
} from '../../contract/catalogue.ts'
import type { Actor } from '../actor.ts'
import type { HubContext } from '../context.ts'
import { inSwedish } from '../inSwedish.ts'
import { audit } from './directory.ts'
import { currentForgetter } from './erasures.ts'

const entryRow = z.object({
  id: z.string(),
  ver: z.number(),
  withdrawn: z.boolean(),
  fields: catalogueFields,
  taken: z.array(z.object({ venueId: z.string(), venue: z.string() })),
})

/** The catalogue, by title. `taken` names those of the venues which have an activity of it, or any where they are `all`. */
export async function listCatalogue(
  { sql, municipality }: HubContext,
  venues: Actor['venues'],
): Promise<CatalogueEntry[]> {
  const rows = await sql.query(
    `SELECT catalogue.id, catalogue.ver, withdrawn IS NOT NULL AS withdrawn, fields, coalesce((
       SELECT jsonb_agg(jsonb_build_object('venueId', venue.id, 'venue', venue.name) ORDER BY venue.name)
       FROM venue WHERE municipality = $1 AND ($2::uuid[] IS NULL OR venue.id = ANY($2)) AND venue.id IN (
         SELECT entity.venue FROM entity WHERE municipality = $1 AND type = 'activity' AND NOT deleted
           AND entity.fields ? 'catalogue' AND entity.fields->'catalogue'->>'entry' = catalogue.id::text)
     ), '[]') AS taken
     FROM catalogue JOIN catalogue_version USING (municipality, id)
     WHERE municipality = $1 AND catalogue_version.ver = catalogue.ver`,
    [municipality.id, venues === 'all' ? null : venues],
  )
  return z
    .array(entryRow)
    .parse(rows)
    .toSorted((a, b) => inSwedish.compare(a.fields.title.sv, b.fields.title.sv))
}

/** What entries said at versions, in their order; null where there is none. */
export async function versionsOf(
  { sql, municipality }: HubContext,
  of: readonly CatalogueVersion[],
): Promise<(CatalogueFields | null)[]> {
  const rows = await sql.query(
    `SELECT fields FROM unnest($2::uuid[], $3::bigint[]) WITH ORDINALITY AS asked (id, ver, nth)
     LEFT JOIN catalogue_version known ON known.municipality = $1 AND known.id = asked.id AND known.ver = asked.ver
     ORDER BY nth`,
    [municipality.id, of.map(({ entry }) => entry), of.map(({ ver }) => ver)],
  )
  return z
    .array(z.object({ fields: catalogueFields.nullable() }))
    .parse(rows)
    .map(({ fields }) => fields)
}

/**
 * Writes an entry, as its next version.
 * @param seen the version that it is to follow; null for a new one
 * @returns null where it stands at another
 */
export async function saveEntry(
  context: HubContext,
  actor: Pick<Actor, 'id'>,
  { id, seen, fields }: { id: string; seen: number | null; fields: CatalogueFields },
): Promise<number | null> {
  const { municipality, clock } = context
  const ver = (seen ?? 0) + 1
  return context.sql.transaction(async (tx) => {
    const written = await tx.query(
      seen === null
        ? 'INSERT INTO catalogue (municipality, id, ver) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id'
        : 'UPDATE catalogue SET ver = $3 WHERE municipality = $1 AND id = $2 AND ver = $3 - 1 RETURNING id',
      [municipality.id, id, ver],
    )
    if (written.length === 0) return null
    const forget = await currentForgetter(tx, context)
    await tx.query(
      'INSERT INTO catalogue_version (municipality, id, ver, fields, written) VALUES ($1, $2, $3, $4, $5)',
      [municipality.id, id, ver, JSON.stringify(forget.json(fields)), new Date(clock.wall())],
    )
    await audit(tx, context, actor.id, 'catalogue.saved', { entry: id, ver })
    return ver
  })
}

/** Takes an entry out of the catalogue, or back into it. @returns whether there is one */
export async function withdrawEntry(
  context: HubContext,
  actor: Pick<Actor, 'id'>,
  { id, withdrawn }: { id: string; withdrawn: boolean },
): Promise<boolean> {
  const { municipality, clock } = context
  return context.sql.transaction(async (tx) => {
    const rows = await tx.query(
      `UPDATE catalogue SET withdrawn = CASE WHEN $3 THEN coalesce(withdrawn, $4) END
       WHERE municipality = $1 AND id = $2 RETURNING id`,
      [municipality.id, id, withdrawn, new Date(clock.wall())],
    )
    if (rows.length > 0)
      await audit(tx, context, actor.id, withdrawn ? 'catalogue.withdrawn' : 'catalogue.returned', {
        entry: id,
      })
    return rows.length > 0
  })
}
