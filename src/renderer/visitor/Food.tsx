import { useMemo, useState } from 'react'
import type { MealView } from '../../contract/views.ts'
import { allergens } from '../../contract/words.ts'
import { dayName } from '../i18n/dates.ts'
import { clockText } from '../i18n/formats.ts'
import { type Text, useText } from '../i18n/text.tsx'
import { useFetched } from '../live/useFetched.ts'
import { Dotted } from '../programme/Details.tsx'
import { allergenNames, askText, DishName, dietsText, GonePill } from '../programme/MealCard.tsx'
import { type PageItem, Pages } from '../ui/Pages.tsx'
import { BackBar } from './BackBar.tsx'
import { VisitorScreen } from './Frame.tsx'
import type { Visitor } from './session.ts'
import './food.css'

/** All that is known of what a meal contains, in three states; what is not known comes with whom to ask (product.md 6). */
function Allergens({ meal, kitchenContact }: { meal: MealView; kitchenContact: string | undefined }) {
  const text = useText()
  const { t } = text
  const unknown = allergenNames(text, meal, 'unknown')
  const said = (['contains', 'free'] as const).flatMap((state) => {
    const names = allergenNames(text, meal, state)
    return names.length > 0
      ? [{ state, words: t(`food.${state}`, { list: names.join(t('list.comma')) }) }]
      : []
  })
  const allUnknown = unknown.length === allergens.length
  return (
    <>
      {said.map(({ state, words }) => (
        <p key={state} className="dish-allergens" data-state={state}>
          {words}.
        </p>
      ))}
      {unknown.length > 0 && (
        <p className="dish-allergens" data-state="unknown">
          {allUnknown
            ? t('food.unknownAll')
            : `${t('food.unknown', { list: unknown.join(t('list.comma')) })}.`}{' '}
          {askText(text, kitchenContact)}
        </p>
      )}
    </>
  )
}

function Dish({ meal, kitchenContact }: { meal: MealView; kitchenContact: string | undefined }) {
  const text = useText()
  const { t } = text
  return (
    <article className="dish">
      <p className="dish-when">
        {t(`meal.${meal.kind}`)}{' '}
        {t('time.range', { from: clockText(meal.serveFrom), to: clockText(meal.serveTo) })}
      </p>
      <div className="dish-head">
        <h3 className="dish-title">
          <DishName meal={meal} />
        </h3>
        <GonePill meal={meal} />
      </div>
      <p className="dish-facts">
        <Dotted
          parts={[
            meal.price ? t('price.kronor', { amount: meal.price }) : null,
            dietsText(text, meal),
            meal.canOrder && meal.orderBy ? t('meal.orderBy', { time: clockText(meal.orderBy) }) : null,
          ]}
        />
      </p>
      <Allergens meal={meal} kitchenContact={kitchenContact} />
    </article>
  )
}

function itemsOf(
  text: Text,
  meals: MealView[],
  today: string,
  kitchenContact: string | undefined,
): PageItem[] {
  const byDate = [...Map.groupBy(meals, ({ date }) => date)]
  return byDate.flatMap(([date, ofDay]) => [
    {
      key: date,
      heading: true,
      content: <h2 className="dish-day">{dayName(text, date, today)}</h2>,
    },
    ...ofDay.map((meal) => ({
      key: meal.id,
      content: <Dish meal={meal} kitchenContact={kitchenContact} />,
    })),
  ])
}

/** The meals of today and the days to come. */
export function Food({ visitor }: { visitor: Visitor }) {
  const text = useText()
  const { t } = text
  const [page, setPage] = useState(0)
  const today = visitor.now.slice(0, 10)
  const kitchenContact = visitor.view?.venue.kitchenContact
  const fetched = useFetched((signal) => visitor.client.food(undefined, { signal }), visitor.view?.now)
  const meals = fetched.state === 'here' ? fetched.value : null
  const items = useMemo(
    () => itemsOf(text, meals ?? [], today, kitchenContact),
    [text, meals, today, kitchenContact],
  )
  return (
    <VisitorScreen name="food" visitor={visitor} title={t('nav.food')}>
      {items.length > 0 ? (
        <Pages items={items} page={page} onTurn={setPage} className="food-list" />
      ) : (
        <p className="away">
          {fetched.state === 'here' && t('food.empty')}
          {fetched.state === 'away' && t('error.notShown')}
        </p>
      )}
      <BackBar visitor={visitor} />
    </VisitorScreen>
  )
}
