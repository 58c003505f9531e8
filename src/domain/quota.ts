/** What a kiosk may bring that is new in a day, or has brought. Repeats are nothing new. */
export interface Quota {
  ops: number
  /** Of their JSON. */
  bytes: number
}

/**
 * A screen of a busy venue writes some thousand ops a day, of 400 bytes. This is half a year of them, drained at once; and a log that is longer still, of a screen
 * that has only now been connected, has come within some days.
 */
export const dailyQuota: Quota = { ops: 200_000, bytes: 128 * 1024 * 1024 }

/** From which part of what it may bring on a kiosk's day is unusual. */
const unusual = 1 / 4

/** How what a kiosk has brought in a day is to be called; of one that is `stopped` nothing new is taken before the next. */
export function sendingOf(brought: Quota, quota: Quota): 'ordinary' | 'much' | 'stopped' {
  const part = Math.max(brought.ops / quota.ops, brought.bytes / quota.bytes)
  if (part >= 1) return 'stopped'
  return part >= unusual ? 'much' : 'ordinary'
}
