import type { DaySummary, MealView } from '../../../contract/views.ts'
import type { Diet } from '../../../contract/words.ts'
import { longDate } from '../../i18n/dates.ts'
import { clockText } from '../../i18n/formats.ts'
import { useText } from '../../i18n/text.tsx'
import { t } from './text.ts'

/** Portions ordered of a meal, by diet. */
export type Orders = ReadonlyMap<string, Partial<Record<Diet, number>>>

export function portionsOf(orders: Orders, mealId: string): [Diet, number][] {
  const portions = orders.get(mealId) ?? {}
  return (Object.entries(portions) as [Diet, number][]).filter(([, count]) => count > 0)
}

/** One day for the kitchen: how many portions of what, per diet. */
export function KitchenSheet(props: { day: DaySummary; orders: Orders; venue: string; time: string }) {
  const { day, orders, venue, time } = props
  const text = useText()
  return (
    <article className="sheet">
      <header className="sheet-head">
        <div>
          <p className="sheet-venue">{venue}</p>
          <h1>
            {t('kitchen.title')} <span className="sheet-dates">{longDate(text, day.date)}</span>
          </h1>
        </div>
      </header>
      {day.meals.length === 0 && <p className="sheet-empty">{t('kitchen.none')}</p>}
      {day.meals.map((meal) => (
        <Meal key={meal.id} meal={meal} portions={portionsOf(orders, meal.id)} time={time} />
      ))}
    </article>
  )
}

function Meal(props: { meal: MealView; portions: [Diet, number][]; time: string }) {
  const { meal, portions, time } = props
  const text = useText()
  const total = portions.reduce((sum, [, count]) => sum + count, 0)
  return (
    <section className="sheet-day">
      <h2>
        {text.t(`meal.${meal.kind}`)}: {meal.dish.sv}
        <span className="sheet-opening">
          {clockText(meal.serveFrom)}–{clockText(meal.serveTo)}
        </span>
      </h2>
      {total === 0 ? (
        <p>{t('kitchen.noOrders')}</p>
      ) : (
        <table className="kitchen">
          <tbody>
            {portions.map(([diet, count]) => (
              <tr key={diet}>
                <th scope="row">{text.t(`diet.${diet}`)}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('kitchen.total')}</th>
              <td>
                {meal.portions === null ? total : t('kitchen.of', { count: total, portions: meal.portions })}
              </td>
            </tr>
          </tfoot>
        </table>
      )}
      <p className="sheet-made">
        {t('kitchen.made', { time, until: clockText(meal.orderBy ?? meal.serveTo) })}
      </p>
    </section>
  )
}
