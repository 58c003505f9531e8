import { sameTouchMs } from '../../contract/words.ts'

/** A new screen ignores touches for this long, so that a double tap does not reach what has just come (access.md 2). */
export const settleMs = 400

/** When the screen that stands was shown, in ms of `performance.now()`. */
export interface Shown {
  since: number
}

/**
 * Whether a press at `now` counts (access.md 2): not on a screen that has just come, and not on a button that was pressed within
 * 500 ms. `last` is null for a button that has not been pressed.
 */
export function pressCounts(now: number, shown: Shown, last: number | null): boolean {
  return now - shown.since >= settleMs && (last === null || now - last >= sameTouchMs)
}
