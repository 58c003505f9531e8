/** A moment by the clock that nobody can set. */
export interface BootMoment {
  bootId: string
  /** Milliseconds within that boot. */
  mono: number
}

/** Wrong PINs in a row, and since when their lock runs. */
export interface PinLock {
  failures: number
  since: BootMoment
}

/** Wrong PINs that lock nothing. */
export const freeGuesses = 2
/** What each further one locks, in ms; the last holds for all after it (faults.md 19). */
const lockMs = [30, 60, 2 * 60, 4 * 60, 8 * 60, 15 * 60].map((seconds) => seconds * 1000)
/**
 * What a lock that cannot be read counts as: the longest, of no known boot, so that it begins anew whenever it is looked at until it has
 * been kept. Nobody gains a guess by damaging the file.
 */
export const unreadableLock: PinLock = {
  failures: freeGuesses + lockMs.length,
  since: { bootId: '', mono: 0 },
}
/** After this long without a wrong PIN anybody's right one forgets those before it: as long as the longest lock, in ms. */
export const forgottenMs = 15 * 60_000

/**
 * How long this many wrong PINs in a row lock the door, in ms.
 * @param free how many lock nothing
 */
export function lockAfter(failures: number, free = freeGuesses): number {
  if (failures <= free) return 0
  return lockMs[Math.min(failures - free, lockMs.length) - 1] ?? 0
}

/**
 * The lock as it is seen now, which is to be kept. Under another boot there is no telling how much of it has passed, so the whole of
 * it begins anew at the first sight; the wall clock, which anybody may set, has no say.
 */
export function seenAt(lock: PinLock, now: BootMoment): PinLock {
  const runs = lock.since.bootId === now.bootId && lock.since.mono <= now.mono
  return runs ? lock : { ...lock, since: now }
}

/** For how long no PIN is tried yet, in whole ms; 0 when one may be. */
export function lockedMs(lock: PinLock | null, now: BootMoment, free = freeGuesses): number {
  if (lock === null) return 0
  const { failures, since } = seenAt(lock, now)
  return Math.max(0, Math.ceil(since.mono + lockAfter(failures, free) - now.mono))
}

/**
 * The lock with one more wrong PIN, or null when no PIN may be tried. It is to be kept before the PIN is tried, so that neither a
 * second guess at the same time nor a killed engine gains anything; see `afterRightPin`.
 */
export function guessedAt(lock: PinLock | null, now: BootMoment, free = freeGuesses): PinLock | null {
  return lockedMs(lock, now, free) > 0 ? null : { failures: (lock?.failures ?? 0) + 1, since: now }
}

/** A guess that was counted as wrong before it was tried: what stood before it, and what was kept of it. */
export interface CountedGuess {
  before: PinLock | null
  guessed: PinLock
}

/**
 * The lock that is left when a counted guess was right. An administrator's PIN takes it away. Anybody else's takes back its own guess and
 * no more, until nothing wrong has been tried for `forgottenMs`: else a volunteer could try two PINs for an administrator's, come in by
 * their own, and try two more, for ever. So at most seven are tried in any fifteen minutes; and where a host is alone, each wrong PIN
 * locks for fifteen minutes at the most, and a quarter of an hour later it is as if it had never been.
 * @param kept the lock as it stands, in which others may have guessed meanwhile
 */
export function afterRightPin(
  kept: PinLock | null,
  { before, guessed }: CountedGuess,
  { isAdministrator, now }: { isAdministrator: boolean; now: BootMoment },
): PinLock | null {
  if (isAdministrator || kept === null) return null
  if (kept.failures > guessed.failures) return { ...kept, failures: kept.failures - 1 }
  const isForgotten = before === null || now.mono - seenAt(before, now).since.mono >= forgottenMs
  return isForgotten ? null : before
}
