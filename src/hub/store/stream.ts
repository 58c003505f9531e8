import * as z from 'zod'
import {
  type PulledEntity,
  type PulledHeadcount,
  type PulledVisit,
  pulledEntity,
  pulledHeadcount,
  pulledVisit,
} from '../../contract/sync.ts'
import type { HubContext } from '../context.ts'
import type { DeviceRow } from './directory.ts'
import type { Sql } from './sql.ts'

/** Where a venue's stream ends, and how much of a kiosk's log is in it. */
export interface StreamState {
  head: number
  /** Ops 1..have of the incarnation are applied at `head` or before; 0 for one that the hub does not know. */
  have: number
  /** Whether the kiosk is still one of the hub's. */
  active: boolean
}

const stateRow = z.object({ head: z.number(), have: z.number(), active: z.boolean() })

/** All in one statement, so of one moment: a push moves head and have together. */
export async function streamState(
  sql: Sql,
  { municipality }: HubContext,
  { id, venue }: Pick<DeviceRow, 'id' | 'venue'>,
  incarnation: string,
): Promise<StreamState> {
  const rows = await sql.query(
    `SELECT head, coalesce(
       (SELECT have FROM incarnation WHERE municipality = $1 AND id = $3), 0) AS have,
       EXISTS (SELECT FROM device WHERE municipality = $1 AND id = $4 AND state = 'active') AS active
     FROM stream WHERE municipality = $1 AND venue = $2`,
    [municipality.id, venue, incarnation, id],
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

/** What was last changed at a position: a part of the programme, a visit or a head count. */
export type Change = { pos: number } & (
  | { entity: PulledEntity }
  | { visit: PulledVisit }
  | { headcount: PulledHeadcount }
)

/** Days of the venue from which on its visits are told: of all, and of those that have ever taken a place or a portion. */
export interface ToldDays {
  all: string
  choices: string
}

const at = { pos: z.number() }
const changeRow = z.union([
  z.object({ ...at, entity: pulledEntity }),
  z.object({ ...at, visit: pulledVisit }),
  z.object({ ...at, headcount: pulledHeadcount }),
])

/** All venues but one, by name, and the last position at which the programme of each was changed: who comes there is nobody else's. */
export async function otherStreams(
  sql: Sql,
  { municipality }: HubContext,
  own: string,
): Promise<{ venue: string; name: string; head: number }[]> {
  const rows = await sql.query(
    `SELECT v.id AS venue, v.name, coalesce(
       (SELECT max(pos) FROM entity WHERE entity.municipality = $1 AND entity.venue = v.id), 0) AS head
     FROM venue v WHERE v.municipality = $1 AND v.id <> $2 ORDER BY v.name`,
    [municipality.id, own],
  )
  return z.array(z.object({ venue: z.string(), name: z.string(), head: z.number() })).parse(rows)
}

/**
 * What was last changed after `pos`, in the order of the stream. Positions are given under the lock of the venue's stream, so none becomes visible before
 * one that is less; one that is changed while somebody reads page by page comes once more, further on. One statement, so of one moment: a visit that came
 * between two would take the reader past a part of the programme that it has not seen.
 * @param limit how many at most
 */
export async function changedOnStream(
  sql: Sql,
  { municipality }: HubContext,
  venue: string,
  pos: number,
  days: ToldDays,
  limit: number,
): Promise<Change[]> {
  const rows = await sql.query(
    `SELECT pos, entity, visit, headcount FROM (
       (SELECT pos, jsonb_build_object('id', id, 'type', type, 'ver', ver, 'fields', fields, 'deleted', deleted) AS entity,
          NULL::jsonb AS visit, NULL::jsonb AS headcount
        FROM entity WHERE municipality = $1 AND venue = $2 AND pos > $3 ORDER BY pos LIMIT $4)
       UNION ALL
       (SELECT pos, NULL, state || jsonb_build_object('id', id, 'day', day, 'hour', hour), NULL
        FROM visit WHERE municipality = $1 AND venue = $2 AND pos > $3 AND pos >= ${firstTold('visit', '$6')}
          AND (day >= $5 OR (chosen AND day >= $6)) ORDER BY pos LIMIT $4)
       UNION ALL
       (SELECT pos, NULL, NULL,
          jsonb_build_object('id', id, 'day', day, 'hour', hour, 'occurrence', occurrence, 'persons', persons)
        FROM headcount WHERE municipality = $1 AND venue = $2 AND pos > $3 AND pos >= ${firstTold('headcount', '$5')}
          AND day >= $5 ORDER BY pos LIMIT $4)
     ) AS changed ORDER BY pos LIMIT $4`,
    [municipality.id, venue, pos, limit, days.all, days.choices],
  )
  return z.array(changeRow).parse(rows)
}

/**
 * The parts of a venue's programme that were last changed after `pos`, in the order of the stream.
 * @param limit how many at most
 * @param types only of these
 */
export async function changedAfter(
  sql: Sql,
  { municipality }: HubContext,
  venue: string,
  pos: number,
  limit: number,
  types: readonly string[],
): Promise<(PulledEntity & { pos: number })[]> {
  const rows = await sql.query(
    `SELECT id, type, ver, fields, deleted, pos FROM entity
     WHERE municipality = $1 AND venue = $2 AND pos > $3 AND type = ANY($5::text[]) ORDER BY pos LIMIT $4`,
    [municipality.id, venue, pos, limit, types],
  )
  return z.array(pulledEntity.extend({ pos: z.number() })).parse(rows)
}

/**
 * Where the days that are told begin: whoever asks from 0 is not to wait while years are read and left out. OFFSET 0 keeps the planner from looking for the least
 * position from the beginning of the stream, which is those years.
 */
function firstTold(table: 'visit' | 'headcount', day: string): string {
  return `CASE WHEN $3 > 0 THEN 0 ELSE (SELECT coalesce(min(pos), 0) FROM (
    SELECT pos FROM ${table} WHERE municipality = $1 AND venue = $2 AND day >= ${day} OFFSET 0) AS told) END`
}

/** A part of a statement that takes `count` positions of the stream of venue $2: `moved.head` is then the last of them. */
export function takingPositions(count: string): string {
  return `moved AS (
    UPDATE stream SET head = head + ${count} WHERE municipality = $1 AND venue = $2 RETURNING head
  )`
}
