import type { Database } from 'better-sqlite3'
import { CannotOpen } from './cannotOpen.ts'
import { type Migration, migrations } from './migrations/index.ts'

/** The `user_version` of a file: how many steps it has taken; 0 for a new one. */
export function schemaVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** Throws `CannotOpen` when a newer program has written the file. Writes nothing. */
export function refuseNewer(db: Database, steps: readonly Migration[] = migrations): void {
  const known = steps.at(-1)?.version ?? 0
  const found = schemaVersion(db)
  if (found > known) {
    throw new CannotOpen(
      'NEWER_FILE',
      `Databasen är skriven av en nyare version av Samvaro (steg ${found}; den här versionen känner till steg ${known}). ` +
        'Inget har ändrats i den. Installera den nyare versionen och starta igen.',
    )
  }
}

/**
 * Takes the steps that the file lacks, each in one transaction with its number: a file is always at one step or the next, never between.
 * `execute` is there for specs, which break it on purpose.
 */
export function migrate(
  db: Database,
  steps: readonly Migration[] = migrations,
  execute: (sql: string) => void = (sql) => db.exec(sql),
): void {
  refuseNewer(db, steps)
  for (const { version, statements } of steps) {
    db.transaction(() => {
      // Asked inside the transaction: another process may have taken the step while this one waited.
      if (version <= schemaVersion(db)) return
      for (const sql of statements) execute(sql)
      execute(`PRAGMA user_version = ${version}`)
    }).immediate()
  }
}
