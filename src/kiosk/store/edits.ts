import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import { editKinds } from '../../contract/staff/edit.ts'
import { entityTypes } from '../../contract/words.ts'
import type { Trace } from '../../domain/edits.ts'
import type { StoredEdit as EditOfHistory } from '../../domain/history.ts'
import { forgettingOf } from './forgetting.ts'

/** An edit of this screen. */
export interface StoredEdit extends EditOfHistory {
  /** Whether a quick action of today made it, or took such a one back. */
  quick: boolean
}

export type ListedEdit = StoredEdit & { more: number }

export interface EditStore {
  /** Only inside the transaction that changes what it tells of. */
  add(edit: Omit<StoredEdit, 'who' | 'undoneBy' | 'changes'>, changes: readonly Trace[]): void
  find(id: string): StoredEdit | null
  /** Says by which edit this one is taken back; null when it holds. */
  markUndone(id: string, by: string | null): void
  /** First name of who last changed a field of an entity here ('' for the whole of it); null when nobody did. */
  lastToChange(entity: string, field: string): string | null
  /**
   * Newest first, `limit` of them, before the edit `before`, of the entity `entity`, where they are given. Each with `most` of its changes,
   * that of `entity` first, and how many `more` there are.
   */
  list(wanted: { entity?: string; before?: string; limit: number; most: number }): ListedEdit[]
}

const fieldsText = z
  .string()
  .transform((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text)))
  .nullable()

const editRow = z.object({
  seq: z.number(),
  id: z.string(),
  person: z.string().nullable(),
  who: z.string().nullable(),
  kind: z.enum(editKinds),
  at: z.number(),
  quick: z.number().transform((quick) => quick === 1),
  undoes: z.string().nullable(),
  undoneBy: z.string().nullable(),
})
const traceRow = z.object({
  id: z.string(),
  type: z.enum(entityTypes),
  before: fieldsText,
  after: fieldsText,
})
const traceRows = z.array(traceRow)
const listedRows = z.array(z.object({ edit: z.number(), total: z.number() }).and(traceRow))
const whoRow = z.object({ who: z.string().nullable(), before: fieldsText, after: fieldsText })

const columns = `edit.seq, edit.id, edit.person, person.name AS who, edit.kind, edit.at_wall AS at,
  edit.quick, edit.undoes, edit.undone_by AS undoneBy
  FROM edit LEFT JOIN person ON person.id = edit.person`

export function editStore(db: Database): EditStore {
  const insert = db.prepare(
    'INSERT INTO edit (id, person, kind, at_wall, quick, undoes) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const insertChange = db.prepare(
    'INSERT INTO edit_change (edit, entity, type, before, after) VALUES (?, ?, ?, ?, ?)',
  )
  const one = db.prepare(`SELECT ${columns} WHERE edit.id = ?`)
  const undone = db.prepare('UPDATE edit SET undone_by = ? WHERE id = ?')
  const traces = db.prepare(
    'SELECT entity AS id, type, before, after FROM edit_change WHERE edit = ? ORDER BY entity',
  )
  const list = db.prepare(
    `SELECT ${columns}
     WHERE edit.seq < coalesce((SELECT seq FROM edit WHERE id = @before), 9e15)
       AND (@entity IS NULL OR edit.seq IN (SELECT edit FROM edit_change WHERE entity = @entity))
     ORDER BY edit.seq DESC LIMIT @limit`,
  )
  // One statement for all: a week that was pasted has hundreds of changes, and the history tells two hundred edits.
  const listed = db.prepare(
    `SELECT edit, entity AS id, type, before, after, total FROM (
       SELECT *, count(*) OVER (PARTITION BY edit) AS total,
         row_number() OVER (PARTITION BY edit ORDER BY entity IS NOT @entity, entity) AS place
       FROM edit_change WHERE edit IN (SELECT value FROM json_each(@edits)))
     WHERE place <= @most ORDER BY edit, place`,
  )
  const changers = db.prepare(
    `SELECT person.name AS who, before, after FROM edit_change
     JOIN edit ON edit.seq = edit_change.edit LEFT JOIN person ON person.id = edit.person
     WHERE entity = ? ORDER BY edit_change.edit DESC`,
  )

  function whole(row: unknown): StoredEdit | null {
    if (row === undefined) return null
    const { seq, ...edit } = editRow.parse(row)
    return { ...edit, changes: traceRows.parse(traces.all(seq)) }
  }

  const forgetting = forgettingOf(db)
  return {
    add({ id, person, kind, at, quick, undoes }, changes) {
      const forget = forgetting.current()
      const textOf = (type: string, fields: Trace['before']) =>
        fields === null ? null : JSON.stringify(forget.fields(type, fields))
      const seq = insert.run(id, person, kind, at, Number(quick), undoes).lastInsertRowid
      for (const { id: entity, type, before, after } of changes) {
        insertChange.run(seq, entity, type, textOf(type, before), textOf(type, after))
      }
    },
    find: (id) => whole(one.get(id)),
    markUndone: (id, by) => void undone.run(by, id),
    lastToChange(entity, field) {
      for (const row of changers.iterate(entity)) {
        const { who, before, after } = whoRow.parse(row)
        const touched = { ...before, ...after }
        if (before === null || after === null || Object.hasOwn(touched, field)) return who
      }
      return null
    },
    list({ entity = null, before = null, limit, most }) {
      const edits = z.array(editRow).parse(list.all({ entity, before, limit }))
      const seqs = JSON.stringify(edits.map(({ seq }) => seq))
      const changes = Map.groupBy(
        listedRows.parse(listed.all({ edits: seqs, entity, most })),
        ({ edit }) => edit,
      )
      return edits.map(({ seq, ...edit }) => {
        const own = changes.get(seq) ?? []
        const more = (own[0]?.total ?? 0) - own.length
        return { ...edit, changes: own.map(({ edit: _, total: __, ...trace }) => trace), more }
      })
    },
  }
}
