import * as z from 'zod'
import { type PulledEntity, pulledEntity } from '../../contract/sync.ts'
import type { HubContext } from '../context.ts'
import type { Sql } from './sql.ts'

/** Where a venue's stream ends, and how much of a kiosk's log is in it. */
export interface StreamState {
  head: number
  /** Ops 1..have of the incarnation are applied at `head` or before; 0 for one that the hub does not know. */
  have: number
}

const stateRow = z.object({ head: z.number(), have: z.number() })

/** Both in one statement, so of one moment: a push moves them together. */
export async function streamState(
  sql: Sql,
  { municipality }: HubContext,
  venue: string,
  incarnation: string,
): Promise<StreamState> {
  const rows = await sql.query(
    `SELECT head, coalesce(
       (SELECT have FROM incarnation WHERE municipality = $1 AND id = $3), 0) AS have
     FROM stream WHERE municipality = $1 AND venue = $2`,
    [municipality.id, venue, incarnation],
  )
  return z.tuple([stateRow]).parse(rows)[0]
}

/** The heads of venues' streams. */
export async function heads(
  sql: Sql,
  { municipality }: HubContext,
  venues: readonly string[],
): Promise<Map<string, number>> {
  const rows = await sql.query(
    'SELECT venue, head FROM stream WHERE municipality = $1 AND venue = ANY($2::uuid[])',
    [municipality.id, venues],
  )
  return new Map(
    z
      .array(z.object({ venue: z.string(), head: z.number() }))
      .parse(rows)
      .map(({ venue, head }) => [venue, head]),
  )
}

/** The streams of all venues but one, by name. */
export async function otherStreams(
  sql: Sql,
  { municipality }: HubContext,
  own: string,
): Promise<{ venue: string; name: string; head: number }[]> {
  const rows = await sql.query(
    `SELECT v.id AS venue, v.name, s.head FROM venue v JOIN stream s ON s.municipality = v.municipality AND s.venue = v.id
     WHERE v.municipality = $1 AND v.id <> $2 ORDER BY v.name`,
    [municipality.id, own],
  )
  return z.array(z.object({ venue: z.string(), name: z.string(), head: z.number() })).parse(rows)
}

/**
 * What was last changed after `pos`, in the order of the stream. Positions are given under the lock of the venue's stream, so none becomes visible before
 * one that is less; one that is changed while somebody reads page by page comes once more, further on.
 * @param limit how many at most
 * @param types only of these; of all unless told
 */
export async function changedAfter(
  sql: Sql,
  { municipality }: HubContext,
  venue: string,
  pos: number,
  limit: number,
  types: readonly string[] | null = null,
): Promise<(PulledEntity & { pos: number })[]> {
  const rows = await sql.query(
    `SELECT id, type, ver, fields, deleted, pos FROM entity
     WHERE municipality = $1 AND venue = $2 AND pos > $3 AND ($5::text[] IS NULL OR type = ANY($5)) ORDER BY pos LIMIT $4`,
    [municipality.id, venue, pos, limit, types],
  )
  return z.array(pulledEntity.extend({ pos: z.number() })).parse(rows)
}
