import { ArrowRight, Check, Undo2 } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { VisitView } from '../../contract/checkin.ts'
import { maxPartySize } from '../../contract/words.ts'
import { useText } from '../i18n/text.tsx'
import { choicesOf, type Row } from '../programme/arrange.ts'
import { Button } from '../ui/Button.tsx'
import { Pages } from '../ui/Pages.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import { MealChoice, OccurrenceChoice } from './Choice.tsx'
import { CountdownLine, thanksSeconds } from './CountdownLine.tsx'
import { VisitorScreen } from './Frame.tsx'
import { Portions } from './Portions.tsx'
import type { Visitor } from './session.ts'
import { useFailureText } from './useFailureText.ts'
import { type OpenVisit, useVisit } from './useVisit.ts'
import './thanks.css'

function Choices({
  visitor,
  open,
  page,
  onTurn,
  onEat,
}: {
  visitor: Visitor
  open: OpenVisit
  page: number
  onTurn: (page: number) => void
  onEat: (id: string) => void
}) {
  const { t } = useText()
  // The thanks are painted first, and what may be chosen right after, in room that is kept for it.
  const listed = useDeferredValue(true, false)
  const { view } = visitor
  const { participations, mealOrders } = open.visit
  const rows = useMemo<Row[]>(
    () => (view ? choicesOf(view, { participations, meals: mealOrders.map(({ mealId }) => mealId) }) : []),
    [view, participations, mealOrders],
  )
  const items = rows.map((row) => ({
    key: row.key,
    content:
      row.kind === 'meal' ? (
        <MealChoice meal={row.meal} open={open} onChosen={() => onEat(row.meal.id)} />
      ) : (
        <OccurrenceChoice occurrence={row.occurrence} open={open} />
      ),
  }))
  if (items.length === 0) return <div className="choices" />
  return (
    <section className="choices" aria-labelledby="choices-title">
      <h2 id="choices-title">{t('choices.title')}</h2>
      <p className="hint">{t('choices.hint')}</p>
      {listed && <Pages items={items} page={page} onTurn={onTurn} />}
    </section>
  )
}

function Party({ open }: { open: OpenVisit }) {
  const { t } = useText()
  const failureText = useFailureText()
  const { visit, waiting, failed, setPartySize } = open
  return (
    <section className="party" aria-labelledby="party-title">
      <div>
        <h2 id="party-title">{t('party.title')}</h2>
        <p className="hint" data-failed={failed?.key === 'party' || undefined}>
          {failed?.key === 'party' ? failureText(failed.failure, false) : t('party.hint')}
        </p>
      </div>
      <Stepper
        name={t('party.title')}
        less={t('party.less')}
        more={t('party.more')}
        value={visit.partySize}
        min={1}
        max={maxPartySize}
        busy={waiting.has('party')}
        onChange={setPartySize}
      />
    </section>
  )
}

function FirstTime({ open }: { open: OpenVisit }) {
  const { t } = useText()
  const failureText = useFailureText()
  const { visit, waiting, failed, setFirstTime } = open
  return (
    <section className="first" aria-labelledby="first-title">
      <h2 id="first-title">{t('first.title')}</h2>
      {failed?.key === 'first' && (
        <p className="hint" data-failed>
          {failureText(failed.failure, false)}
        </p>
      )}
      <div className="first-answers">
        {([true, false] as const).map((answer) => (
          <Button
            key={String(answer)}
            className="answer"
            pressed={visit.firstTime === answer}
            busy={waiting.has('first')}
            onPress={() => setFirstTime(answer)}
          >
            {visit.firstTime === answer && <Check aria-hidden className="icon" />}
            {t(answer ? 'first.yes' : 'first.no')}
          </Button>
        ))}
      </div>
    </section>
  )
}

function Welcome({ visit }: { visit: VisitView }) {
  const { t } = useText()
  return (
    <div className="welcome">
      <span className="welcome-mark">
        <Check aria-hidden className="welcome-check" />
      </span>
      <div role="status">
        <h1 className="welcome-title" tabIndex={-1}>
          {t('thanks.title')}
        </h1>
        <p className="welcome-text">
          {t(visit.outsideHours ? 'thanks.outside' : 'thanks.counted')}{' '}
          {!visit.outsideHours && t('thanks.goOn')}
        </p>
      </div>
    </div>
  )
}

/** Thanks for a visit that is saved. All that can be touched here is optional and saved at once. */
export function Thanks({ visitor, visit }: { visitor: Visitor; visit: VisitView }) {
  const { t } = useText()
  const [eating, setEating] = useState<string | null>(null)
  // Kept here, so that who comes back from the portions finds the choices as they were left.
  const [page, setPage] = useState(0)
  const open = useVisit({
    client: visitor.client,
    visit,
    onVisit: (changed) =>
      visitor.go(changed.undone ? { name: 'undone' } : { name: 'thanks', visit: changed }),
    onOver: visitor.startOver,
  })
  const meal = visitor.view?.meals.find(({ id }) => id === eating)
  if (meal) {
    return <Portions visitor={visitor} meal={meal} open={open} onDone={() => setEating(null)} />
  }
  const undoFailed = open.failed?.key === 'undo'
  return (
    <VisitorScreen
      name="thanks"
      visitor={visitor}
      title={t('thanks.title')}
      ownHeading
      look={<Welcome visit={open.visit} />}
    >
      <Choices visitor={visitor} open={open} page={page} onTurn={setPage} onEat={setEating} />
      <div className="about-you">
        <Party open={open} />
        <FirstTime open={open} />
      </div>
      <div className="leave">
        <CountdownLine
          seconds={thanksSeconds}
          onOver={visitor.startOver}
          text={undoFailed ? t('error.choiceNotSaved') : undefined}
          saved
        />
        <div className="bar">
          <Button className="bar-back" busy={open.waiting.has('undo')} onPress={open.undo}>
            <Undo2 aria-hidden className="icon flips" />
            {t('leave.undo')}
          </Button>
          <Button look="strong" className="bar-on" onPress={visitor.startOver}>
            {t('leave.done')}
            <ArrowRight aria-hidden className="icon flips" />
          </Button>
        </div>
      </div>
    </VisitorScreen>
  )
}
