import type { Programme } from '../contract/programme.ts'
import type { MealView } from '../contract/views.ts'
import { stated } from './stated.ts'
import { instantOf } from './time.ts'

export interface MealInput {
  programme: Programme
  /** ms since 1970. */
  now: number
  timeZone: string
  /** Portions ordered, by meal id. */
  ordered: ReadonlyMap<string, number>
}

type Meal = Programme['meals'][number]

/** The meals of the days `from` to `to`, inclusive, in order of serving. */
export function mealsBetween(input: MealInput, from: string, to: string): MealView[] {
  return input.programme.meals
    .filter((meal) => from <= meal.date && meal.date <= to)
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    .map((meal) => viewOf(meal, input))
}

/** The moment (ms) from which a meal is no longer ordered: its last order, else the end of serving. Days ahead it can be. */
export function lastOrder(meal: Pick<Meal, 'date' | 'orderBy' | 'serveTo'>, timeZone: string): number {
  return instantOf(`${meal.date}T${meal.orderBy ?? meal.serveTo}`, timeZone)
}

function viewOf(meal: Meal, { now, timeZone, ordered }: MealInput): MealView {
  const left = meal.portions === null ? null : meal.portions - (ordered.get(meal.id) ?? 0)
  const portionsLeft = meal.soldOut ? 0 : left === null ? null : Math.max(0, left)
  const canOrder = portionsLeft !== 0 && now < lastOrder(meal, timeZone)
  return stated({ ...meal, portionsLeft, over: left !== null && left < 0 ? -left : undefined, canOrder })
}

function orderOf(meal: Meal): string {
  return `${meal.date} ${meal.serveFrom} ${meal.id}`
}
