import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MealView, OccurrenceView } from '../../contract/views.ts'
import { clockText } from '../i18n/formats.ts'
import { Staff, useText } from '../i18n/text.tsx'
import { Dotted, Place } from '../programme/Details.tsx'
import { GoalArea } from '../programme/GoalArea.tsx'
import { dietsText } from '../programme/MealCard.tsx'
import { Button } from '../ui/Button.tsx'
import { useFailureText } from './useFailureText.ts'
import type { OpenVisit } from './useVisit.ts'

/** A row that is chosen by touch. Shows as chosen only what the engine has confirmed. */
function Choice(props: {
  id: string
  open: OpenVisit
  chosen: boolean
  meal?: boolean
  disabled?: boolean
  onPress: () => void
  title: ReactNode
  details: ReactNode
  area: ReactNode
}) {
  const { id, open, chosen, meal = false, disabled = false, onPress, title, details, area } = props
  const { t } = useText()
  const failureText = useFailureText()
  const busy = open.waiting.has(id)
  const failed = open.failed?.key === id ? open.failed.failure : null
  return (
    <Button className="choice" pressed={chosen} busy={busy} disabled={disabled} onPress={onPress}>
      <span className="choice-box">{chosen && <Check aria-hidden className="choice-check" />}</span>
      <span className="choice-text">
        <span className="choice-title">{title}</span>{' '}
        <span className="choice-details" data-failed={failed !== null || undefined}>
          {busy ? t('choices.saving') : failed ? failureText(failed, meal) : details}
        </span>
      </span>
      <span className="choice-area">{area}</span>
    </Button>
  )
}

export function OccurrenceChoice({ occurrence, open }: { occurrence: OccurrenceView; open: OpenVisit }) {
  const { t } = useText()
  const chosen = open.visit.participations.includes(occurrence.id)
  const { places } = occurrence
  const full = places?.left === 0 && !chosen
  return (
    <Choice
      id={occurrence.id}
      open={open}
      chosen={chosen}
      disabled={full}
      onPress={() => open.join(occurrence.id, !chosen)}
      title={<Staff text={occurrence.title} />}
      area={<GoalArea area={occurrence.goalArea} />}
      details={
        <Dotted
          parts={[
            occurrence.phase === 'now' ? t('programme.now') : clockText(occurrence.start),
            occurrence.place && <Place key="place" occurrence={occurrence} />,
            occurrence.price ? t('price.kronor', { amount: occurrence.price }) : null,
            places && (places.left === 0 ? t('places.full') : t('places.left', { count: places.left })),
          ]}
        />
      }
    />
  )
}

export function MealChoice(props: { meal: MealView; open: OpenVisit; onChosen: () => void }) {
  const { meal, open, onChosen } = props
  const text = useText()
  const { t } = text
  const orders = open.visit.mealOrders.filter((order) => order.mealId === meal.id)
  const [order] = orders
  const gone = meal.portionsLeft === 0 && !order
  return (
    <Choice
      id={meal.id}
      open={open}
      chosen={order !== undefined}
      meal
      disabled={gone}
      onPress={() => (order ? onChosen() : open.orderMeal(meal.id, 'ordinary', 1, onChosen))}
      title={
        <>
          {t('meal.want')}: <Staff text={meal.dish} />
        </>
      }
      area={<GoalArea area="food" />}
      details={
        <Dotted
          parts={
            order
              ? orders.map(
                  ({ diet, portions }) =>
                    `${t('portions.count', { count: portions })}, ${t(`diet.${diet}`).toLocaleLowerCase(text.language)}`,
                )
              : [
                  clockText(meal.serveFrom),
                  meal.price ? t('price.kronor', { amount: meal.price }) : null,
                  gone ? t('meal.gone') : dietsText(text, meal),
                ]
          }
        />
      }
    />
  )
}
