import { Pencil, Soup, UtensilsCrossed } from 'lucide-react'
import { useState } from 'react'
import { diets } from '../../../contract/words.ts'
import { allergensThat } from '../../../domain/food/facts.ts'
import { clockText } from '../../i18n/formats.ts'
import { sv } from '../../i18n/sv.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { useStaff } from '../staff.tsx'
import { t } from './text.ts'
import { type Food, type Meal, type Portions, totalOf } from './useFood.ts'

/** One meal: what, when, for how much, what is in it, and how much is ordered. */
export function MealCard(props: {
  meal: Meal
  day: string
  food: Food
  onOpen: () => void
  onChanged: () => void
}) {
  const { meal, day, food, onOpen, onChanged } = props
  const { save } = useStaff()
  const [failure, setFailure] = useState<string | null>(null)
  const dish = meal.dish.sv
  const { soldOut } = meal
  const turn = async () => {
    const saved = await save({
      kind: 'soldOut',
      changes: [{ do: 'set', type: 'meal', id: meal.id, fields: { soldOut: !soldOut }, seen: { soldOut } }],
      what: t(soldOut ? 'meal.saidLeft' : 'meal.saidSoldOut', { dish }),
    })
    setFailure(saved.done || saved.failure === 'theirs' ? null : failureText(saved.failure))
    onChanged()
  }
  return (
    <article className="meal-card" data-sold-out={soldOut || undefined}>
      <p className="meal-when">
        <Soup aria-hidden className="action-icon" />
        {sv[`meal.${meal.kind}`]}{' '}
        {t('meal.times', { from: clockText(meal.serveFrom), to: clockText(meal.serveTo) })}
        {soldOut && <strong className="meal-sold-out">{t('meal.soldOut')}</strong>}
      </p>
      <h3 className="meal-dish">{dish}</h3>
      <p className="meal-facts">{factsText(meal)}</p>
      <p className="meal-facts">{allergensText(meal)}</p>
      <Ordered meal={meal} portions={food.orders.get(meal.id)} />
      {failure && (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
      <div className="meal-ways">
        <Action icon={Pencil} label={t('meal.open', { dish, day })} onPress={onOpen} />
        <Action
          icon={UtensilsCrossed}
          pressed={soldOut}
          label={t(soldOut ? 'meal.markLeftLong' : 'meal.markSoldOutLong', { dish })}
          onPress={() => void turn()}
        >
          {t(soldOut ? 'meal.markLeft' : 'meal.markSoldOut')}
        </Action>
      </div>
    </article>
  )
}

function factsText({ price, orderBy, diets: can }: Meal): string {
  const parts = [
    price === undefined ? '' : t('meal.price', { price }),
    orderBy === undefined ? '' : t('meal.orderBy', { time: clockText(orderBy) }),
    ...can.filter((diet) => diet !== 'ordinary').map((diet) => sv[`diet.${diet}`].toLowerCase()),
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

/** What is in it, and how many of the 14 nobody has stated. */
function allergensText({ allergens: facts }: Meal): string {
  const contains = allergensThat(facts, 'contains')
  const unknown = allergensThat(facts, 'unknown')
  const list = contains.map((allergen) => sv[`allergen.${allergen}`]).join(', ')
  return [
    ...(contains.length > 0 ? [t('meal.contains', { list })] : []),
    unknown.length > 0 ? t('meal.unknown', { count: unknown.length }) : t('meal.allStated'),
  ].join(' · ')
}

function Ordered({ meal, portions }: { meal: Meal; portions: Portions | undefined }) {
  const count = totalOf(portions)
  const each = diets.filter((diet) => portions?.[diet])
  return (
    <p className="meal-ordered">
      <strong>
        {meal.portions === null
          ? t('meal.ordered', { count })
          : t('meal.orderedOf', { count, portions: meal.portions })}
      </strong>
      {meal.portions !== null && count > meal.portions && (
        <strong className="meal-over"> – {t('meal.over', { over: count - meal.portions })}</strong>
      )}
      {each.length > 0 && (
        <span>
          {' '}
          {each
            .map((diet) => t('meal.diet', { diet: sv[`diet.${diet}`], count: portions?.[diet] ?? 0 }))
            .join(' · ')}
        </span>
      )}
    </p>
  )
}
