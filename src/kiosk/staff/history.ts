import { type HistoryEntry, toldChanges } from '../../contract/staff/edit.ts'
import type { Trace } from '../../domain/edits.ts'
import type { Fields } from '../../domain/readable.ts'
import type { Store } from '../store/index.ts'

/**
 * What was edited at this screen, newest first.
 * @param person id of who asks
 */
export function historyOf(
  { edits, programme }: Store,
  wanted: { id?: string; before?: string; limit: number },
  person: string,
): HistoryEntry[] {
  const { id: entity, ...rest } = { ...wanted, most: toldChanges }
  return edits.list({ ...rest, ...(entity === undefined ? {} : { entity }) }).map((edit) => ({
    editId: edit.id,
    at: edit.at,
    who: edit.who,
    mine: edit.person === person,
    kind: edit.kind,
    undone: edit.undoneBy !== null,
    changes: edit.changes.map((change) => ({ ...change, name: nameOf(programme, change) })),
    more: edit.more,
  }))
}

/** As it is called now, or was when it was taken away; '' for what has neither name nor date (the opening hours). */
export function nameOf(
  programme: Store['programme'],
  { id, before, after }: Pick<Trace, 'id' | 'before' | 'after'>,
): string {
  const fields = { ...before, ...after, ...programme.find(id)?.fields }
  const activity = typeof fields.activity === 'string' ? programme.find(fields.activity) : null
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
