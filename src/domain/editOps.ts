import { changedFields, type Outcome } from './edits.ts'
import type { ProgrammeOp } from './mergeEntity.ts'

/**
 * The ops of what an edit does to one entity, each with only what it changes.
 * @param baseVer the version of the entity that a hub had confirmed; null where it knew nothing of it
 */
export function opsOf({ id, before, after }: Outcome, baseVer: number | null): ProgrammeOp[] {
  const { type } = after
  const frame = { v: 1, entity: id, baseVer } as const
  if (after.deleted) return [{ kind: 'entity.deleted', ...frame, body: { type } }]
  const fields = changedFields(before, after)
  const restored: ProgrammeOp[] = before?.deleted
    ? [{ kind: 'entity.restored', ...frame, body: { type } }]
    : []
  const isPatched = before === null || Object.keys(fields).length > 0
  return isPatched ? [...restored, { kind: 'entity.patched', ...frame, body: { type, fields } }] : restored
}
