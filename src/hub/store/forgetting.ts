import * as z from 'zod'
import type { Forgetter } from '../../domain/erasure.ts'
import type { HubContext } from '../context.ts'
import { listVenues } from './directory.ts'
import type { Sql } from './sql.ts'
import { takingPositions } from './stream.ts'

/** A place where a name stood. */
export interface Found {
  /** Of which table; for the programme, of what type. */
  kind: string
  venue: string | null
  /** What stood there, cut short. */
  text: string
}

interface How {
  /** Only looks. */
  dry: boolean
  found?: (place: Found) => void
}

/** A column that people's words may stand in. `forget` gives what is to stand there, or the very same. */
interface Place {
  table: string
  key: readonly { name: string; type: string }[]
  column: string
  /** Of the rows, if not of all. */
  only?: string
  /** Of no venue. */
  isCommon?: true
  /** As it is written in the statement that changes it. */
  cast: string
  forget: (forget: Forgetter, value: unknown, row: Record<string, unknown>) => unknown
}

const uuid = (name: string) => ({ name, type: 'uuid' })
const text = (name: string) => ({ name, type: 'text' })

/** All but the programme, which goes down to the screens when it changes. */
export const places: readonly Place[] = [
  {
    ...{ table: 'op', key: [uuid('id')], column: 'body', cast: '::jsonb', only: `kind LIKE 'entity.%'` },
    forget: (forget, value) => forget.body(value),
  },
  {
    ...{
      table: 'conflict',
      key: [uuid('venue'), uuid('op_id'), text('field')],
      column: 'value',
      cast: '::jsonb',
    },
    forget: (forget, value, { field }) => {
      const one = { [String(field)]: value }
      const left = forget.json(one)
      return left === one ? value : left[String(field)]
    },
  },
  {
    ...{ table: 'quarantine', key: [text('op_id')], column: 'raw', cast: '::bytea' },
    forget: (forget, value) => forgetRaw(forget, z.instanceof(Buffer).parse(value)),
  },
  ...(['before', 'after'] as const).map(
    (column): Place => ({
      ...{
        table: 'edit_change',
        key: [uuid('venue'), uuid('edit'), text('entity')],
        column,
        cast: '::jsonb',
      },
      forget: (forget, value) => forget.json(value),
    }),
  ),
  {
    ...{
      table: 'catalogue_version',
      key: [uuid('id'), { name: 'ver', type: 'bigint' }],
      column: 'fields',
      cast: '::jsonb',
    },
    isCommon: true,
    forget: (forget, value) => forget.json(value),
  },
  {
    ...{ table: 'device', key: [uuid('id')], column: 'shows', cast: '::jsonb' },
    forget: (forget, value) => forget.json(value),
  },
]

const batch = 200

/**
 * Takes what is forgotten out of every text of the municipality, in batches. The programme first, venue by venue under the lock of its stream: so it waits for
 * whoever writes there and has not seen yet what is to be forgotten.
 * @returns in how many places it stood
 */
export async function forgetEverywhere(context: HubContext, forget: Forgetter, how: How): Promise<number> {
  let count = 0
  for (const { id } of await listVenues(context)) count += await forgetProgramme(context, id, forget, how)
  for (const place of places) count += await forgetPlace(context, place, forget, how)
  return count
}

async function forgetPlace(
  { sql, municipality }: HubContext,
  place: Place,
  forget: Forgetter,
  { dry, found }: How,
): Promise<number> {
  const { table, key, column, only = 'true', cast, isCommon } = place
  const names = key.map(({ name }) => name)
  const keys = names.join(', ')
  const after = key.map(({ type }, index) => `$${index + 2}::${type}`).join(', ')
  const same = key.map(({ name, type }, index) => `${name} = $${index + 3}::${type}`).join(' AND ')
  let count = 0
  for (let last: unknown[] | null = null; ; ) {
    const rows = await sql.query(
      `SELECT ${keys}, ${isCommon ? 'NULL AS venue' : 'venue'}, ${column} AS value FROM ${table}
       WHERE municipality = $1 AND ${only} AND ${column} IS NOT NULL ${last ? `AND (${keys}) > (${after})` : ''}
       ORDER BY ${keys} LIMIT ${batch}`,
      [municipality.id, ...(last ?? [])],
    )
    for (const row of rows) {
      const left = place.forget(forget, row.value, row)
      if (left === row.value) continue
      count += 1
      found?.({
        kind: table,
        venue: z.string().nullable().parse(row.venue),
        text: shortOf(forget, row.value),
      })
      if (dry) continue
      const value = Buffer.isBuffer(left) ? left : JSON.stringify(left)
      await sql.query(`UPDATE ${table} SET ${column} = $2${cast} WHERE municipality = $1 AND ${same}`, [
        municipality.id,
        value,
        ...names.map((name) => row[name]),
      ])
    }
    if (rows.length < batch) return count
    last = names.map((name) => rows.at(-1)?.[name])
  }
}

const entityRow = z.object({ id: z.string(), type: z.string(), fields: z.record(z.string(), z.unknown()) })

async function forgetProgramme(
  context: HubContext,
  venue: string,
  forget: Forgetter,
  { dry, found }: How,
): Promise<number> {
  const { sql, municipality } = context
  let count = 0
  for (let after = ''; ; ) {
    const { length, last } = await sql.transaction(async (tx) => {
      // Also where nothing stands: a push may be about to write the name.
      if (!dry) await lockStream(tx, context, venue)
      const rows = await tx.query(
        `SELECT id, type, fields FROM entity WHERE municipality = $1 AND venue = $2 AND id > $3 ORDER BY id LIMIT ${batch}`,
        [municipality.id, venue, after],
      )
      const parts = z.array(entityRow).parse(rows)
      const changed = parts.flatMap((part) => {
        const fields = forget.fields(part.type, part.fields)
        return fields === part.fields ? [] : [{ ...part, fields, was: part.fields }]
      })
      for (const { type, was } of changed) found?.({ kind: type, venue, text: shortOf(forget, was) })
      count += changed.length
      if (!dry) await saveFields(tx, context, venue, changed)
      return { length: parts.length, last: parts.at(-1)?.id ?? '' }
    })
    if (length < batch) return count
    after = last
  }
}

async function lockStream(tx: Sql, { municipality }: HubContext, venue: string): Promise<void> {
  await tx.query('SELECT FROM stream WHERE municipality = $1 AND venue = $2 FOR UPDATE', [
    municipality.id,
    venue,
  ])
}

/** Who last changed a field stays: an edit that somebody has yet to send is to win or lose as it would have. */
async function saveFields(
  tx: Sql,
  { municipality }: HubContext,
  venue: string,
  parts: readonly { id: string; fields: Record<string, unknown> }[],
): Promise<void> {
  if (parts.length === 0) return
  await tx.query(
    `WITH ${takingPositions('cardinality($3::text[])')}
     UPDATE entity SET fields = t.fields, ver = ver + 1, pos = moved.head - cardinality($3::text[]) + t.nth
     FROM moved, unnest($3::text[], $4::jsonb[]) WITH ORDINALITY AS t (id, fields, nth)
     WHERE entity.municipality = $1 AND entity.venue = $2 AND entity.id = t.id`,
    [municipality.id, venue, parts.map(({ id }) => id), parts.map(({ fields }) => JSON.stringify(fields))],
  )
}

/** What lies in quarantine is mostly JSON, and may be anything. */
function forgetRaw(forget: Forgetter, raw: Buffer): Buffer {
  const given = raw.toString('utf8')
  const left = forgetJsonText(forget, given)
  return left === given ? raw : Buffer.from(left)
}

/** An op as it came, or whatever came in its place, without what is forgotten. */
export function forgetJsonText(forget: Forgetter, given: string): string {
  let parsed: unknown
  try {
    parsed = JSON.parse(given)
  } catch {
    return forget.text(given)
  }
  if (typeof parsed !== 'object' || parsed === null) return forget.text(given)
  const { body, ...rest } = { body: undefined, ...parsed }
  const left = { ...forget.json(rest), ...(body === undefined ? {} : { body: forget.body(body) }) }
  return JSON.stringify(left) === JSON.stringify({ ...rest, ...(body === undefined ? {} : { body }) })
    ? given
    : JSON.stringify(left)
}

const mostText = 160

/** The texts in which it stands. */
function shortOf(forget: Forgetter, value: unknown): string {
  const texts = textsIn(value).filter((text) => forget.text(text) !== text)
  const all = Buffer.isBuffer(value) ? value.toString('utf8') : texts.join(' · ')
  return all.length > mostText ? `${all.slice(0, mostText)} …` : all
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
