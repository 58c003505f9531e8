import { Check } from 'lucide-react'
import type { MealView } from '../../contract/views.ts'
import { type Diet, maxPortions } from '../../contract/words.ts'
import { clockText } from '../i18n/formats.ts'
import { Staff, useText } from '../i18n/text.tsx'
import { Dotted } from '../programme/Details.tsx'
import { shortFacts } from '../programme/MealCard.tsx'
import { Button } from '../ui/Button.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import { CountdownLine, thanksSeconds } from './CountdownLine.tsx'
import { VisitorScreen } from './Frame.tsx'
import type { Visitor } from './session.ts'
import { useFailureText } from './useFailureText.ts'
import type { OpenVisit } from './useVisit.ts'

/** How many portions of each diet: a party may eat differently. 0 of all takes the meal back. */
export function Portions(props: { visitor: Visitor; meal: MealView; open: OpenVisit; onDone: () => void }) {
  const { visitor, meal, open, onDone } = props
  const text = useText()
  const { t } = text
  const failureText = useFailureText()
  const failure = open.failed?.key === meal.id ? open.failed.failure : null
  const diets: Diet[] = ['ordinary', ...meal.diets.filter((diet) => diet !== 'ordinary')]
  const portionsOf = (diet: Diet) =>
    open.visit.mealOrders.find((order) => order.mealId === meal.id && order.diet === diet)?.portions ?? 0
  return (
    <VisitorScreen
      name="portions"
      visitor={visitor}
      title={t('portions.title')}
      look={
        <div className="look">
          <h2 className="look-title">
            {t(`meal.${meal.kind}`)} {clockText(meal.serveFrom)}: <Staff text={meal.dish} />
          </h2>
          <p className="look-text">
            <Dotted
              parts={[
                meal.price ? t('price.kronor', { amount: meal.price }) : null,
                shortFacts(text, meal, visitor.view?.venue.kitchenContact).join(' '),
              ]}
            />
          </p>
          <p className="look-failed" role="alert">
            {failure && failureText(failure, true)}
          </p>
        </div>
      }
    >
      <ul className="portions">
        {diets.map((diet) => (
          <li key={diet} className="portion">
            <span className="portion-diet">{t(`diet.${diet}`)}</span>
            <Stepper
              name={t(`diet.${diet}`)}
              less={t('portions.less')}
              more={t('portions.more')}
              value={portionsOf(diet)}
              min={0}
              max={maxPortions}
              busy={open.waiting.has(meal.id)}
              onChange={(portions) => open.orderMeal(meal.id, diet, portions)}
            />
          </li>
        ))}
      </ul>
      <div className="leave">
        <CountdownLine seconds={thanksSeconds} onOver={visitor.startOver} saved />
        <div className="bar">
          <Button look="strong" className="bar-on" onPress={onDone}>
            <Check aria-hidden className="icon" />
            {t('leave.done')}
          </Button>
        </div>
      </div>
    </VisitorScreen>
  )
}
