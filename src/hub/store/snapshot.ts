import * as z from 'zod'
import type { HubContext } from '../context.ts'
import type { Sql } from './sql.ts'

/** Rows that are fetched at a time. */
const batch = 1000

/** Reads the database as it stands at one moment, however long it takes; nothing waits for it. What `read` throws is thrown, as the cause of another error: it is not run again. */
export function withSnapshot<T>({ sql }: HubContext, read: (tx: Sql) => Promise<T>): Promise<T> {
  return sql.transaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    try {
      return await read(tx)
    } catch (error) {
      // A transaction that the database has given up is run again; what has been read is half written already.
      throw new Error(`The reading broke off: ${String(error)}`, { cause: error })
    }
  })
}

const lines = z.array(z.object({ line: z.string() }))

/**
 * The rows of a statement, some at a time, by a cursor: so many are never in hand at once. Only within `withSnapshot`.
 * @param name of the cursor
 * @param statement gives one column, `line`; a cursor takes no parameters, so values in it are `quoted`
 */
export async function* rowsOf(tx: Sql, name: string, statement: string): AsyncGenerator<string[]> {
  const cursor = `read_${name}`
  await tx.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${statement}`)
  for (;;) {
    const rows = lines.parse(await tx.query(`FETCH ${batch} FROM ${cursor}`))
    if (rows.length > 0) yield rows.map(({ line }) => line)
    if (rows.length < batch) break
  }
  await tx.query(`CLOSE ${cursor}`)
}

/** A value as it is written in a statement. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
