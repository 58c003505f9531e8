import type { MealFields } from '../../contract/programme.ts'
import { allergens } from '../../contract/words.ts'
import type { Allergen, AllergenState } from './allergens.ts'

/** The allergens of one state, in the order of the 14; one that nobody has stated is `unknown` (product.md 6). For the visitor's page too. */
export function allergensThat(facts: MealFields['allergens'], state: AllergenState): Allergen[] {
  return allergens.filter((allergen) => (facts[allergen] ?? 'unknown') === state)
}
