import { join } from 'node:path'
import Database from 'better-sqlite3'

/**
 * Takes a kiosk's folder for this process. The lock is SQLite's own on a file beside the database: the operating system lets go of
 * it when the process ends in whatever way, so that none is ever stale, as one with a process number in it is after a power cut.
 * @param folder exists
 * @returns gives it back; or null when another process has it
 */
export function lockFolder(folder: string): (() => void) | null {
  const database = new Database(join(folder, 'in-use.lock'), { timeout: 0 })
  try {
    // A journal in a file wants room on the disk, and the lock writes nothing: on a full disk too the screen is to say why.
    database.pragma('journal_mode = MEMORY')
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return null
    throw error
  }
  return () => database.close()
}
