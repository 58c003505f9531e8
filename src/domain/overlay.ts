import { type Entity, mergeEntity, type ProgrammeOp } from './mergeEntity.ts'

/** A part of the programme as a hub has confirmed it, without who changed what. */
export type Confirmed = Omit<Entity, 'fieldVer'>

/**
 * What a screen shows of a part of the programme: what the hub has confirmed, with the screen's own edits on top that are not in it yet. The
 * hub merges them by the same rules when they come, and whatever it decides comes down.
 * @param confirmed null where the hub knows nothing
 * @param own in the order in which they were written
 * @returns null where there is nothing
 */
export function overlay(confirmed: Confirmed | null, own: readonly ProgrammeOp[]): Confirmed | null {
  const start: Entity | null = confirmed && { ...confirmed, fieldVer: {} }
  const shown = own.reduce<Entity | null>((known, op) => mergeEntity(known, op, 'own').entity, start)
  // A restoring of what nobody knows makes nothing.
  return shown === null || shown.ver === 0 ? null : shown
}
