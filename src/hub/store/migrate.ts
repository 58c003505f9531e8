import * as z from 'zod'
import { type Migration, migrations } from './migrations/index.ts'
import type { Sql } from './sql.ts'

/** Any number that no other program is likely to lock; two hubs that start at once then migrate one after the other. */
const lockKey = 7_262_011_934

/** A newer program has written this database; nothing in it was touched. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase'
}

/**
 * Brings the database to the newest step, each step in one transaction together with its number.
 * @throws NewerDatabase when it holds a step that this program does not know
 */
export async function migrate(sql: Sql, steps: readonly Migration[] = migrations): Promise<void> {
  const known = steps.at(-1)?.version ?? 0
  const found = await schemaVersion(sql)
  if (found > known) {
    throw new NewerDatabase(
      `A newer Samvaro has written this database (step ${found}; this one knows step ${known}). ` +
        'Nothing in it was changed. Install the newer version and start again.',
    )
  }
  for (const { version, statements } of steps) {
    await sql.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [lockKey])
      if (version <= (await schemaVersion(tx))) return
      await tx.query('CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY)')
      for (const statement of statements) await tx.query(statement)
      await tx.query('INSERT INTO schema_version VALUES ($1)', [version])
    })
  }
}

/** How many steps the database has taken; 0 for an empty one. */
export async function schemaVersion(sql: Sql): Promise<number> {
  // Not to_regclass: it answers from a cache that a wait for an advisory lock does not refresh.
  const table = await sql.query(
    `SELECT FROM pg_class WHERE relname = 'schema_version' AND relnamespace = current_schema()::regnamespace`,
  )
  if (table.length === 0) return 0
  const newest = await sql.query('SELECT coalesce(max(version), 0) AS version FROM schema_version')
  return z.tuple([z.object({ version: z.number() })]).parse(newest)[0].version
}
