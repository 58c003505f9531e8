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
  }
}

/** Start of the UTC month of an id, or null when it belongs in the default partition. */
function monthOf(id: string, now: number): number | null {
  const moment = momentOf(id)
  if (moment === null || moment < now - oldestMs || moment > now + newestMs) return null
  const date = new Date(moment)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth())
}

async function makeMonth(sql: Sql, month: number): Promise<void> {
  const date = new Date(month)
  const name = `op_${date.getUTCFullYear()}_${String(date.getUTCMonth() + 1).padStart(2, '0')}`
  const from = firstIdOf(month)
  const to = firstIdOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1))
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
function firstIdOf(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`
}
