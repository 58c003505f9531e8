import type { NewOp } from '../contract/ops.ts'
import { sameJson } from './sameJson.ts'

/** An entity of a venue's programme as a hub and its kiosks hold it. */
export interface Entity {
  id: string
  /** One of `entityTypes`, or what a newer program has brought. */
  type: string
  /** Rises by one with every change. */
  ver: number
  fields: Record<string, unknown>
  /** When each field was last changed, and by which kiosk. */
  fieldVer: Record<string, { ver: number; by: string }>
  deleted: boolean
}

export type ProgrammeOp = Extract<NewOp, { kind: 'entity.patched' | 'entity.deleted' | 'entity.restored' }>

export interface Merged {
  entity: Entity
  /** Whether anything of it stands otherwise now. */
  changed: boolean
  /** Values that lost, kept for staff. */
  conflicts: { field: string; value: unknown }[]
}

/**
 * One programme edit (sync.md, Conflicts): untouched fields merge; where somebody else has changed the same field since `baseVer`, the hub's value
 * stays and the other is kept; delete beats edit, until the deletion is taken back. Who made the earlier change matters, since a kiosk that is off line builds on its own edits.
 */
export function mergeEntity(known: Entity | null, op: ProgrammeOp, by: string): Merged {
  const before = known ?? emptyEntity(op)
  if (op.kind === 'entity.deleted') return remove(before)
  if (op.kind === 'entity.restored') return restore(before)
  const patch = Object.entries(op.body.fields)
  if (before.deleted) return { entity: before, changed: false, conflicts: patch.map(asConflict) }

  // What the hub has already, from whomever, is neither a conflict nor a change.
  const fresh = patch.filter(([field, value]) => !sameJson(before.fields[field], value))
  const lost = fresh.filter(([field]) => {
    const last = before.fieldVer[field]
    return last !== undefined && last.by !== by && last.ver > (op.baseVer ?? 0)
  })
  const won = fresh.filter((entry) => !lost.includes(entry))
  const conflicts = lost.map(asConflict)
  if (won.length === 0 && known) return { entity: before, changed: false, conflicts }
  const ver = before.ver + 1
  return {
    entity: {
      ...before,
      ver,
      fields: { ...before.fields, ...Object.fromEntries(won) },
      fieldVer: { ...before.fieldVer, ...Object.fromEntries(won.map(([field]) => [field, { ver, by }])) },
    },
    changed: true,
    conflicts,
  }
}

function remove(before: Entity): Merged {
  if (before.deleted) return { entity: before, changed: false, conflicts: [] }
  return {
    entity: { ...before, ver: before.ver + 1, deleted: true },
    changed: true,
    conflicts: [],
  }
}

/** The entity is again what it was. One that stands, or that was never there, stays as it is. */
function restore(before: Entity): Merged {
  if (!before.deleted) return { entity: before, changed: false, conflicts: [] }
  return {
    entity: { ...before, ver: before.ver + 1, deleted: false },
    changed: true,
    conflicts: [],
  }
}

function emptyEntity(op: ProgrammeOp): Entity {
  return { id: op.entity, type: op.body.type, ver: 0, fields: {}, fieldVer: {}, deleted: false }
}

function asConflict([field, value]: [string, unknown]): { field: string; value: unknown } {
  return { field, value }
}
