import type { MealView, OccurrenceView } from '../contract/views.ts'
import type { Diet } from '../contract/words.ts'
import { dateOf } from './dates.ts'

/** Why a choice is not taken; the kiosk's contract has an error for each. */
export type Refusal = 'FULL' | 'NOT_OFFERED'

/**
 * Whether `persons` more may join an occurrence today, null when they may. One that has ended is still offered: a visitor may say so
 * on the way out. Taking a choice back needs no leave.
 */
export function joinRefusal(
  occurrence: OccurrenceView | null,
  today: string,
  persons: number,
): Refusal | null {
  if (occurrence === null || occurrence.cancelled || occurrence.movedAway) return 'NOT_OFFERED'
  if (dateOf(occurrence.start) !== today) return 'NOT_OFFERED'
  return occurrence.places !== null && occurrence.places.left < persons ? 'FULL' : null
}

/** Whether `more` portions of a diet may be ordered, null when they may; none or fewer are always taken. */
export function orderRefusal(meal: MealView | null, diet: Diet, more: number): Refusal | null {
  if (more <= 0) return null
  if (meal === null || !(diet === 'ordinary' || meal.diets.includes(diet))) return 'NOT_OFFERED'
  if (meal.portionsLeft !== null && meal.portionsLeft < more) return 'FULL'
  return meal.canOrder ? null : 'NOT_OFFERED'
}
