import { Soup } from 'lucide-react'
import type { MealView } from '../../contract/views.ts'
import { allergens } from '../../contract/words.ts'
import type { AllergenState } from '../../domain/food/allergens.ts'
import { allergensThat } from '../../domain/food/facts.ts'
import { clockText } from '../i18n/formats.ts'
import { Staff, type Text, useText } from '../i18n/text.tsx'
import { Dotted } from './Details.tsx'
import './meal.css'

/** "Vegetarisk finns"; null when there is only the ordinary. */
export function dietsText({ t, language }: Text, { diets }: MealView): string | null {
  const others = diets.filter((diet) => diet !== 'ordinary')
  if (others.length === 0) return null
  const names = others
    .map((diet) => t(`diet.${diet}`))
    .map((name, index) => (index === 0 ? name : name.toLocaleLowerCase(language)))
  return t('meal.diets', { diets: names.join(t('list.comma')) })
}

/** What the allergens of one state are called. */
export function allergenNames({ t }: Text, meal: MealView, state: AllergenState): string[] {
  return allergensThat(meal.allergens, state).map((allergen) => t(`allergen.${allergen}`))
}

export function askText({ t }: Text, kitchenContact: string | undefined): string {
  return kitchenContact ? t('food.ask', { name: kitchenContact }) : t('food.askKitchen')
}

/** More unknown ones than this are told as "the rest" where there is little room. */
const fewUnknown = 3

/** What a meal contains, in few words, and whom to ask about what is not known. */
export function shortFacts(text: Text, meal: MealView, kitchenContact: string | undefined): string[] {
  const contains = allergenNames(text, meal, 'contains')
  const unknown = allergenNames(text, meal, 'unknown')
  const facts =
    contains.length > 0 ? [`${text.t('food.contains', { list: contains.join(text.t('list.comma')) })}.`] : []
  if (unknown.length === 0) return facts
  if (unknown.length === allergens.length) facts.push(text.t('food.unknownAll'))
  else if (unknown.length <= fewUnknown)
    facts.push(`${text.t('food.unknown', { list: unknown.join(text.t('list.comma')) })}.`)
  else facts.push(text.t('food.unknownRest'))
  return [...facts, askText(text, kitchenContact)]
}

/** The name of a dish, struck through when none is left of it. */
export function DishName({ meal }: { meal: MealView }) {
  const name = <Staff text={meal.dish} />
  return meal.portionsLeft === 0 ? <s className="gone">{name}</s> : name
}

/** Says that none is left, as plainly as that an activity is cancelled. */
export function GonePill({ meal }: { meal: MealView }) {
  const { t } = useText()
  if (meal.portionsLeft !== 0) return null
  return (
    <span className="pill" data-tone="alert">
      {t('meal.gone')}
    </span>
  )
}

/** The next meal on the home screen. */
export function MealCard({ meal, kitchenContact }: { meal: MealView; kitchenContact: string | undefined }) {
  const text = useText()
  const { t } = text
  return (
    <section className="meal">
      <Soup aria-hidden className="meal-icon" />
      <div>
        <h2 className="meal-title">
          {t(`meal.${meal.kind}`)} {clockText(meal.serveFrom)}: <DishName meal={meal} />
        </h2>
        <p className="meal-facts">
          <GonePill meal={meal} />
          <Dotted
            parts={[
              meal.price ? t('price.kronor', { amount: meal.price }) : null,
              dietsText(text, meal),
              shortFacts(text, meal, kitchenContact).join(' '),
            ]}
          />
        </p>
      </div>
    </section>
  )
}
