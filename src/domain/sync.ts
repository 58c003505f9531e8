import {
  backlogBatchOps,
  batchOps,
  maxBatchBytes,
  type PushAnswer,
  type PushRequest,
} from '../contract/sync.ts'

/**
 * The decisions of sync, pure: the same functions run in hub, kiosk and simulator. Nothing here reads a clock, and no decision rests on one.
 *
 * Why an id proves so much: an op is written once, at the end of one append-only log, so its id stands for the whole log before it.
 * A hub that holds the op at `after` holds every op before it.
 */

/** What a push claims. Each op has its place in the log and a key: its `id`, or the hub's own name for an op that has none. */
export interface PushClaim extends Pick<PushRequest, 'after' | 'afterId'> {
  ops: readonly { seq: number; key: string }[]
}

export type PushDecision =
  | { result: 'rewind'; have: number }
  | { result: 'diverged' }
  /** Take the ops from index `skip` on; answer `have`; keep `watermark` as the incarnation's. */
  | { result: 'take'; skip: number; have: number; watermark: number }

/**
 * The places of a push's ops: as they say, always rising. An op whose frame cannot be read comes right after the one before; a hole, which
 * only a damaged disk leaves, stays a hole.
 */
export function placesOf(after: number, stated: readonly (number | null)[]): number[] {
  let last = after
  return stated.map((seq) => {
    last = seq !== null && seq > last ? seq : last + 1
    return last
  })
}

/** The keys that the hub must look up before it can decide: those that it ought to hold if the kiosk's log is the one it knows. */
export function keysToProve(have: number, claim: PushClaim): string[] {
  if (claim.after > have) return []
  const overlap = claim.ops.filter(({ seq }) => seq <= have).map(({ key }) => key)
  return claim.afterId === null ? overlap : [claim.afterId, ...overlap]
}

/**
 * What the hub does with a push.
 *
 * It acknowledges only what this push has proved (up to its last op), even where it holds more of the incarnation: a kiosk whose disk was
 * rolled back would otherwise be told, until its next push, that ops which it has yet to send are already safe.
 * @param have the incarnation's watermark; 0 for an unknown incarnation
 * @param held which of `keysToProve` the hub holds
 */
export function decidePush(have: number, claim: PushClaim, held: ReadonlySet<string>): PushDecision {
  if (claim.after > have) return { result: 'rewind', have }
  const anchored = claim.after === 0 || claim.afterId !== null
  if (!anchored || keysToProve(have, claim).some((key) => !held.has(key))) return { result: 'diverged' }
  const end = claim.ops.at(-1)?.seq ?? claim.after
  return {
    result: 'take',
    skip: claim.ops.filter(({ seq }) => seq <= have).length,
    have: end,
    watermark: Math.max(have, end),
  }
}

/** What a kiosk knows of its hub: `acked` is the last op of its log that the hub holds. */
export interface SyncState {
  incarnation: string
  epoch: string | null
  acked: number
}

/**
 * The kiosk's state after an answer. It always adopts the hub's number, down as well as up.
 * @param sentTo the last op of the log when the push was cut; a hub that claims more knows another log than ours
 * @param newIncarnation used when the log must be sent again as a new life
 */
export function adoptAnswer(
  state: SyncState,
  answer: PushAnswer,
  sentTo: number,
  newIncarnation: string,
): SyncState {
  if (answer.result === 'diverged' || answer.have > sentTo) {
    return { incarnation: newIncarnation, epoch: answer.epoch, acked: 0 }
  }
  return { incarnation: state.incarnation, epoch: answer.epoch, acked: answer.have }
}

const firstDelayMs = 1000
const longestDelayMs = 300_000

/**
 * How long to wait after the `failures`-th failure in a row, in ms: full jitter up to 300 s, so that a hundred kiosks do not come back in step.
 * A `Retry-After` is honoured up to the same 300 s, with jitter on top.
 * @param random 0 ≤ random < 1
 */
export function nextDelay(failures: number, retryAfterMs: number | null, random: number): number {
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failures, 20))
  const asked = Math.min(longestDelayMs, Math.max(0, retryAfterMs ?? 0))
  return Math.min(longestDelayMs, asked + random * ceiling)
}

/** How many ops a push may hold: more when there is a backlog, halved for every 413 in a row, never none. */
export function batchLimit(pending: number, halvings: number): number {
  const whole = pending > batchOps ? backlogBatchOps : batchOps
  return Math.max(1, Math.floor(whole / 2 ** halvings))
}

/**
 * The ops that go into one batch. The first always goes, however large: an op that is never sent would block the rest. No more of them are read than
 * the one that did not fit.
 * @param bytesOf the JSON size of an op
 */
export function cutBatch<Op>(
  ops: Iterable<Op>,
  bytesOf: (op: Op) => number,
  limit: number,
  maxBytes = maxBatchBytes,
): Op[] {
  const batch: Op[] = []
  let total = 0
  for (const op of ops) {
    total += bytesOf(op) + 1
    if (batch.length > 0 && total > maxBytes) break
    batch.push(op)
    if (batch.length >= limit) break
  }
  return batch
}
