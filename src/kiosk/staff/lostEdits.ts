import type { Clock, Logger, NewId } from '../../contract/clock.ts'
import type { LostEdit } from '../../contract/staff/edit.ts'
import type { Step } from '../../domain/edits.ts'
import type { Fields } from '../../domain/readable.ts'
import { sameJson } from '../../domain/sameJson.ts'
import type { Editor, EditRefusal, Written } from '../services/edit.ts'
import type { ProgrammeService } from '../services/programme.ts'
import { savedOr } from '../services/saved.ts'
import { stamper } from '../services/stamp.ts'
import type { KeptConflict } from '../store/conflicts.ts'
import type { Store } from '../store/index.ts'
import { nameOf } from './history.ts'

/** Edits that lost at the hub, until staff have looked at them. */
export interface LostEdits {
  /** The oldest first; one that has come true since, by whomever, is none. */
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
    return store.conflicts.all().flatMap((kept) => asLost(store, kept))
  }

  return {
    open,
    settle({ op, use, seen }, person) {
      const lost = open().find((each) => each.op === op)
      if (lost === undefined) return 'SETTLED'
      function write(): void {
        store.ops.append(
          { kind: 'conflict.settled', v: 1, entity: lost?.id ?? '', baseVer: null, body: { op } },
          stamp(programme.shown().timeZone),
        )
        store.conflicts.settle(op)
      }
      const steps = use ? [stepOf(lost, seen, store)] : []
      const written = editor.save(steps, { person, kind: 'changed', also: write })
      if ('code' in written || written.editId !== null) return written
      if (saved(write) === 'NOT_SAVED') return { code: 'NOT_SAVED' }
      viewChanged()
      return written
    },
  }
}

function asLost({ programme }: Store, { op, entity: id, received, fields, own }: KeptConflict): LostEdit[] {
  const kept = programme.find(id)
  if (kept === null) return []
  const differing = Object.keys(fields).filter(
    (field) => kept.deleted || !sameJson(fields[field] ?? null, kept.fields[field] ?? null),
  )
  if (differing.length === 0) return []
  const only = (of: Fields) => Object.fromEntries(differing.map((field) => [field, of[field] ?? null]))
  const { type, deleted: removed } = kept
  const name = nameOf(programme, { id, before: null, after: null })
  return [{ op, type, id, name, at: received, own, removed, wanted: only(fields), stands: only(kept.fields) }]
}

/** What makes hold what was wanted. What was taken away comes back with it. */
function stepOf({ type, id, removed, wanted }: LostEdit, seen: Fields, { programme }: Store): Step {
  return removed
    ? { do: 'restore', type, id, seen: { ...programme.find(id)?.fields, ...wanted } }
    : { do: 'set', type, id, fields: wanted, seen }
}
