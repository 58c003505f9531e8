import * as z from 'zod'
import { firstMonth } from '../../domain/retention.ts'
import type { Sql } from './sql.ts'

const dayMs = 86_400_000
/** Months further from now than this are a wrong clock's, and lie in the default partition. */
const oldestMs = 800 * dayMs
const newestMs = 62 * dayMs

/** The moment written in a UUIDv7, in ms since 1970; null for another kind of id. */
export function momentOf(id: string): number | null {
  const hex = id.replaceAll('-', '')
  return hex[12] === '7' ? Number.parseInt(hex.slice(0, 12), 16) : null
}

export interface Partitions {
  /** Makes the partitions that ops of these ids need. To be called outside any transaction that writes ops. */
  ensure(ids: readonly string[], now: number): Promise<void>
  /**
   * Drops the months that end before a moment and in which nothing is left that anybody keeps: no other municipality's op, and none that came since.
   * @returns how many ops they had
   */
  drop(municipality: string, before: Date): Promise<number>
}

/**
 * Makes the op table's months as they are needed, and remembers which there are.
 * @param owner the database as the table's owner has it: nobody else may part it
 */
export function createPartitions(owner: Sql): Partitions {
  const made = new Set<number>()
  return {
    async ensure(ids, now) {
      const months = new Set(ids.map((id) => monthOf(id, now)))
      for (const month of months) {
        if (month === null || made.has(month)) continue
        await makeMonth(owner, month)
        made.add(month)
      }
    },
    async drop(municipality, before) {
      let dropped = 0
      for (const month of await oldMonths(owner, before)) {
        dropped += await dropMonth(owner, month, municipality, before)
        made.delete(month)
      }
      return dropped
    },
  }
}

/** Start of the UTC month of an id, or null when it belongs in the default partition. */
function monthOf(id: string, now: number): number | null {
  const moment = momentOf(id)
  if (moment === null || moment < now - oldestMs || moment > now + newestMs) return null
  const date = new Date(moment)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth())
}

/** The start of the UTC month after one, in ms. */
export function nextMonth(month: number): number {
  const date = new Date(month)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1)
}

function nameOf(month: number): string {
  const date = new Date(month)
  return `op_${date.getUTCFullYear()}_${String(date.getUTCMonth() + 1).padStart(2, '0')}`
}

/** The months of screens that there are and that end before a moment, the oldest first. Those of before there was any screen are wrong clocks', and stay. */
async function oldMonths(sql: Sql, before: Date): Promise<number[]> {
  const rows = await sql.query(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'op'::regclass AND c.relname ~ '^op_[0-9]{4}_[0-9]{2}$' ORDER BY c.relname`,
  )
  return rows
    .map(({ name }) => {
      const [, year, month] = String(name).split('_').map(Number)
      return Date.UTC(year ?? 0, (month ?? 1) - 1)
    })
    .filter((month) => month >= firstMonth && nextMonth(month) <= before.getTime())
}

const left = z.tuple([z.object({ count: z.number(), kept: z.boolean() })])

async function dropMonth(sql: Sql, month: number, municipality: string, before: Date): Promise<number> {
  const name = nameOf(month)
  // Looked for first without any lock: most months that stand have something in them that is to stay.
  const stays = await sql.query(`SELECT FROM ${name} WHERE municipality <> $1 OR received >= $2 LIMIT 1`, [
    municipality,
    before,
  ])
  if (stays.length > 0) return 0
  return sql.transaction(async (tx) => {
    // Pushes wait for it, and it for them: not for long.
    await tx.query(`SET LOCAL lock_timeout = '2s'`)
    await tx.query(`LOCK TABLE op, ${name} IN ACCESS EXCLUSIVE MODE`)
    const rows = await tx.query(
      `SELECT count(*) AS count, coalesce(bool_or(municipality <> $1 OR received >= $2), false) AS kept FROM ${name}`,
      [municipality, before],
    )
    const [{ count, kept }] = left.parse(rows)
    if (kept) return 0
    await tx.query(`DROP TABLE ${name}`)
    return count
  })
}

async function makeMonth(sql: Sql, month: number): Promise<void> {
  const name = nameOf(month)
  const from = firstIdOf(month)
  const to = firstIdOf(nextMonth(month))
  await sql.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [name])
    const there = await tx.query(
      'SELECT FROM pg_class WHERE relname = $1 AND relnamespace = current_schema()::regnamespace',
      [name],
    )
    if (there.length > 0) return
    await tx.query(`CREATE TABLE ${name} (LIKE op INCLUDING ALL)`)
    // With no policy it shows nothing to who reads past the whole table, where the policy is.
    await tx.query(`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`)
    // A clock that ran ahead may have left ops of this month in the default partition.
    await tx.query(
      `WITH moved AS (DELETE FROM op_other WHERE id >= '${from}' AND id < '${to}' RETURNING *)
       INSERT INTO ${name} SELECT * FROM moved`,
    )
    await tx.query(`ALTER TABLE op ATTACH PARTITION ${name} FOR VALUES FROM ('${from}') TO ('${to}')`)
  })
}

/** The least UUID that begins with this moment. */
export function firstIdOf(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`
}
