import type { Clock, Logger, NewId } from '../../contract/clock.ts'
import type { EditKind } from '../../contract/staff/edit.ts'
import { opsOf } from '../../domain/editOps.ts'
import {
  type EditRefusal,
  inverseOf,
  type PlanRefusal,
  planEdit,
  type Step,
  traceOf,
  undoneBy,
  type Written,
} from '../../domain/edits.ts'
import type { StoredEdit } from '../store/edits.ts'
import type { Store } from '../store/index.ts'
import { savedOr } from './saved.ts'
import { stamper } from './stamp.ts'

export interface EditOptions {
  /** Id of who makes it; null for what Samvaro does by itself. */
  person: string | null
  kind: EditKind
  /** Whether it is a quick action of today. */
  quick?: boolean
  /** See `planEdit`; `remake` unless told. */
  deleted?: 'remake' | 'leave'
  /** Writes, in the same transaction, what belongs to the edit and is not of the programme; not called where the edit changes nothing. */
  also?: (editId: string) => void
}

/**
 * All writing to a venue's programme. An edit is one transaction: its ops, each with only what it changes, the programme as it then
 * stands, and who changed what. It is written whole or not at all. Repeating one changes nothing.
 */
export interface Editor {
  save(changes: readonly Step[], options: EditOptions): Written | EditRefusal
  /**
   * Takes back an edit that the person made at this screen, as an edit of its own that can be taken back in turn. `NOT_ALLOWED` when it
   * is nobody's or somebody else's, or not among `which`.
   * `CHANGED_MEANWHILE` when something of it stands otherwise now.
   */
  undo(editId: string, person: string, which?: 'all' | 'quick'): Written | EditRefusal
}

export function programmeEditor(options: {
  store: Store
  clock: Clock
  newId: NewId
  log: Logger
  /** IANA zone of the venue. */
  timeZone: () => string
  /** Called after a write. */
  changed?: () => void
}): Editor {
  const { store, clock, newId, timeZone, changed } = options
  const { edits, ops, programme } = store
  const stamp = stamper(options)
  const saved = savedOr(options, 'an edit')

  function transaction(work: () => Written | EditRefusal): Written | EditRefusal {
    const answer = saved(work)
    if (answer === 'NOT_SAVED') return { code: answer }
    if ('editId' in answer && answer.editId !== null) changed?.()
    return answer
  }

  function write(steps: readonly Step[], options: EditOptions & { undoes?: string }) {
    const { person, kind, quick = false, undoes = null, deleted = 'remake', also } = options
    const plan = planEdit(steps, programme.find, { deleted })
    if ('code' in plan) return withNames(plan)
    const changes = plan.outcomes.map(traceOf)
    if (changes.length === 0) return { editId: null, changes }
    for (const outcome of plan.outcomes) {
      for (const op of opsOf(outcome, programme.confirmedVersion(outcome.id)))
        ops.append(op, stamp(timeZone()))
      programme.save({ id: outcome.id, ...outcome.after })
    }
    const editId = newId()
    edits.add({ id: editId, person, kind, quick, undoes, at: Math.floor(clock.wall()) }, changes)
    also?.(editId)
    return { editId, changes }
  }

  function withNames(refusal: PlanRefusal): EditRefusal {
    if (refusal.code !== 'CHANGED_MEANWHILE') return refusal
    const conflicts = refusal.conflicts.map((conflict) => {
      const by = edits.lastToChange(conflict.id, conflict.field)
      return by === null ? conflict : { ...conflict, by }
    })
    return { ...refusal, conflicts }
  }

  /** The edit, the one that it took back, the one that that had taken back, and so on. */
  function chainOf(edit: StoredEdit): StoredEdit[] {
    const before = edit.undoes === null ? null : edits.find(edit.undoes)
    return before === null ? [edit] : [edit, ...chainOf(before)]
  }

  return {
    save: (changes, given) => transaction(() => write(changes, given)),
    undo: (editId, person, which = 'all') =>
      transaction(() => {
        const edit = edits.find(editId)
        if (edit === null || edit.person !== person) return { code: 'NOT_ALLOWED' }
        if (which === 'quick' && !edit.quick) return { code: 'NOT_ALLOWED' }
        if (edit.undoneBy !== null) return { editId: edit.undoneBy, changes: [] }
        const { quick } = edit
        const written = write(inverseOf(edit.changes), { person, kind: 'undone', quick, undoes: editId })
        if ('editId' in written && written.editId !== null)
          for (const { id, by } of undoneBy(chainOf(edit), written.editId)) edits.markUndone(id, by)
        return written
      }),
  }
}
