import { existsSync, mkdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import { CannotOpen, refusedByDisk } from './cannotOpen.ts'
import { migrate, refuseNewer } from './migrate.ts'

/** The versions that decide whether a database may be touched; `process.versions` has the first two. */
export interface RuntimeVersions {
  node: string
  napi?: string
}

const oldestNode = '22.14.0'
const oldestNapi = '10'
/** Older ones have a bug that corrupts a WAL database (https://www.sqlite.org/wal.html, "the WAL-reset bug"). */
const oldestSqlite = '3.51.3'

/**
 * Opens the database of one screen, made or migrated as needed.
 * Rejects with `CannotOpen`, before anything is touched, on a Node or SQLite that is too old, a file from a newer program, one that
 * SQLite finds damaged, or a disk that is full or fails.
 */
export async function openDatabase(
  file: string,
  versions: RuntimeVersions = process.versions,
): Promise<Database> {
  refuseOldNode(versions)
  // Imported only now: on an older Node the binding ends the process without a word.
  const { default: Sqlite } = await import('better-sqlite3')
  const probe = new Sqlite(':memory:')
  refuseOldSqlite(String(probe.prepare('SELECT sqlite_version()').pluck().get()))
  probe.close()

  try {
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true })
      return withOpened(new Sqlite(file), prepare)
    }
    // A read-only connection, since an ordinary one folds the WAL into the file when it closes.
    withOpened(new Sqlite(file, { readonly: true }), refuseNewer).close()
    return withOpened(new Sqlite(file), prepare)
  } catch (error) {
    throw isDamage(error) ? damaged(file) : refusedByDisk(error, dirname(file))
  }
}

/** The connection after `work`; closed when that throws. */
function withOpened(db: Database, work: (db: Database) => void): Database {
  try {
    work(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function prepare(db: Database): void {
  configure(db)
  migrate(db)
}

function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')
}

function damaged(file: string): CannotOpen {
  return new CannotOpen(
    'DAMAGED_FILE',
    `Skärmens databas är skadad, och inget i den har ändrats. Ring den som sköter skärmen. Filen är ${basename(file)}: ` +
      'spara en kopia av den, flytta undan den och starta om, så räknar skärmen vidare från noll.',
  )
}

/** What every connection must be told; none of it but WAL is kept in the file. */
function configure(db: Database): void {
  db.pragma('busy_timeout = 5000')
  // Only a new file takes it. A touch changes five pages; at half the usual size its commit took 0.93 of the time.
  db.pragma('page_size = 2048')
  db.pragma('journal_mode = WAL')
  // better-sqlite3 falls to NORMAL in WAL unless told, and NORMAL loses acknowledged rows at a power cut.
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('secure_delete = ON')
  db.pragma('trusted_schema = OFF')
}

/** Throws `CannotOpen` on a Node that cannot load the binding. */
export function refuseOldNode(versions: RuntimeVersions): void {
  if (isOlder(versions.node, oldestNode) || isOlder(versions.napi ?? '0', oldestNapi)) {
    throw new CannotOpen(
      'OLD_NODE',
      `Samvaro behöver Node ${oldestNode} eller nyare (Node-API ${oldestNapi}); det här är Node ${versions.node} ` +
        `(Node-API ${versions.napi ?? 'okänd'}). Starta med npm start, som hämtar rätt version.`,
    )
  }
}

/** Throws `CannotOpen` on a SQLite that may corrupt the file. */
export function refuseOldSqlite(version: string): void {
  if (isOlder(version, oldestSqlite)) {
    throw new CannotOpen(
      'OLD_SQLITE',
      `Samvaro behöver SQLite ${oldestSqlite} eller nyare; den här är ${version} och kan skada databasen. Installera om paketen med npm ci.`,
    )
  }
}

function isOlder(version: string, oldest: string): boolean {
  const have = version.split('.').map(Number)
  const need = oldest.split('.').map(Number)
  for (let i = 0; i < need.length; i++) {
    const [a = 0, b = 0] = [have[i], need[i]]
    if (a !== b) return a < b
  }
  return false
}
