import { type ClockReading, type OpTime, wrongClockMs } from './clocks.ts'

/**
 * How long a hub keeps what, unless its operator has said otherwise. The sums of a day and hour are kept for ever: they are of nobody.
 * `least` of the visits is well over the 400 days in which a screen may send its whole log again.
 */
export const retentionKinds = {
  /** Each visit and head count, and the ops of that time; only the day's sums remain. */
  visits: { unit: 'months', usual: 25, least: 14, most: 120 },
  /** Parts of the programme whose date is past, and those that were taken away. */
  programme: { unit: 'months', usual: 25, least: 2, most: 120 },
  /** Edits that lost against another, once somebody has chosen. */
  conflicts: { unit: 'months', usual: 12, least: 1, most: 120 },
  /** What could not be taken. */
  quarantine: { unit: 'days', usual: 90, least: 14, most: 730 },
  /** When a screen was quiet, and who was told. */
  silences: { unit: 'months', usual: 12, least: 1, most: 120 },
  /** Who did what at the hub. */
  audit: { unit: 'months', usual: 24, least: 6, most: 240 },
  /** Codes for new screens, sessions and invitations, once they hold no longer; what is counted of wrong passwords. */
  codes: { unit: 'days', usual: 1, least: 1, most: 30 },
  /** Screens that were shut out. */
  screens: { unit: 'days', usual: 400, least: 30, most: 1200 },
} as const satisfies Record<string, { unit: 'days' | 'months'; usual: number; least: number; most: number }>

export type RetentionKind = keyof typeof retentionKinds

export function isRetentionKind(word: string): word is RetentionKind {
  return Object.hasOwn(retentionKinds, word)
}

/** Whether an operator may say so. */
export function mayKeep(kind: RetentionKind, amount: number): boolean {
  const { least, most } = retentionKinds[kind]
  return Number.isInteger(amount) && amount >= least && amount <= most
}

/**
 * What is older than this is not kept, in ms since 1970. Months are whole ones: the first moment (UTC) of the month that many before this one.
 */
export function keptSince(kind: RetentionKind, amount: number, now: number): number {
  if (retentionKinds[kind].unit === 'days') return now - amount * 86_400_000
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - amount)
}

/** Ids of before were made by clocks that were wrong, since there was no screen: of them no op is old. */
export const firstMonth = Date.UTC(2026, 0)

/** An op of a push, as far as its age goes. */
export interface AgedOp {
  id: string
  /** The moment in its id; null for an id that has none. */
  moment: number | null
  time: OpTime
}

/** Whether an op may be of a month whose ops were removed. */
export function maybeExpired(moment: number | null, removedBefore: number): boolean {
  return moment !== null && moment >= firstMonth && moment < removedBefore
}

/**
 * Which ops of a push have been here and were removed: a screen that is enrolled anew, or whose disk was put back, sends its whole log again, and whatever is
 * older than what is kept would count a second time. A screen's clock may stand on a day long past, though, and then what it writes looks as old and is a
 * visit of today. It is known by what cannot be wrong: that it was written in the boot in which it was sent, not long ago; or that it stands in the log after
 * one that is not old. (Ops are in the log in the order in which they were written, whatever the clock said.)
 * @param ops in the order of the log
 * @param before the op that the push rests on; null at the beginning of the log
 * @param held when each of them that the hub holds came to it, ms since 1970
 * @param removedBefore ops whose ids are of before were removed
 */
export function expiredOps(
  ops: readonly AgedOp[],
  before: { id: string; moment: number | null } | null,
  held: ReadonlyMap<string, number>,
  { removedBefore, sent, now }: { removedBefore: number; sent: ClockReading | null; now: number },
): Set<string> {
  const expired = new Set<string>()
  let isRecent = before !== null && provesRecent(before)
  for (const op of ops) {
    const isOld = maybeExpired(op.moment, removedBefore)
    if (isOld && !held.has(op.id) && !isRecent && !writtenOfLate(op.time)) expired.add(op.id)
    isRecent ||= provesRecent(op) || (isOld && writtenOfLate(op.time))
  }
  return expired

  /** One that is held proves it by when it came, since a clock that ran ahead makes ids that look young for ever. */
  function provesRecent({ id, moment }: { id: string; moment: number | null }): boolean {
    const came = held.get(id)
    if (came !== undefined) return came >= removedBefore
    return moment !== null && moment >= removedBefore && moment <= now + wrongClockMs
  }

  function writtenOfLate({ bootId, monoMs }: OpTime): boolean {
    if (sent === null || bootId !== sent.bootId) return false
    const ago = sent.monoMs - monoMs
    return ago >= 0 && now - ago >= removedBefore
  }
}
