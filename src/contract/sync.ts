import * as z from 'zod'

/** Version of the sync protocol; a hub understands all that have been published. */
export const syncProtocol = 1

/** Paths at the hub, below its address. */
export const syncPaths = { push: '/sync/v1/push', enrol: '/sync/v1/enrol' } as const

/** Header that carries the kiosk's id, and the one with its Ed25519 signature (base64url) over `signedText`. */
export const syncHeaders = { device: 'samvaro-device', signature: 'samvaro-signature' } as const

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
  }),
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

/** `code` is used once, within ten minutes. The key is Ed25519, SPKI, base64. */
export const enrolRequest = z.object({ code: z.string().min(8).max(64), publicKey: z.string() })

export const enrolAnswer = z.object({
  deviceId: z.uuid(),
  venue: z.object({ id: z.string(), name: z.string(), municipality: z.string() }),
  epoch: z.string(),
})
export type EnrolAnswer = z.infer<typeof enrolAnswer>
