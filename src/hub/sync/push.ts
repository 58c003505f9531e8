import type { NewOp } from '../../contract/ops.ts'
import type { CarriedAnswer, CarriedRequest, PushAnswer, PushRequest } from '../../contract/sync.ts'
import { clockError, reckon } from '../../domain/clocks.ts'
import type { Forgetter } from '../../domain/erasure.ts'
import { type Quota, sendingOf } from '../../domain/quota.ts'
import { expiredOps, maybeExpired } from '../../domain/retention.ts'
import { decidePush, keysToProve } from '../../domain/sync.ts'
import { addDays, instantOf, localDate } from '../../domain/time.ts'
import type { HubContext } from '../context.ts'
import { applySettled } from '../store/conflicts.ts'
import { type DeviceRow, listVenues, noteContact } from '../store/directory.ts'
import { currentForgetter } from '../store/erasures.ts'
import { forgetJsonText } from '../store/forgetting.ts'
import { applyHeadcounts } from '../store/headcounts.ts'
import { addToIntake } from '../store/intake.ts'
import {
  expired,
  heldKeys,
  insertOps,
  keepWatermark,
  lockIncarnation,
  type Origin,
  quarantinedOf,
  quarantineOps,
} from '../store/opLog.ts'
import { momentOf, type Partitions } from '../store/partitions.ts'
import { applyToProgramme } from '../store/programme.ts'
import { type BadOp, isBad, isGood, isProgramme, type ReadOp, readOps } from '../store/readOps.ts'
import { heldSince, removedBefore } from '../store/retention.ts'
import { type Sql, sqlState } from '../store/sql.ts'
import { applyToVisits } from '../store/visits.ts'

/** The kiosk has brought as much as it may in a day: nothing was taken, and it keeps what it has. */
export interface TooMuch {
  result: 'too much'
  /** When it may bring more, in ms from now. */
  retryAfterMs: number
}

export function isTooMuch(answer: { result: string }): answer is TooMuch {
  return answer.result === 'too much'
}

interface Outcome {
  answer: PushAnswer | TooMuch
  /** How many ops the hub did not hold, and has taken. */
  fresh: number
  /** How many it has put aside that look as if they had been removed for their age. */
  tooOld: number
  /** Whether anything was kept that was not here, be it in quarantine. */
  isNews: boolean
  /** What the kiosk has brought today, where this push has reached its quota. */
  reached: Quota | null
}

const nothing = { fresh: 0, tooOld: 0, isNews: false, reached: null } as const

/**
 * Takes a batch of a kiosk's log in one transaction, and answers only when it is durable. Repeats change nothing. Ops that cannot be taken are kept
 * raw and acknowledged with the rest; so are all ops of a revoked kiosk. What is new counts towards the kiosk's quota; the push that reaches it is taken whole.
 */
export async function takePush(
  context: HubContext,
  partitions: Partitions,
  device: DeviceRow,
  push: PushRequest,
): Promise<PushAnswer | TooMuch> {
  return (await takeBatch(context, partitions, device, push, 'sent')).answer
}

/**
 * Takes a parcel as a push, whoever brings it and whenever: its kiosk has signed it. It says nothing of how the kiosk is now, so that no contact is noted.
 * A repeat, half a run, parcels out of order or from two carriers change nothing: a push proves what it rests on.
 * @returns the answer, and whether anything was kept that was not here
 */
export async function takeCarried(
  context: HubContext,
  partitions: Partitions,
  device: DeviceRow,
  parcel: CarriedRequest,
): Promise<{ answer: CarriedAnswer | TooMuch; isNews: boolean }> {
  const { answer, fresh, tooOld, isNews } = await takeBatch(context, partitions, device, parcel, 'carried')
  if (isTooMuch(answer)) return { answer, isNews }
  const venue = (await listVenues(context)).find(({ id }) => id === device.venue)?.name ?? ''
  if (answer.result !== 'have') return { answer: { result: answer.result, venue }, isNews }
  const revoked = device.state === 'revoked'
  // A kit whose clock stands years back looks the same: whoever carries its visits is to know that they were not counted.
  const putAside = answer.quarantined.length + tooOld
  return { answer: { result: 'have', fresh: revoked ? 0 : fresh, revoked, venue, putAside }, isNews }
}

async function takeBatch(
  context: HubContext,
  partitions: Partitions,
  device: DeviceRow,
  push: PushRequest,
  how: 'sent' | 'carried',
): Promise<Omit<Outcome, 'reached'>> {
  const received = context.clock.wall()
  const sent = push.clock ?? null
  const ops = readOps(push.after, push.ops, (op) => reckon(op, sent, received))
  const claim = { after: push.after, afterId: push.afterId?.toLowerCase() ?? null, ops }
  const origin = { device, incarnation: push.incarnation }
  const ids = ops.filter(isGood).map(({ wire }) => wire.id)
  await partitions.ensure(ids, context.clock.wall())

  const { reached, ...outcome } = await context.sql.transaction(async (tx): Promise<Outcome> => {
    const have = await lockIncarnation(tx, context, origin)
    const held = await heldKeys(tx, context, have === null ? [] : keysToProve(have, claim))
    const forget = await currentForgetter(tx, context)
    const decision = have === null ? ({ result: 'diverged' } as const) : decidePush(have, claim, held)
    const came = decision.result === 'take' ? ops.slice(decision.skip) : []
    const gone = decision.result === 'take' ? await expiredIn(tx, context, push, ops, received) : none
    const after = came.map((op) => forgetIn(forget, gone.has(op.key) ? asBad(op, expired) : op))
    const tooMuch = await bringsTooMuch(tx, context, device, after)
    const acknowledged = decision.result === 'take' && !tooMuch ? push.ops.length : 0
    if (how === 'sent')
      await noteContact(tx, context, device.id, {
        unsent: Math.max(0, push.health.pending - acknowledged),
        oldestUnsent: push.health.oldestPending,
        version: push.health.version,
        clockError: sent && clockError(sent, received),
        shows: forget.json(push.health.shows ?? null),
      })
    if (tooMuch) return { answer: { result: 'too much', retryAfterMs: untilTomorrow(context) }, ...nothing }
    const answered = { epoch: context.epoch, hubTime: context.clock.wall() }
    if (decision.result !== 'take') return { answer: { ...decision, ...answered }, ...nothing }

    const revoked = () => after.map((op) => asBad(op, isExpired(op) ? expired : 'revoked'))
    const taken =
      device.state === 'revoked'
        ? await quarantineOps(tx, context, origin, revoked())
        : await takeOps(tx, context, origin, after)
    const reached = await countIntake(tx, context, device.id, taken)
    await keepWatermark(tx, context, push.incarnation, decision.watermark)
    const quarantined = await quarantinedOf(tx, context, notJustStored(ops, taken))
    const answer = { result: 'have', have: decision.have, quarantined, ...answered } as const
    const tooOld = taken.filter(isExpired).length
    return { answer, fresh: taken.filter(isGood).length, tooOld, isNews: taken.length > 0, reached }
  })
  // By the push that reaches it: there is no other until tomorrow.
  if (reached !== null) {
    context.log.warn('A kiosk has brought as much as it may in a day', { device: device.id, ...reached })
  }
  return outcome
}

/** Whether the kiosk has used up its day, and brings what the hub does not hold. A log that is sent again is never stopped. */
async function bringsTooMuch(
  tx: Sql,
  context: HubContext,
  { brought }: DeviceRow,
  fresh: readonly ReadOp[],
): Promise<boolean> {
  const young = fresh.filter((op) => !isExpired(op))
  if (young.length === 0 || sendingOf(brought, context.quota) !== 'stopped') return false
  const keys = young.map(({ key }) => key)
  const held = await heldKeys(tx, context, keys)
  return keys.some((key) => !held.has(key))
}

/** @returns what the kiosk has brought today, where that is as much as it may */
async function countIntake(
  tx: Sql,
  context: HubContext,
  device: string,
  taken: readonly ReadOp[],
): Promise<Quota | null> {
  const young = taken.filter((op) => !isExpired(op))
  if (young.length === 0) return null
  const bytes = young.reduce((sum, { raw }) => sum + Buffer.byteLength(raw), 0)
  const brought = await addToIntake(tx, context, device, { ops: young.length, bytes })
  return sendingOf(brought, context.quota) === 'stopped' ? brought : null
}

/** Of a push, those ops that may lie in quarantine: what has just been stored has left it. */
function notJustStored(ops: readonly ReadOp[], taken: readonly ReadOp[]): ReadOp[] {
  const stored = new Set(taken.filter(isGood).map(({ key }) => key))
  return ops.filter((op) => isBad(op) || !stored.has(op.key))
}

function untilTomorrow({ clock, timeZone }: HubContext): number {
  const now = clock.wall()
  return instantOf(`${addDays(localDate(now, timeZone), 1)}T00:00`, timeZone) - now
}

/** The op without what is forgotten, wherever it is going to be kept; its key and its place stay. */
function forgetIn(forget: Forgetter, op: ReadOp): ReadOp {
  if (forget.isIdle) return op
  const raw = forgetJsonText(forget, op.raw)
  if (!isGood(op) || !isProgramme(op.op.kind)) return { ...op, raw }
  // The schema of its kind has read the body, and forgetting keeps its shape; TypeScript cannot follow the pairing through the union.
  return { ...op, raw, op: { ...op.op, body: forget.body(op.op.body) } as NewOp }
}

const none: ReadonlySet<string> = new Set()

/** The keys of those ops of a push that were here and removed for their age. Also what the hub holds of the push says how old the rest is. */
async function expiredIn(
  tx: Sql,
  context: HubContext,
  push: PushRequest,
  ops: readonly ReadOp[],
  now: number,
): Promise<ReadonlySet<string>> {
  const good = ops.filter(isGood)
  const ages = good.map(({ key, wire }) => ({ id: key, moment: momentOf(key), time: wire }))
  // A hub whose clock once stood ahead has noted a day to come: of today nothing was removed.
  const gone = Math.min(await removedBefore(tx, context), now)
  if (!ages.some(({ moment }) => maybeExpired(moment, gone))) return none
  const afterId = push.afterId?.toLowerCase() ?? null
  const held = await heldSince(tx, context, [
    ...good.map(({ key }) => key),
    ...(afterId === null ? [] : [afterId]),
  ])
  const before = afterId === null ? null : { id: afterId, moment: momentOf(afterId) }
  return expiredOps(ages, before, held, { removedBefore: gone, sent: push.clock ?? null, now })
}

/** Only what quarantine keeps: it is no good op any more. */
function asBad({ seq, key, raw }: ReadOp, reason: string): BadOp {
  return { seq, key, raw, reason }
}

function isExpired(op: ReadOp): boolean {
  return isBad(op) && op.reason === expired
}

/**
 * Stores and applies ops, and answers those that are new. What the schemas let through and PostgreSQL still refuses (a body nested too deep, a number out of range) is found by
 * halving, and goes to quarantine alone.
 */
async function takeOps(
  tx: Sql,
  context: HubContext,
  origin: Origin,
  ops: readonly ReadOp[],
): Promise<ReadOp[]> {
  if (ops.length === 0) return []
  try {
    return await tx.transaction(async (inner) => {
      const aside = await quarantineOps(inner, context, origin, ops.filter(isBad))
      const fresh = await insertOps(inner, context, origin, ops.filter(isGood))
      await applyToVisits(inner, context, origin.device.venue, fresh)
      await applyHeadcounts(inner, context, origin.device.venue, fresh)
      await applyToProgramme(inner, context, origin, fresh)
      await applySettled(inner, context, origin.device.venue, fresh)
      return [...aside, ...fresh]
    })
  } catch (error) {
    const refused = refusal(error)
    if (refused === null) throw error
    const [first, second] = ops
    if (first && second === undefined) {
      return quarantineOps(tx, context, origin, [asBad(first, `database: ${refused}`)])
    }
    const half = Math.ceil(ops.length / 2)
    const before = await takeOps(tx, context, origin, ops.slice(0, half))
    return [...before, ...(await takeOps(tx, context, origin, ops.slice(half)))]
  }
}

/** The SQLSTATE when PostgreSQL refused the content (classes 22 data, 23 constraint, 54 limit) and not the moment. */
function refusal(error: unknown): string | null {
  const state = sqlState(error)
  return state !== null && ['22', '23', '54'].includes(state.slice(0, 2)) ? state : null
}
