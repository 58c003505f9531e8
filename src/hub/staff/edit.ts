import type { Change, Conflict, EditKind, LostEdit } from '../../contract/staff/edit.ts'
import { opsOf } from '../../domain/editOps.ts'
import {
  type EditRefusal,
  inverseOf,
  planEdit,
  type Step,
  traceOf,
  undoneBy,
  type Written,
} from '../../domain/edits.ts'
import { lostEdit, usingLost } from '../../domain/lostEdits.ts'
import type { Fields } from '../../domain/readable.ts'
import type { Actor } from '../actor.ts'
import type { HubContext } from '../context.ts'
import { openConflicts, settleConflicts } from '../store/conflicts.ts'
import type { VenueRow } from '../store/directory.ts'
import { addEdit, changesOf, editChain, lastToChange, markUndone } from '../store/edits.ts'
import { appendHubOps, lockHubLog } from '../store/hubLog.ts'
import type { Partitions } from '../store/partitions.ts'
import { loadEntities } from '../store/programme.ts'
import type { Sql } from '../store/sql.ts'

/**
 * All writing to venues' programmes at the hub. An edit is one transaction under the lock of the venue's stream: its ops, the programme as it then stands, at
 * new positions of the stream, and who changed what. What a screen has edited off line meets it as it meets another screen's edit (`domain/mergeEntity.ts`).
 */
export interface HubEditor {
  save(
    venue: VenueRow,
    actor: Pick<Actor, 'id' | 'name'>,
    changes: readonly Change[],
    options: { kind: EditKind; deleted?: 'remake' | 'leave' },
  ): Promise<Written | EditRefusal>
  /**
   * Takes back an edit that somebody made at the hub, as an edit of its own that can be taken back in turn. `NOT_ALLOWED` when it is somebody else's or no
   * edit of this venue; `CHANGED_MEANWHILE` when something of it stands otherwise now.
   */
  undo(venue: VenueRow, actor: Pick<Actor, 'id' | 'name'>, editId: string): Promise<Written | EditRefusal>
  /** What nobody has settled yet, the oldest first. */
  lost(venue: VenueRow): Promise<LostEdit[]>
  /** See the contract's `settle`; `SETTLED` when there is no such one any more. */
  settle(
    venue: VenueRow,
    actor: Pick<Actor, 'id' | 'name'>,
    asked: { op: string; use: boolean; seen: Fields },
  ): Promise<Written | EditRefusal | 'SETTLED'>
}

interface Writing {
  actor: Pick<Actor, 'id' | 'name'>
  kind: EditKind
  deleted?: 'remake' | 'leave'
  undoes?: string
}

/** @param options.tell ends the waiting of a venue's kiosks, so that they hear at once */
export function hubEditor(options: {
  context: HubContext
  partitions: Partitions
  tell: (venue: string) => void
}): HubEditor {
  const { context, partitions, tell } = options
  const { sql, clock, newId } = context

  async function transaction<T extends Written | EditRefusal | 'SETTLED'>(
    venue: VenueRow,
    work: (tx: Sql) => Promise<T>,
  ): Promise<T> {
    await partitions.ensure([newId()], clock.wall())
    const answer = await sql.transaction(work)
    if (typeof answer === 'object' && 'editId' in answer) tell(venue.id)
    return answer
  }

  async function write(
    tx: Sql,
    venue: VenueRow,
    steps: readonly Step[],
    { actor, kind, undoes, deleted = 'remake' }: Writing,
  ): Promise<Written | EditRefusal> {
    const log = await lockHubLog(tx, context, venue.id)
    const known = await loadEntities(tx, context, venue.id, [...new Set(steps.map(({ id }) => id))])
    const plan = planEdit(steps, (id) => known.get(id) ?? null, { deleted })
    if ('code' in plan) {
      if (plan.code !== 'CHANGED_MEANWHILE') return plan
      return { ...plan, conflicts: await withNames(tx, venue.id, plan.conflicts) }
    }
    const changes = plan.outcomes.map(traceOf)
    if (changes.length === 0) return { editId: null, changes }
    const ops = plan.outcomes.flatMap((outcome) => opsOf(outcome, known.get(outcome.id)?.ver ?? null))
    await appendHubOps(tx, context, log, venue, ops)
    const edit = { id: newId(), person: actor.id, who: actor.name, kind, at: clock.wall() }
    await addEdit(tx, context, venue.id, { ...edit, undoes: undoes ?? null }, changes)
    return { editId: edit.id, changes }
  }

  function withNames(tx: Sql, venue: string, conflicts: readonly Conflict[]): Promise<Conflict[]> {
    return Promise.all(
      conflicts.map(async (conflict) => {
        const by = await lastToChange(tx, context, venue, conflict.id, conflict.field)
        return by === null ? conflict : { ...conflict, by }
      }),
    )
  }

  /** With what it is of, as it stands. */
  async function lostOf(tx: Sql, venue: VenueRow) {
    const open = await openConflicts(tx, context, venue.id)
    const ofThem = await loadEntities(tx, context, venue.id, [...new Set(open.map(({ entity }) => entity))])
    const named = await loadEntities(tx, context, venue.id, [
      ...new Set([...ofThem.values()].flatMap(({ fields: { activity } }) => textIn(activity))),
    ])
    const find = (id: string) => ofThem.get(id) ?? named.get(id) ?? null
    return { find, lost: open.map((each) => lostEdit(each, find, false)).filter((each) => each !== null) }
  }

  return {
    lost: async (venue) => (await lostOf(sql, venue)).lost,
    settle: (venue, actor, { op, use, seen }) =>
      transaction(venue, async (tx): Promise<Written | EditRefusal | 'SETTLED'> => {
        await lockHubLog(tx, context, venue.id)
        const { lost: all, find } = await lostOf(tx, venue)
        const lost = all.find((each) => each.op === op)
        if (lost === undefined) return 'SETTLED'
        const steps = use ? [usingLost(lost, seen, find(lost.id))] : []
        const written = await write(tx, venue, steps, { actor, kind: 'changed' })
        if ('editId' in written) await settleConflicts(tx, context, venue.id, [op])
        return written
      }),
    save: (venue, actor, changes, options) =>
      transaction(venue, (tx) => write(tx, venue, changes, { actor, ...options })),
    undo: (venue, actor, editId) =>
      transaction(venue, async (tx) => {
        // Before the edit is read: two that take the same back would otherwise both do it.
        await lockHubLog(tx, context, venue.id)
        const chain = await editChain(tx, context, venue.id, editId)
        const [edit] = chain
        if (edit === undefined || edit.person !== actor.id) return { code: 'NOT_ALLOWED' }
        if (edit.undoneBy !== null) return { editId: edit.undoneBy, changes: [] }
        const steps = inverseOf(await changesOf(tx, context, venue.id, editId))
        const written = await write(tx, venue, steps, { actor, kind: 'undone', undoes: editId })
        if ('editId' in written && written.editId !== null)
          await markUndone(tx, context, venue.id, undoneBy(chain, written.editId))
        return written
      }),
  }
}

function textIn(value: unknown): string[] {
  return typeof value === 'string' ? [value] : []
}
