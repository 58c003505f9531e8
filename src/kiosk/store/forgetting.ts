import { createHash, createHmac } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import { type ForgottenName, forgottenName, forgottenText } from '../../contract/sync.ts'
import { type Forgetter, forgetter } from '../../domain/erasure.ts'
import { checksum } from './checksum.ts'

/** Names that are forgotten: what the hub says of them, and taking them out of what this screen has. */
export interface Forgetting {
  /** What to tell the hub: which names are forgotten here, and all of them where it may have lost some. */
  told(): { forgets: string; forgotten?: ForgottenName[] }
  /** What forgets all that is to be forgotten now. */
  current(): Forgetter
  /**
   * Takes the hub's list, and takes its names out of all that this screen has. Only inside a transaction.
   * @param isPutBack the hub begins a new life: what it does not name it may have lost
   * @returns whether anything was otherwise
   */
  take(came: { key: string; names: readonly ForgottenName[] }, isPutBack: boolean): boolean
  /** The hub has heard what it had lost. */
  handed(): void
}

const stateRow = z.object({ key: z.string(), handing: z.number() })
const textRow = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

export function forgettingOf(db: Database): Forgetting {
  const state = db.prepare('SELECT key, handing FROM forgetting')
  const list = db.prepare('SELECT hash, words, seal FROM forgotten ORDER BY hash')
  const keep = db.prepare('INSERT OR REPLACE INTO forgetting (one, key, handing) VALUES (1, ?, ?)')
  const handed = db.prepare('UPDATE forgetting SET handing = 0')
  const clear = db.prepare('DELETE FROM forgotten')
  const add = db.prepare('INSERT INTO forgotten (hash, words, seal) VALUES (?, ?, ?)')
  const isAny = db.prepare('SELECT EXISTS (SELECT 1 FROM forgotten)').pluck()

  const names = () => z.array(forgottenName).parse(list.all())

  function current(): Forgetter {
    if (isAny.get() === 0) return idle
    const { key } = stateRow.parse(state.get())
    return forgetter(names(), (words) => createHmac('sha256', key).update(words).digest('base64url'))
  }

  return {
    current,
    told() {
      const all = names()
      const { handing } = stateRow.catch({ key: '', handing: 0 }).parse(state.get())
      const text = forgottenText(all.map(({ hash }) => hash))
      const forgets = createHash('sha256').update(text).digest('hex')
      return handing === 1 ? { forgets, forgotten: all } : { forgets }
    },
    take(came, isPutBack) {
      const before = stateRow.safeParse(state.get()).data
      const own = before?.key === came.key ? names() : []
      const isNamed = new Set(came.names.map(({ hash }) => hash))
      const lost = isPutBack || before?.handing === 1 ? own.filter(({ hash }) => !isNamed.has(hash)) : []
      const all = [...came.names, ...lost]
      keep.run(came.key, Number(lost.length > 0))
      clear.run()
      for (const { hash, words, seal } of all) add.run(hash, words, seal)
      const known = new Set(own.map(({ hash }) => hash))
      if (all.every(({ hash }) => known.has(hash))) return false
      forgetAll(db, current())
      return true
    },
    handed: () => void handed.run(),
  }
}

const idle = forgetter([], () => '')

/** Columns with people's words in them, but for the log, whose rows have a checksum. `type` is that of an entity. */
const texts: readonly {
  table: string
  key: string
  column: string
  how: keyof typeof ways
  only?: string
}[] = [
  { table: 'entity', key: 'id', column: 'fields', how: 'fields' },
  { table: 'programme', key: 'id', column: 'fields', how: 'fields' },
  { table: 'other_entity', key: "venue || ' ' || id", column: 'fields', how: 'fields' },
  { table: 'edit_change', key: "edit || ' ' || entity", column: 'before', how: 'fields' },
  { table: 'edit_change', key: "edit || ' ' || entity", column: 'after', how: 'fields' },
  { table: 'conflict', key: 'op', column: 'fields', how: 'json' },
  { table: 'feed', key: 'id', column: 'copy', how: 'calendar' },
  // Who has been removed stays in the history by name; who works here is not forgotten by a coordinator far away.
  { table: 'person', key: 'id', column: 'name', how: 'text', only: 'removed = 1' },
]

function forgetAll(db: Database, forget: Forgetter): void {
  forgetInLog(db, forget)
  for (const { table, key, column, how, only = 'true' } of texts) {
    const type = how === 'fields' ? 'type' : "''"
    const rows = db.prepare(
      `SELECT ${key} AS id, ${column} AS text, ${type} AS type FROM ${table} WHERE ${column} IS NOT NULL AND ${only}`,
    )
    const change = db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`)
    for (const row of rows.all()) {
      const { id, text, type: of } = textRow.extend({ type: z.string() }).parse(row)
      const left = ways[how](forget, text, of)
      if (left !== text) change.run(left, id)
    }
  }
}

const opRow = z.object({
  seq: z.number(),
  row: z.array(z.unknown()),
  body: z.string(),
  checksum: z.number(),
})

/** A row that a damaged disk has changed stays one that can be known for it. */
function forgetInLog(db: Database, forget: Forgetter): void {
  const ops = db.prepare(
    `SELECT seq, id, kind, v, entity, base_ver, at_wall, boot_id, mono_ms, tz, body, checksum FROM op
     WHERE kind LIKE 'entity.%' ORDER BY seq`,
  )
  const change = db.prepare('UPDATE op SET body = ?, checksum = ? WHERE seq = ?')
  db.prepare('INSERT INTO erasing (one) VALUES (1)').run()
  for (const [seq, ...columns] of z.array(z.array(z.unknown())).parse(ops.raw().all())) {
    const op = opRow.parse({ seq, row: columns.slice(0, -1), body: columns.at(-2), checksum: columns.at(-1) })
    const left = bodyText(forget, op.body)
    if (left === op.body) continue
    const isSound = checksum(op.row) === op.checksum
    change.run(left, isSound ? checksum([...op.row.slice(0, -1), left]) : op.checksum, op.seq)
  }
  db.prepare('DELETE FROM erasing').run()
}

function bodyText(forget: Forgetter, text: string): string {
  const body = parsed(text)
  if (body === null) return forget.text(text)
  const left = forget.body(body)
  return left === body ? text : JSON.stringify(left)
}

function fieldsText(forget: Forgetter, type: string, text: string): string {
  const fields = z.record(z.string(), z.unknown()).safeParse(parsed(text)).data
  if (fields === undefined) return forget.text(text)
  const left = forget.fields(type, fields)
  return left === fields ? text : JSON.stringify(left)
}

/** The words of people in a calendar's kept copy (domain/ics/keptCopy.ts), whose lines are whole; an escaped line break is none of them. */
export function calendarText(forget: Forgetter, copy: string): string {
  if (forget.isIdle) return copy
  return copy
    .split('\r\n')
    .map((line) =>
      /^(?:SUMMARY|DESCRIPTION|LOCATION)[:;]/.test(line)
        ? line
            .split(/(\\[nN])/)
            .map((part, index) => (index % 2 === 1 ? part : forget.text(part)))
            .join('')
        : line,
    )
    .join('\r\n')
}

const ways = {
  fields: (forget: Forgetter, text: string, type: string) => fieldsText(forget, type, text),
  json: (forget: Forgetter, text: string) => fieldsText(forget, '', text),
  calendar: (forget: Forgetter, text: string) => calendarText(forget, text),
  text: (forget: Forgetter, text: string) => forget.text(text),
}

/** Null for what is no JSON object, as on a damaged disk. */
function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : null
  } catch {
    return null
  }
}
