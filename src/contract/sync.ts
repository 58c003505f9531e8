import * as z from 'zod'
import { entityId, localDate, localTime } from './programme.ts'
import type { EntityType } from './words.ts'

/** Version of the sync protocol; a hub understands all that have been published. */
export const syncProtocol = 1

/** Paths at the hub, below its address. */
export const syncPaths = {
  push: '/sync/v1/push',
  carried: '/sync/v1/carried',
  pull: '/sync/v1/pull',
  others: '/sync/v1/others',
  enrol: '/sync/v1/enrol',
} as const

/** Header that carries the kiosk's id, and the one with its Ed25519 signature (base64url) over `signedText`. */
export const syncHeaders = { device: 'samvaro-device', signature: 'samvaro-signature' } as const

/** Headers of a compressed body that a kiosk has signed, whoever brings it. */
export function signedHeaders(device: string, signature: string): Record<string, string> {
  return {
    'content-type': 'application/gzip',
    [syncHeaders.device]: device,
    [syncHeaders.signature]: signature,
  }
}

/** An ordinary batch, and one when there is a backlog. A batch is also cut at `maxBatchBytes` of JSON. */
export const batchOps = 500
export const backlogBatchOps = 2000
export const maxBatchBytes = 256 * 1024
/** What the hub takes after inflation; more is answered 413, and the kiosk halves the batch. */
export const maxBodyBytes = 1024 * 1024

/** What a kiosk signs: path and SHA-256 (hex) of the compressed body. Replaying it does no harm, since ops are idempotent. */
export function signedText(path: string, bodySha256: string): string {
  return `${path}\n${bodySha256}`
}

/** What a screen shows, for the coordinator's small picture of it. Of no person, and nothing that does not hang on the wall for all to see. */
export const kioskShows = z.object({
  /** `dark`: outside its hours, until it is touched. `none`: no page is open. */
  page: z.enum(['home', 'staff', 'dark', 'none']),
  /** Nothing has been set up, no hub has named the venue, and the example venue is shown. */
  example: z.boolean(),
  /** Whether the screen says that the venue is open; null when nobody has stated its hours. */
  open: z.boolean().nullable(),
  /** What is on, else what is next today. */
  activity: z
    .object({ title: z.string().max(200), from: localTime, to: localTime, now: z.boolean() })
    .nullable(),
  /** Persons today, as this screen counts them. */
  persons: z.int(),
  /** Its hours (`ScreenView`), by which the hub knows that it is off on purpose. */
  screenHours: z.object({ from: localTime, to: localTime }).nullable(),
})
export type KioskShows = z.infer<typeof kioskShows>

export const pushRequest = z.object({
  protocol: z.literal(syncProtocol),
  /** Names one unbroken life of the kiosk's log. */
  incarnation: z.uuid(),
  /** The hub epoch that the kiosk last heard; null before the first answer. */
  epoch: z.string().max(64).nullable(),
  /** The kiosk believes that the hub has 1..after; `afterId` is that op's id, so that a cloned disk is found out. */
  after: z.int().min(0),
  afterId: z.uuid().nullable(),
  /** Ops after+1, after+2 …; parsed one by one, so that a bad one stops no other. */
  ops: z.array(z.unknown()).max(backlogBatchOps),
  health: z.object({
    version: z.string().max(40),
    /** Ops that the hub has not acknowledged, this batch included. */
    pending: z.int().min(0),
    /** Wall-clock ms of the oldest of them. */
    oldestPending: z.number().nullable(),
    /** Absent from an older kiosk, and where it cannot be read. */
    shows: kioskShows.optional().catch(undefined),
  }),
  /**
   * The kiosk's clock when it sent this, with which the hub reckons when ops of the same boot truly happened. Absent from an older kiosk, and where it
   * cannot be read: then nothing is reckoned.
   */
  clock: z
    .object({ bootId: z.string().max(64), monoMs: z.number(), wall: z.number() })
    .optional()
    .catch(undefined),
})
export type PushRequest = z.infer<typeof pushRequest>

const answered = { epoch: z.string(), hubTime: z.number() }

/** The kiosk always adopts the hub's number. An acknowledgement means "durable", not "understood". */
export const pushAnswer = z.discriminatedUnion('result', [
  z.object({
    result: z.literal('have'),
    /** The hub has 1..have, committed. */
    have: z.int().min(0),
    /** Ops of this batch that it keeps raw because it could not take them. */
    quarantined: z.array(z.object({ id: z.string(), reason: z.string() })),
    ...answered,
  }),
  /** The hub has less than the kiosk thinks (it was restored from a backup): send again from have + 1. */
  z.object({ result: z.literal('rewind'), have: z.int().min(0), ...answered }),
  /** The kiosk's disk was rolled back or cloned: take a new incarnation and send the whole log. */
  z.object({ result: z.literal('diverged'), ...answered }),
])
export type PushAnswer = z.infer<typeof pushAnswer>

/**
 * A parcel: a push that somebody else brings, on a stick or in a telephone, perhaps weeks after it was cut. The kiosk has signed it for this path alone. It says nothing
 * of now, so it has no clock and no picture, and no hub that takes it has heard of the kiosk.
 */
export const carriedRequest = pushRequest
  .omit({ clock: true })
  .extend({ health: pushRequest.shape.health.omit({ shows: true }) })
export type CarriedRequest = z.infer<typeof carriedRequest>

/** What a hub says to who brings a parcel, who need be nobody that it knows. */
export const carriedAnswer = z.discriminatedUnion('result', [
  z.object({
    result: z.literal('have'),
    /** Ops of it that the hub had not seen before. */
    fresh: z.int().min(0),
    /** Ops of it that are kept raw: all of them where the kiosk is shut out. */
    putAside: z.int().min(0),
    revoked: z.boolean(),
    /** The venue that they count at. */
    venue: z.string(),
  }),
  /** What was written before it has not come yet: it is to be brought again after that. */
  z.object({ result: z.literal('rewind'), venue: z.string() }),
  /** The kiosk's disk was rolled back or cloned: only the kiosk itself can hand that over, with a network. */
  z.object({ result: z.literal('diverged'), venue: z.string() }),
])
export type CarriedAnswer = z.infer<typeof carriedAnswer>

/** Why a hub takes no parcel: no kiosk of its own has signed it, or it cannot be read. */
export const carriedRefusal = z.object({ error: z.enum(['UNKNOWN_DEVICE', 'UNREADABLE', 'TOO_LARGE']) })
export type CarriedRefusal = z.infer<typeof carriedRefusal>['error']

/** How long a hub keeps a pull that waits before it answers that there is nothing new, in ms: shorter than what proxies bear, and the floor of a poll. */
export const longestPullMs = 25_000

/** The most names that a municipality forgets. */
export const mostForgotten = 2000

/** A name that is forgotten (domain/erasure.ts): a keyed hash of its words, how many they are, and the hub's proof that it was ordered there. */
export const forgottenName = z.object({
  hash: z.string().min(1).max(64),
  words: z.int().min(1).max(6),
  seal: z.string().min(1).max(64),
})
export type ForgottenName = z.infer<typeof forgottenName>

/**
 * What stands of the venue's programme and of who has come, from where the kiosk is. It need not know what happened, only what stands: so a repeat, an answer that
 * came too late or one that was lost do no harm, and a new kiosk is filled by the same call, from position 0.
 */
export const pullRequest = z.object({
  protocol: z.literal(syncProtocol),
  incarnation: z.uuid(),
  /** The epoch in which `pos` was given; null before the first answer. In another one the hub begins anew. */
  epoch: z.string().max(64).nullable(),
  /** The kiosk has all that was changed up to here. */
  pos: z.int().min(0),
  /** The last op of its log that it has heard to be in that. */
  have: z.int().min(0),
  /** Whether the hub shall keep the answer until there is something, up to `longestPullMs`. */
  wait: z.boolean(),
  /** Which names the kiosk has forgotten wherever they stood, as the SHA-256 (hex) of `forgottenText` of their hashes; absent from an older one, which forgets none. */
  forgets: z.string().max(64).optional().catch(undefined),
  /** All of them, for a hub that was put back to before some were ordered. */
  forgotten: z.array(forgottenName).max(mostForgotten).optional().catch(undefined),
})
export type PullRequest = z.infer<typeof pullRequest>

/** A part of the programme as the hub has it; of a type that a kiosk does not know it keeps what came. */
export const pulledEntity = z.object({
  id: entityId,
  type: z.string().max(60),
  ver: z.int().min(1),
  fields: z.record(z.string(), z.unknown()),
  deleted: z.boolean(),
})
export type PulledEntity = z.infer<typeof pulledEntity>

/**
 * A visit of the venue as the hub has it, whichever of its screens brought it: what it takes of places and portions, and that somebody came. Whose it was,
 * and whether it was a first visit, stay at the hub. A diet that a kiosk does not know takes of the portions all the same.
 */
export const pulledVisit = z.object({
  id: z.uuid(),
  /** The venue's day and hour (0–23) when it was made. */
  day: localDate,
  hour: z.int(),
  partySize: z.int(),
  undone: z.boolean(),
  /** Ids of occurrences. */
  participations: z.array(entityId),
  mealOrders: z.array(z.object({ mealId: entityId, diet: z.string().max(40), portions: z.int() })),
})
export type PulledVisit = z.infer<typeof pulledVisit>

/** A head count, or a correction of one, by whichever screen of the venue. It never changes. */
export const pulledHeadcount = z.object({
  id: z.uuid(),
  day: localDate,
  hour: z.int(),
  occurrence: entityId.nullable(),
  persons: z.int(),
})
export type PulledHeadcount = z.infer<typeof pulledHeadcount>

/**
 * An edit of which something lost: another had changed the same meanwhile, or had taken the whole away (sync.md, Conflicts). It is shown to staff until
 * one of them has settled it.
 */
export const pulledConflict = z.object({
  /** The op that lost. */
  op: z.uuid(),
  entity: entityId,
  /** ms since 1970 by the hub's clock. */
  received: z.number(),
  /** What it wanted in the fields where it lost. */
  fields: z.record(z.string(), z.unknown()),
})
export type PulledConflict = z.infer<typeof pulledConflict>

export const pullAnswer = z.object({
  /** Where this answer begins: `pos` as asked, or 0, and then what the kiosk has of the hub's programme is to be forgotten first. */
  from: z.int().min(0),
  /** Where it ends. */
  pos: z.int().min(0),
  /** Whether there is more after `pos`. */
  more: z.boolean(),
  /** Ops 1..have of the kiosk's log are in what it has at `pos`; null while there is more. */
  have: z.int().min(0).nullable(),
  entities: z.array(pulledEntity),
  /** The venue's visits that stand otherwise than at `from`, the kiosk's own among them; absent from a hub that does not share them yet. */
  visits: z.array(pulledVisit).optional(),
  headcounts: z.array(pulledHeadcount).optional(),
  /** What was made on days before this one is no longer told, and may be forgotten; absent with `visits`. */
  visitsSince: localDate.optional(),
  /** All names that the kiosk is to forget, with the key of their hashes, where it told of others than these. Absent from an older hub. */
  forget: z.object({ key: z.string().max(100), names: z.array(forgottenName).max(mostForgotten) }).optional(),
  /** All that nobody has settled yet; absent while there is more to ask for, where nothing has moved since `pos` as asked (it is as before), and from an older hub. */
  conflicts: z.array(pulledConflict).optional(),
  ...answered,
})
export type PullAnswer = z.infer<typeof pullAnswer>

/** What is hashed (SHA-256, hex) to tell which names are forgotten. */
export function forgottenText(hashes: readonly string[]): string {
  return hashes.toSorted().join(' ')
}

/** What a hub says, with 403, to a kiosk that was shut out: it is to be connected anew, and goes on counting meanwhile. */
export const pullRefusal = z.object({ error: z.literal('REVOKED') })
export type PullRefusal = z.infer<typeof pullRefusal>['error']

/** What other venues tell each other's visitors: when they are open, and what is on. Messages and help are for who is there. */
export const typesForOthers = [
  'venue',
  'room',
  'openingHours',
  'openingException',
  'activity',
  'occurrence',
  'meal',
] as const satisfies readonly EntityType[]

/** What stands of the programme of the municipality's other venues, from where the kiosk is with each. */
export const othersRequest = z.object({
  protocol: z.literal(syncProtocol),
  /** The epoch in which the positions were given; null before the first answer. In another one the hub begins anew. */
  epoch: z.string().max(64).nullable(),
  /** The kiosk has all of a venue that was changed up to `pos`, and nothing of a venue that is not here. */
  known: z.array(z.object({ venue: z.uuid(), pos: z.int().min(0) })).max(1000),
})
export type OthersRequest = z.infer<typeof othersRequest>

export const othersAnswer = z.object({
  /** All other venues; what the kiosk has of any more is to be forgotten. */
  venues: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Those of which something stands otherwise; `from`, `pos` and `entities` as in a pull. */
  changed: z.array(
    z.object({
      venue: z.uuid(),
      from: z.int().min(0),
      pos: z.int().min(0),
      entities: z.array(pulledEntity),
    }),
  ),
  /** Whether there is more: the kiosk asks again at once. */
  more: z.boolean(),
  ...answered,
})
export type OthersAnswer = z.infer<typeof othersAnswer>

/** `code` is used once, within ten minutes. The key is Ed25519, SPKI, base64. */
export const enrolRequest = z.object({ code: z.string().min(8).max(64), publicKey: z.string() })

export const enrolAnswer = z.object({
  deviceId: z.uuid(),
  venue: z.object({ id: z.string(), name: z.string(), municipality: z.string() }),
  epoch: z.string(),
})
export type EnrolAnswer = z.infer<typeof enrolAnswer>
