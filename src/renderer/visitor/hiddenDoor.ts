/**
 * The way to the staff pages from the visitor's home, of which nothing is seen: touches on clock, venue name, clock, venue name, or
 * ↑ ↑ ↓ ↓ ← → ← → on a keypad. Neither place is a button, so that no visitor has anything to do there, and each touch must be on the
 * other place than the one before, so that a trembling finger that taps one of them does not open it.
 */
export type DoorPlace = 'clock' | 'venue' | 'elsewhere'

/** What was touched or pressed, in ms of a steady clock. */
export interface DoorStep<Sign extends string = string> {
  sign: Sign
  at: number
}

export const touchesToOpen = ['clock', 'venue', 'clock', 'venue'] as const satisfies readonly DoorPlace[]
export const touchesWithinMs = 6_000

export const keysToOpen = [
  'ArrowUp',
  'ArrowUp',
  'ArrowDown',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowLeft',
  'ArrowRight',
] as const
export const keysWithinMs = 10_000

/** A finger lands within this many mm of what it aims at, or it aimed at something else. */
export const placeMarginMm = 5

export interface Rect {
  left: number
  top: number
  right: number
  bottom: number
}

function holds({ left, top, right, bottom }: Rect, x: number, y: number, margin: number): boolean {
  return x >= left - margin && x <= right + margin && y >= top - margin && y <= bottom + margin
}

/** Which place a touch at `x`, `y` is on; all in pixels. */
export function placeAt(
  point: { x: number; y: number },
  places: { clock: Rect; venue: Rect },
  margin: number,
): DoorPlace {
  if (holds(places.clock, point.x, point.y, margin)) return 'clock'
  return holds(places.venue, point.x, point.y, margin) ? 'venue' : 'elsewhere'
}

/**
 * The steps that are kept after one more, and whether the door opens: when the last of them are just those wanted, with nothing between and
 * all within the time.
 */
export function stepped(
  before: readonly DoorStep[],
  step: DoorStep,
  wanted: readonly string[],
  withinMs: number,
): { steps: readonly DoorStep[]; opens: boolean } {
  const steps = [...before, step].slice(-wanted.length)
  const first = steps[0] ?? step
  const opens =
    steps.length === wanted.length &&
    step.at - first.at <= withinMs &&
    steps.every(({ sign }, index) => sign === wanted[index])
  return { steps: opens ? [] : steps, opens }
}
