import type { WireOp } from '../../src/contract/ops.ts'
import type { Change } from '../../src/contract/staff/edit.ts'
import type { PulledConflict, PushAnswer } from '../../src/contract/sync.ts'
import { opsOf as opsToWrite } from '../../src/domain/editOps.ts'
import { planEdit } from '../../src/domain/edits.ts'
import type { Entity, mergeEntity, ProgrammeOp } from '../../src/domain/mergeEntity.ts'
import { decidePush, keysToProve } from '../../src/domain/sync.ts'
import type { Pulled, PullState } from '../../src/kiosk/store/pullStore.ts'
import type { Cut, Device } from '../../src/kiosk/store/syncStore.ts'
import type { LoggedOp } from './programmeScreens.ts'

/** What a mutant of the hub does otherwise. */
export interface HubRules {
  merge: typeof mergeEntity
  /** Whether a kiosk forgets what it had when the hub begins anew. */
  hubSaysAnew: boolean
  /** Whether an edit that lost, and its settling, move the end of the hub's stream. */
  conflictsMove: boolean
}

interface State {
  epoch: string
  head: number
  have: Map<string, number>
  held: Set<string>
  entities: Map<string, Entity & { pos: number }>
  conflicts: Map<string, PulledConflict>
  /** What staff have done at the hub itself; a hub that is put back has lost what came after. */
  own: LoggedOp[]
}

export type Hub = ReturnType<typeof modelHub>

/** A model of the hub in src/hub, which takes pushes, answers pulls and merges by the same functions, and can be put back to its backup. */
export function modelHub(by: HubRules, newId: () => string) {
  let hub: State = {
    epoch: newId(),
    head: 0,
    have: new Map(),
    held: new Set(),
    entities: new Map(),
    conflicts: new Map(),
    own: [],
  }
  let backup = structuredClone(hub)
  /** As `own`, of all lives of the hub. */
  const everOwn: LoggedOp[] = []

  /** As src/hub/staff/edit.ts, which works out by the same functions what becomes of an edit. */
  function edit(id: string, changeOf: (there: { deleted: boolean } | null) => Change): void {
    const known = hub.entities.get(id)
    const kept = known ? { type: 'notice' as const, fields: known.fields, deleted: known.deleted } : null
    const plan = planEdit([changeOf(kept)], () => kept)
    if ('code' in plan) return
    for (const op of plan.outcomes.flatMap((outcome) => opsToWrite(outcome, known?.ver ?? null))) {
      const logged = { ...op, id: newId(), body: op.body as LoggedOp['body'] }
      hub.own.push(logged)
      everOwn.push(logged)
      apply(logged as unknown as WireOp, 'hub')
    }
  }

  function answerPush(device: Device, { ops, afterId }: Cut): PushAnswer {
    const answered = { epoch: hub.epoch, hubTime: 0 }
    const have = hub.have.get(device.incarnation) ?? 0
    const claim = { after: device.acked, afterId, ops: ops.map(({ seq, id }) => ({ seq, key: id })) }
    const held = new Set(keysToProve(have, claim).filter((key) => hub.held.has(key)))
    const decision = decidePush(have, claim, held)
    if (decision.result !== 'take') return { ...decision, ...answered }
    for (const op of ops.slice(decision.skip)) {
      if (hub.held.has(op.id)) continue
      hub.held.add(op.id)
      apply(op, device.deviceId)
    }
    hub.have.set(device.incarnation, decision.watermark)
    return { result: 'have', have: decision.have, quarantined: [], ...answered }
  }

  function apply(op: WireOp, from: string): void {
    if (op.kind === 'conflict.settled') {
      if (hub.conflicts.delete((op.body as { op: string }).op)) moveForConflict()
      return
    }
    const known = hub.entities.get(op.entity ?? '')
    const { entity, changed, conflicts } = by.merge(known ?? null, op as unknown as ProgrammeOp, from)
    if (changed) hub.entities.set(entity.id, { ...entity, pos: ++hub.head })
    if (conflicts.length === 0) return
    const fields = Object.fromEntries(conflicts.map(({ field, value }) => [field, value]))
    hub.conflicts.set(op.id, { op: op.id, entity: entity.id, received: 0, fields })
    moveForConflict()
  }

  function moveForConflict(): void {
    if (by.conflictsMove) hub.head++
  }

  function answerPull({ epoch, pos }: PullState, incarnation: string): Pulled {
    const from = epoch === hub.epoch && pos <= hub.head ? pos : by.hubSaysAnew ? 0 : pos
    return {
      epoch: hub.epoch,
      from,
      pos: hub.head,
      have: hub.have.get(incarnation) ?? 0,
      entities: [...hub.entities.values()].filter((each) => each.pos > from),
      visits: null,
      conflicts: [...hub.conflicts.values()],
    }
  }

  return {
    edit,
    answerPush,
    answerPull,
    everOwn,
    now: (): Readonly<State> => hub,
    backUp() {
      backup = structuredClone(hub)
    },
    putBack() {
      hub = { ...structuredClone(backup), epoch: newId() }
    },
  }
}
