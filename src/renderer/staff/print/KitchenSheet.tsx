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

/** One day for the kitchen: how many portions of what, per diet. `now` is the venue's clock, `2026-11-23T10:24`. */
export function KitchenSheet(props: { day: DaySummary; orders: Orders; venue: string; now: string }) {
  const { day, orders, venue, now } = props
  const text = useText()
  return (
    <article className="sheet">
      <header className="sheet-head">
        <div>
          <p className="sheet-venue">{venue}</p>
          <h1>
            {t('kitchen.title')}
            <span className="sheet-dates">{longDate(text, day.date)}</span>
          </h1>
        </div>
      </header>
      {day.meals.length === 0 && <p className="sheet-empty">{t('kitchen.none')}</p>}
      {day.meals.map((meal) => (
        <Meal key={meal.id} meal={meal} date={day.date} portions={portionsOf(orders, meal.id)} now={now} />
      ))}
    </article>
  )
}

function Meal(props: { meal: MealView; date: string; portions: [Diet, number][]; now: string }) {
  const { meal, date, portions, now } = props
  const text = useText()
  const until = meal.orderBy ?? meal.serveTo
  const made = { time: clockText(now), until: clockText(until) }
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
      <p className="sheet-made">{t(now < `${date}T${until}` ? 'kitchen.made' : 'kitchen.madeLate', made)}</p>
    </section>
  )
}
