import type { DaySummary, DayView, MealView, OccurrenceView } from '../../contract/views.ts'
import { isHeld } from '../../domain/held.ts'

/** What the large card of a day says. */
export type Lead =
  | { kind: 'now' | 'next'; occurrence: OccurrenceView }
  /** `over`: something was to be today, and nothing is left that is held. */
  | { kind: 'closed' | 'empty' | 'over' }

export type Row =
  | { kind: 'occurrence'; key: string; occurrence: OccurrenceView }
  | { kind: 'meal'; key: string; meal: MealView }

/** A day as the home screen and the board arrange it. */
export interface Arranged {
  lead: Lead
  /** What is left of today, in order of time, without what the lead and the meal card show. */
  rows: Row[]
  /** The meal that is or comes next. */
  meal: MealView | null
}

function leadOf(view: DayView): Lead {
  const { opening } = view
  // A whole day that is closed is said first, whatever somebody forgot to cancel; after hours there may well be a programme.
  if (opening.known && !opening.open && opening.today === null) return { kind: 'closed' }
  const running = view.occurrences.find((each) => each.phase === 'now' && isHeld(each))
  if (running) return { kind: 'now', occurrence: running }
  if (opening.known && !opening.open) return { kind: 'closed' }
  const next = view.occurrences.find((each) => each.phase === 'next' && isHeld(each))
  if (next) return { kind: 'next', occurrence: next }
  // What was cancelled stands below: it was planned.
  return { kind: view.occurrences.length > 0 ? 'over' : 'empty' }
}

function timeOf(row: Row): string {
  return row.kind === 'meal' ? row.meal.serveFrom : row.occurrence.start.slice(-5)
}

/** Arranges a day. `now` is the venue's clock, `2026-11-23T10:24`. */
export function arrange(view: DayView, now: string): Arranged {
  const lead = leadOf(view)
  const leading = 'occurrence' in lead ? lead.occurrence : null
  const [meal = null, ...otherMeals] = view.meals
    .filter(({ serveTo }) => serveTo > now.slice(-5))
    .sort((a, b) => (a.serveFrom < b.serveFrom ? -1 : 1))
  const rows: Row[] = [
    ...view.occurrences
      .filter((each) => each.phase !== 'past' && each !== leading)
      .map((occurrence) => ({ kind: 'occurrence' as const, key: occurrenceKey(occurrence), occurrence })),
    ...otherMeals.map((each) => ({ kind: 'meal' as const, key: each.id, meal: each })),
  ]
  return { lead, meal, rows: rows.sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1)) }
}

/** An occurrence that was moved to another day is there twice, once on each date, under one id. */
export function occurrenceKey({ id, movedAway }: OccurrenceView): string {
  return movedAway ? `${id} moved away` : id
}

/** What a visitor may still choose of today, in order of time; what they have chosen stays. */
export function choicesOf(
  view: DayView,
  chosen: { participations: readonly string[]; meals: readonly string[] },
): Row[] {
  const rows: Row[] = [
    ...view.occurrences
      .filter((each) => isHeld(each) && (each.phase !== 'past' || chosen.participations.includes(each.id)))
      .map((occurrence) => ({ kind: 'occurrence' as const, key: occurrence.id, occurrence })),
    ...view.meals
      .filter((meal) => meal.canOrder || chosen.meals.includes(meal.id))
      .map((meal) => ({ kind: 'meal' as const, key: meal.id, meal })),
  ]
  return rows.sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
}

/** All of a day, activities and meals, in order of start. */
export function rowsOf({ occurrences, meals }: DaySummary): Row[] {
  const rows: Row[] = [
    ...occurrences.map((occurrence) => ({
      kind: 'occurrence' as const,
      key: occurrenceKey(occurrence),
      occurrence,
    })),
    ...meals.map((meal) => ({ kind: 'meal' as const, key: meal.id, meal })),
  ]
  const start = (row: Row) => (row.kind === 'meal' ? row.meal.serveFrom : row.occurrence.start.slice(-5))
  return rows.sort((a, b) => (start(a) < start(b) ? -1 : 1))
}
