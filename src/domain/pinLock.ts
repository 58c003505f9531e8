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

/** How long this many wrong PINs in a row lock the door, in ms. */
export function lockAfter(failures: number): number {
  if (failures <= freeGuesses) return 0
  return lockMs[Math.min(failures - freeGuesses, lockMs.length) - 1] ?? 0
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
export function lockedMs(lock: PinLock | null, now: BootMoment): number {
  if (lock === null) return 0
  const { failures, since } = seenAt(lock, now)
  return Math.max(0, Math.ceil(since.mono + lockAfter(failures) - now.mono))
}

/**
 * The lock with one more wrong PIN, or null when no PIN may be tried. It is to be kept before the PIN is tried, so that neither a
 * second guess at the same time nor a killed engine gains anything; the right PIN takes the lock away.
 */
export function guessedAt(lock: PinLock | null, now: BootMoment): PinLock | null {
  return lockedMs(lock, now) > 0 ? null : { failures: (lock?.failures ?? 0) + 1, since: now }
}
