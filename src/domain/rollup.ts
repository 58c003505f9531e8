import { localDateTime } from './time.ts'
import { persons, type VisitState } from './visit.ts'

/** What one op adds to the sums that reports ask for; negative where it takes back. */
export interface RollupDelta {
  readonly visits: number
  readonly persons: number
  /** Visits marked as a first visit (product.md, New visitors), not the persons in them. */
  readonly firstTime: number
}

/** The cell that a visit is summed in: the venue's day and the hour (0–23) of its arrival. It never changes for a visit. */
export interface RollupCell {
  readonly date: string
  readonly hour: number
}

/** Where a visit that was made at `ms` is summed. The zone is that of the op that made it. */
export function rollupCell(ms: number, timeZone: string): RollupCell {
  const local = localDateTime(ms, timeZone)
  return { date: local.slice(0, 10), hour: Number(local.slice(11, 13)) }
}

/** What is to be added to the visit's cell when an op takes it from `before` to `after`. */
export function rollupDelta(before: VisitState | null, after: VisitState | null): RollupDelta {
  const was = sums(before)
  const is = sums(after)
  return {
    visits: is.visits - was.visits,
    persons: is.persons - was.persons,
    firstTime: is.firstTime - was.firstTime,
  }
}

function sums(state: VisitState | null): RollupDelta {
  if (state === null || state.undone) return { visits: 0, persons: 0, firstTime: 0 }
  return { visits: 1, persons: persons(state), firstTime: state.firstTime === true ? 1 : 0 }
}
