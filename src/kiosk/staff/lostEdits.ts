import type { Clock, Logger, NewId } from '../../contract/clock.ts'
import type { LostEdit } from '../../contract/staff/edit.ts'
import type { EditRefusal, Written } from '../../domain/edits.ts'
import { lostEdit, usingLost } from '../../domain/lostEdits.ts'
import type { Fields } from '../../domain/readable.ts'
import type { Editor } from '../services/edit.ts'
import type { ProgrammeService } from '../services/programme.ts'
import { savedOr } from '../services/saved.ts'
import { stamper } from '../services/stamp.ts'
import type { Store } from '../store/index.ts'

/** Edits that lost at the hub, until staff have looked at them. */
export interface LostEdits {
  /** The oldest first. */
  open(): LostEdit[]
  /** See the contract's `settle`; `SETTLED` when there is no such one any more. */
  settle(asked: { op: string; use: boolean; seen: Fields }, person: string): Written | EditRefusal | 'SETTLED'
}

export function lostEditsOf(options: {
  store: Store
  programme: ProgrammeService
  editor: Editor
  clock: Clock
  newId: NewId
  log: Logger
  /** Called after a write. */
  viewChanged: () => void
}): LostEdits {
  const { store, programme, editor, viewChanged } = options
  const stamp = stamper(options)
  const saved = savedOr(options, 'the settling of an edit')

  function open(): LostEdit[] {
    const all = store.conflicts.all().map((kept) => lostEdit(kept, store.programme.find, kept.own))
    return all.filter((lost) => lost !== null)
  }

  return {
    open,
    settle({ op, use, seen }, person) {
      const lost = open().find((each) => each.op === op)
      if (lost === undefined) return 'SETTLED'
      const { id } = lost
      function write(): void {
        store.ops.append(
          { kind: 'conflict.settled', v: 1, entity: id, baseVer: null, body: { op } },
          stamp(programme.shown().timeZone),
        )
        store.conflicts.settle(op)
      }
      const steps = use ? [usingLost(lost, seen, store.programme.find(id))] : []
      const written = editor.save(steps, { person, kind: 'changed', also: write })
      if ('code' in written || written.editId !== null) return written
      if (saved(write) === 'NOT_SAVED') return { code: 'NOT_SAVED' }
      viewChanged()
      return written
    },
  }
}
