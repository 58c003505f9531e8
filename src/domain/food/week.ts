import type { MealFields, Programme } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import { allergens } from '../../contract/words.ts'
import { addDays, daysBetween } from '../dates.ts'
import { copyIds } from '../editing/copyIds.ts'
import type { Allergen, AllergenState } from './allergens.ts'

type Meal = Programme['meals'][number]

/** A dish that has been served, with what was said of it the last time. */
export type Dish = Omit<MealFields, 'date' | 'soldOut'>

/** The library of dishes: all that have been served, each once, as at its latest serving, in the order of the alphabet. */
export function dishesOf(meals: readonly Meal[]): Dish[] {
  const latest = new Map<string, Meal>()
  for (const meal of meals) {
    const name = nameOf(meal.dish.sv)
    const known = latest.get(name)
    if (!known || known.date <= meal.date) latest.set(name, meal)
  }
  return [...latest.values()]
    .map(({ id: _id, date: _date, soldOut: _soldOut, ...dish }) => dish)
    .sort((a, b) => a.dish.sv.localeCompare(b.dish.sv, 'sv'))
}

/** The dishes whose words begin as what is typed; those whose first word does come first. */
export function dishesLike(dishes: readonly Dish[], typed: string, limit: number): Dish[] {
  const wanted = nameOf(typed)
  if (wanted.length < 2) return []
  const place = (dish: Dish) => ` ${nameOf(dish.dish.sv)}`.indexOf(` ${wanted}`)
  return dishes
    .filter((dish) => place(dish) >= 0 && nameOf(dish.dish.sv) !== wanted)
    .sort((a, b) => place(a) - place(b))
    .slice(0, limit)
}

function nameOf(text: string): string {
  return text.trim().toLocaleLowerCase('sv').replace(/\s+/gu, ' ')
}

/**
 * The meals of the week that begins on the Monday `from`, on the same weekdays of the week that begins on `to`. A meal of the same kind
 * and dish that is there already is left, and so is one that was copied before. Nothing of who has ordered, nor that it was sold out,
 * goes along.
 */
export function copyMeals(meals: readonly Meal[], from: string, to: string): Change[] {
  const days = daysBetween(from, to)
  const idOf = copyIds()
  const known = new Set(meals.map(({ id }) => id))
  const isThere = (meal: Meal, date: string) =>
    meals.some(
      (each) =>
        each.date === date && each.kind === meal.kind && nameOf(each.dish.sv) === nameOf(meal.dish.sv),
    )
  return meals
    .filter(({ date }) => from <= date && date <= addDays(from, 6))
    .flatMap((meal): Change[] => {
      const { id: before, soldOut: _soldOut, date: day, ...fields } = meal
      const date = addDays(day, days)
      const id = idOf(before, date)
      if (id === undefined || known.has(id) || isThere(meal, date)) return []
      return [{ do: 'set', type: 'meal', id, fields: { ...fields, date } }]
    })
}

/** What is said of each of the 14; what nobody has stated is unknown. */
export type AllergenStates = Readonly<Record<Allergen, AllergenState>>

export function statesOf(facts: MealFields['allergens']): AllergenStates {
  const entries = allergens.map((allergen): [Allergen, AllergenState] => [
    allergen,
    facts[allergen] ?? 'unknown',
  ])
  return Object.fromEntries(entries) as Record<Allergen, AllergenState>
}

/** As a meal keeps them: only what somebody has stated. */
export function factsOf(states: AllergenStates): MealFields['allergens'] {
  return Object.fromEntries(Object.entries(states).filter(([, state]) => state !== 'unknown'))
}

/** All that is unknown becomes `state`; what has been stated stays. */
export function restAs(states: AllergenStates, state: AllergenState): AllergenStates {
  return Object.fromEntries(
    Object.entries(states).map(([allergen, said]) => [allergen, said === 'unknown' ? state : said]),
  ) as Record<Allergen, AllergenState>
}
