import type { EditKind, HistoryEntry } from '../contract/staff/edit.ts'
import type { Trace } from './edits.ts'
import type { Fields } from './readable.ts'

/** An edit as the history keeps it, at a screen of those made there, at a hub of those made at the hub. */
export interface StoredEdit {
  id: string
  /** Who made it; null for what Samvaro did by itself. */
  person: string | null
  /** The person's name. A screen keeps that of one who has been removed; a hub keeps '' of them. */
  who: string | null
  kind: EditKind
  /** ms since 1970 by the machine's clock. */
  at: number
  /** The edit that it took back. */
  undoes: string | null
  /** The edit that takes it back, and has not been taken back itself. */
  undoneBy: string | null
  changes: Trace[]
}

/** With the first of its changes, and how many more there are. */
export type ListedEdit = StoredEdit & { more: number }

/**
 * An edit as it is told to somebody.
 * @param find gives the fields of an entity as it stands, deleted or not; null for none
 * @param person id of who asks
 */
export function toldEdit(
  edit: ListedEdit,
  find: (id: string) => { fields: Fields } | null,
  person: string,
): HistoryEntry {
  return {
    editId: edit.id,
    at: edit.at,
    who: edit.who,
    mine: edit.person === person,
    kind: edit.kind,
    undone: edit.undoneBy !== null,
    changes: edit.changes.map((change) => ({ ...change, name: nameOf(find, change) })),
    more: edit.more,
  }
}

/** The entities by which an edit's changes are called; those of their activities beside, which these name. */
export function namedBy({ changes }: Pick<StoredEdit, 'changes'>): string[] {
  return changes.flatMap(({ id, before, after }) =>
    [id, before?.activity, after?.activity].filter((each) => typeof each === 'string'),
  )
}

/** As it is called now, or was when it was taken away; '' for what has neither name nor date (the opening hours). */
export function nameOf(
  find: (id: string) => { fields: Fields } | null,
  { id, before, after }: Pick<Trace, 'id' | 'before' | 'after'>,
): string {
  const fields = { ...before, ...after, ...find(id)?.fields }
  const activity = typeof fields.activity === 'string' ? find(fields.activity) : null
  const own = [fields.title, fields.dish, fields.name, fields.text, activity?.fields.title]
  const name = own.map(swedish).find((text) => text !== null)
  return name ?? (typeof fields.date === 'string' ? fields.date : '')
}

function swedish(text: unknown): string | null {
  if (typeof text === 'string') return text
  if (typeof text !== 'object' || text === null) return null
  const { sv }: Fields = { ...text }
  return typeof sv === 'string' ? sv : null
}
