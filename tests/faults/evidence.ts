import Sqlite from 'better-sqlite3'
import * as z from 'zod'
import type { Sql } from '../../src/hub/store/sql.ts'

const ids = z.array(z.string())

/** What a kiosk's database says of its visits, read by a connection of our own. */
export interface Evidence {
  /** Visits that stand, sorted. */
  visits: string[]
  /** The visit of each `visit.made` in the log, sorted: a visit that was written twice is there twice. */
  made: string[]
  /** The sum of the rollups' visits. */
  counted: number
  /** "ok", or what SQLite finds damaged. */
  integrity: string
}

/** Reads the database of a kiosk whose engine is dead or alive. */
export function readKiosk(file: string): Evidence {
  const db = new Sqlite(file, { timeout: 5000 })
  try {
    const all = (sql: string) => db.prepare(sql).pluck().all()
    return {
      visits: ids.parse(all('SELECT id FROM visit WHERE undone = 0 ORDER BY id')),
      made: ids.parse(all(`SELECT entity FROM op WHERE kind = 'visit.made' ORDER BY entity`)),
      counted: Number(all('SELECT coalesce(sum(visits), 0) FROM rollup_day')[0]),
      integrity: String(all('PRAGMA integrity_check')[0]),
    }
  } finally {
    db.close()
  }
}

/** The same of a venue at the hub. */
export async function readHub(sql: Sql, venue: string): Promise<Omit<Evidence, 'integrity'>> {
  const column = async (text: string) => (await sql.query(text, [venue])).map((row) => Object.values(row)[0])
  const made = `SELECT entity FROM op WHERE venue = $1 AND kind = 'visit.made' ORDER BY entity`
  const counted = 'SELECT coalesce(sum(visits), 0)::int FROM rollup_day WHERE venue = $1'
  return {
    visits: ids.parse(await column('SELECT id FROM visit WHERE venue = $1 AND NOT undone ORDER BY id')),
    made: ids.parse(await column(made)),
    counted: Number((await column(counted))[0]),
  }
}
