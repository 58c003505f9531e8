import { Soup } from 'lucide-react'
import type { MealView } from '../../../contract/views.ts'
import { clockText } from '../../i18n/formats.ts'
import { useText } from '../../i18n/text.tsx'
import { Dotted } from '../../programme/Details.tsx'
import { Action } from '../form/Action.tsx'
import { t } from './text.ts'
import { useQuick } from './useQuick.ts'

function MealRow({ meal }: { meal: MealView }) {
  const text = useText()
  const { run, busy, said } = useQuick()
  const { id, soldOut, portions, portionsLeft, over } = meal
  const dish = meal.dish.sv
  const set = (to: boolean) =>
    void run(t(to ? 'meals.sold' : 'meals.again', { dish }), (client) =>
      client.today.soldOut({ mealId: id, soldOut: to }),
    )
  return (
    <li className="plan-row" data-area="food" data-off={soldOut || undefined}>
      <p className="plan-time">
        {clockText(meal.serveFrom)}–{clockText(meal.serveTo)}
      </p>
      <div className="plan-text">
        <h3 className="plan-title">{dish}</h3>
        <p className="muted">
          <Dotted
            parts={[
              soldOut && <b className="plan-state">{t('meals.soldOut')}</b>,
              text.t(`meal.${meal.kind}`),
              over === undefined && portionsLeft !== null && t('meals.left', { count: portionsLeft }),
              over !== undefined && portions !== null && (
                <b className="plan-over">{t('meals.over', { count: portions + over, portions, over })}</b>
              ),
            ]}
          />
        </p>
      </div>
      <div className="plan-actions">
        {soldOut ? (
          <Action icon={Soup} busy={busy} label={t('meals.moreLong', { dish })} onPress={() => set(false)}>
            {t('meals.more')}
          </Action>
        ) : (
          <Action icon={Soup} busy={busy} label={t('meals.sellLong', { dish })} onPress={() => set(true)}>
            {t('meals.sell')}
          </Action>
        )}
        {said && (
          <p className="field-error" role="alert">
            {said}
          </p>
        )}
      </div>
    </li>
  )
}

/** Today's meals, and whether there is any left. */
export function Meals({ meals }: { meals: readonly MealView[] }) {
  if (meals.length === 0) return null
  return (
    <section className="today-card" aria-label={t('meals.title')}>
      <h2>{t('meals.title')}</h2>
      <ul className="plan">
        {meals.map((meal) => (
          <MealRow key={meal.id} meal={meal} />
        ))}
      </ul>
    </section>
  )
}
