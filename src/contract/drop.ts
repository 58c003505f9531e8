import * as z from 'zod'
import { localDate } from './programme.ts'
import { maxBatchBytes } from './sync.ts'

/** The most that one drop holds, in bytes: what the staff pages may send to their engine in one call, and some 25,000 ops. */
export const maxDropBytes = 1_400_000
/** The most of one parcel, compressed: a batch that no compression helps. */
const maxParcelBytes = 2 * maxBatchBytes

/** A push of its kiosk (`carriedRequest`), compressed, as whoever carries it hands it in. */
const parcelHead = z.object({
  device: z.uuid(),
  /** Ed25519, base64url, over `signedText(syncPaths.carried, …)`. */
  signature: z.string().regex(/^[\w-]{86}$/),
  /** Length of the compressed body. */
  bytes: z.int().min(1).max(maxParcelBytes),
  /** Where in the kiosk's log it begins, for bringing several in order, and how many ops it holds. Nobody has signed these two. */
  after: z.int().min(0),
  ops: z.int().min(1),
})
export type ParcelHead = z.infer<typeof parcelHead>

/** What a drop says of itself. It names a venue and a day, and no person. Nobody has signed the venue and the day, so nothing is decided by them. */
export const dropHead = z.object({
  /** For people. */
  venue: z.string().max(200),
  /** The day by the kiosk's clock: the same all day, so that a run of frames that is shown again goes on with the same run. */
  date: localDate,
  /** Followed by as many bodies. */
  parcels: z.array(parcelHead).min(1).max(1000),
})
export type DropHead = z.infer<typeof dropHead>

/** How a parcel fares with whoever carries it. */
export const carriedStates = [
  /** To be handed in when the hub can be reached. */
  'waiting',
  /** The hub lacks what its screen wrote before it; it is tried again. */
  'early',
  'taken',
  /** Taken, and put aside: its screen is shut out at the hub. */
  'revoked',
  /** No screen of this hub has signed it: it is another municipality's, or was changed on the way. */
  'unknown',
  /** Only its screen itself can send it, with a network (a disk that was put back). */
  'diverged',
] as const
export type CarriedState = (typeof carriedStates)[number]

/** The hub's page for a telephone that carries. */
export const carryPath = '/carry'
