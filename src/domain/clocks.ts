/**
 * When things truly happened at a screen whose clock may be wrong. Nothing is ordered by it and nothing refused for it (faults.md 11): a visit
 * counts on the day that its screen's clock showed, and is flagged where that cannot be so.
 */

/** A screen's clock when it sends, as `clock` of a push; `monoMs` is whole ms since some moment of its boot, sleep included. */
export interface ClockReading {
  bootId: string
  monoMs: number
  /** ms since 1970. */
  wall: number
}

/** What an op says of when it was written. */
export interface OpTime {
  bootId: string
  monoMs: number
  atWall: number
}

/** When an op happened, as far as can be reckoned. */
export interface Reckoned {
  /** `anchored`: reckoned back from when it arrived. `guess`: only the screen's own word. */
  quality: 'anchored' | 'guess'
  /** ms since 1970 by the hub's clock; null for a guess. */
  at: number | null
  /** The screen's own time is not to be believed. */
  wrong: boolean
}

/** A time that is further than this from the truth is a wrong clock's, in ms. A slow network takes half a minute. */
export const wrongClockMs = 5 * 60_000

/** No screen of Samvaro was touched before this. */
const firstTouch = Date.UTC(2026, 0, 1)
/** No boot lasts longer, in ms: ten years. */
const longestBoot = 10 * 365 * 86_400_000
/** Beyond this no number of ms is a date, nor a difference of two. */
const furthest = 8_640_000_000_000_000

/** How far ahead of the hub's clock a screen's is, in ms; behind it is less than none. */
export function clockError({ wall }: ClockReading, received: number): number {
  return Math.max(-furthest, Math.min(furthest, Math.round(wall - received)))
}

/**
 * When an op was written: as long before it arrived as its boot's monotonic clock says, if it was sent in the same boot. Of another boot only what
 * cannot be is known, which is a time to come, or one before there was any screen.
 * @param sent the screen's clock when it sent; null from a screen that does not tell
 * @param received by the hub's clock, ms since 1970
 */
export function reckon(op: OpTime, sent: ClockReading | null, received: number): Reckoned {
  const ago = sent === null ? null : agoWithinBoot(op, sent)
  if (ago === null) {
    const wrong = op.atWall > received + wrongClockMs || op.atWall < firstTouch
    return { quality: 'guess', at: null, wrong }
  }
  const at = received - ago
  return { quality: 'anchored', at, wrong: Math.abs(op.atWall - at) > wrongClockMs }
}

/** ms from op to sending; null where a damaged disk or a foreign clock says what cannot be. */
function agoWithinBoot(op: OpTime, sent: ClockReading): number | null {
  const ago = sent.monoMs - op.monoMs
  const possible = op.bootId === sent.bootId && op.monoMs >= 0 && ago >= 0 && ago <= longestBoot
  return possible ? ago : null
}
