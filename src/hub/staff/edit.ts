import type { Change, Conflict, EditKind } from '../../contract/staff/edit.ts'
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
import type { Actor } from '../accounts/actor.ts'
import type { HubContext } from '../context.ts'
import type { VenueRow } from '../store/directory.ts'
import { addEdit, changesOf, editChain, lastToChange, markUndone } from '../store/edits.ts'
import { appendHubOps, lockHubLog } from '../store/hubLog.ts'
import { createPartitions } from '../store/partitions.ts'
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
}

interface Writing {
  actor: Pick<Actor, 'id' | 'name'>
  kind: EditKind
  deleted?: 'remake' | 'leave'
  undoes?: string
}

/** @param tell ends the waiting of a venue's kiosks, so that they hear at once */
export function hubEditor(context: HubContext, tell: (venue: string) => void): HubEditor {
  const { sql, clock, newId } = context
  const partitions = createPartitions()

  async function transaction(
    venue: VenueRow,
    work: (tx: Sql) => Promise<Written | EditRefusal>,
  ): Promise<Written | EditRefusal> {
    await partitions.ensure(sql, [newId()], clock.wall())
    const answer = await sql.transaction(work)
    if ('editId' in answer && answer.editId !== null) tell(venue.id)
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

  return {
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
