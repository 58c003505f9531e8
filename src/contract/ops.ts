import * as z from 'zod'
import { entityId } from './programme.ts'
import { diets, entityTypes, maxHeadcount, maxPartySize, maxPortions } from './words.ts'

/**
 * What happened at a venue, in the form in which it is kept and sent (sync.md). Kinds are additive: a published kind and version
 * never changes its meaning. No body holds personal data.
 */
const visit = z.uuid()

export const opBodies = {
  'visit.made': z.object({ entity: visit, body: z.object({ outsideHours: z.boolean() }) }),
  'visit.undone': z.object({ entity: visit, body: z.object({}) }),
  'visit.partySize': z.object({
    entity: visit,
    body: z.object({ size: z.int().min(1).max(maxPartySize) }),
  }),
  'visit.firstTime': z.object({ entity: visit, body: z.object({ firstTime: z.boolean() }) }),
  'participation.set': z.object({
    entity: visit,
    body: z.object({ occurrence: entityId, joined: z.boolean() }),
  }),
  'mealOrder.set': z.object({
    entity: visit,
    body: z.object({
      meal: entityId,
      diet: z.enum(diets),
      portions: z.int().min(0).max(maxPortions),
    }),
  }),
  /** Programme edit: only the fields that were changed; null takes a field away (`readFields`). */
  'entity.patched': z.object({
    entity: entityId,
    body: z.object({ type: z.enum(entityTypes), fields: z.record(z.string(), z.unknown()) }),
  }),
  'entity.deleted': z.object({ entity: entityId, body: z.object({ type: z.enum(entityTypes) }) }),
  /** Takes a deletion back: the entity is again what it was. */
  'entity.restored': z.object({ entity: entityId, body: z.object({ type: z.enum(entityTypes) }) }),
  /** Staff's count of a crowd that walked past the screen; a correction is one more, with fewer than none. `entity` is its own id. */
  'headcount.made': z.object({
    entity: z.uuid(),
    body: z.object({
      persons: z.int().min(-maxHeadcount).max(maxHeadcount),
      occurrence: entityId.nullable(),
    }),
  }),
  /** Staff have seen an edit that lost (`pulledConflict`), and it need not be shown any more; whether it was used is an edit of its own. */
  'conflict.settled': z.object({ entity: entityId, body: z.object({ op: z.uuid() }) }),
} as const

export type OpKind = keyof typeof opBodies
/** The body of each kind, as this version writes it. */
export type OpBody<K extends OpKind> = z.infer<(typeof opBodies)[K]>['body']

/** An op before it has a place in the log. */
export type NewOp = {
  [K in OpKind]: { kind: K; v: 1; entity: string; baseVer: number | null; body: OpBody<K> }
}[OpKind]

/**
 * The frame of an op on the wire. Its kind and body are read loosely here: what a hub does not know it keeps raw (quarantine),
 * never refuses.
 */
export const wireOp = z.object({
  /** Place in this incarnation's log, 1, 2, 3 … without a gap. */
  seq: z.int().min(1),
  id: z.uuid(),
  kind: z.string().min(1).max(60),
  v: z.int().min(1),
  entity: z.string().max(80).nullable(),
  baseVer: z.int().nullable(),
  /** Wall clock of the kiosk in ms, its boot and the ms since that boot; none of them orders anything. */
  atWall: z.number(),
  bootId: z.string().max(64),
  monoMs: z.number(),
  /** IANA zone of the venue when it was written. */
  tz: z.string().max(64),
  body: z.unknown(),
})
export type WireOp = z.infer<typeof wireOp>
