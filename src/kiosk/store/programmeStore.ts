import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import { entityTypes } from '../../contract/words.ts'
import type { StoredEntity } from '../../domain/readProgramme.ts'
import { forgettingOf } from './forgetting.ts'
import { json } from './json.ts'

/** The effective programme: what the hub confirmed, with this screen's own changes on top. */
export interface ProgrammeStore {
  /** All that is not deleted; the id of a row that a damaged disk has made unreadable is told to `unreadable`, and the rest given. */
  all(unreadable: (id: string) => void): StoredEntity[]
  find(id: string): StoredEntity | null
  save(entity: StoredEntity): void
  /** The version that the hub last confirmed; null when it knows nothing of it. */
  confirmedVersion(id: string): number | null
}

const idRow = z.object({ id: z.string() })
const entityRow = z
  .object({
    id: z.string(),
    type: z.enum(entityTypes),
    fields: json.pipe(z.record(z.string(), z.unknown())),
    deleted: z.number(),
  })
  .transform(({ deleted, ...row }) => ({ ...row, deleted: deleted === 1 }))

export function programmeStore(db: Database): ProgrammeStore {
  const known = entityTypes.map((type) => `'${type}'`).join(', ')
  const all = db.prepare(
    `SELECT id, type, fields, deleted FROM programme WHERE deleted = 0 AND type IN (${known}) ORDER BY id`,
  )
  const find = db.prepare('SELECT id, type, fields, deleted FROM programme WHERE id = ?')
  const save = db.prepare(
    `INSERT INTO programme (id, type, fields, deleted) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET type = excluded.type, fields = excluded.fields, deleted = excluded.deleted`,
  )
  const forgetting = forgettingOf(db)
  const version = db.prepare('SELECT ver FROM entity WHERE id = ?').pluck()
  return {
    all: (unreadable) =>
      all.all().flatMap((row) => {
        const read = entityRow.safeParse(row)
        if (!read.success) unreadable(idRow.parse(row).id)
        return read.success ? [read.data] : []
      }),
    find(id) {
      const row = find.get(id)
      return row === undefined ? null : entityRow.parse(row)
    },
    save({ id, type, fields, deleted }) {
      save.run(id, type, JSON.stringify(forgetting.current().fields(type, fields)), Number(deleted))
    },
    confirmedVersion(id) {
      const ver = version.get(id)
      return ver === undefined ? null : Number(ver)
    },
  }
}
