import { ChevronLeft, ChevronRight, ClipboardPaste, Copy, Plus } from 'lucide-react'
import { useState } from 'react'
import { addDays, dateOf, isoWeek, mondayOf } from '../../../domain/dates.ts'
import { copyMeals } from '../../../domain/food/week.ts'
import { localDateTimeOf } from '../../i18n/formats.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { spanText, weekdayDateText } from '../form/dateText.ts'
import { Said } from '../form/Said.tsx'
import { FileRow } from '../form/TableFiles.tsx'
import Paste from '../paste/Paste.tsx'
import { useStaff } from '../staff.tsx'
import { MealCard } from './MealCard.tsx'
import { MealDialog } from './MealDialog.tsx'
import { t } from './text.ts'
import { type Meal, useFood } from './useFood.ts'
import { mealsTable } from './weekTable.ts'
import './food.css'

/** What is open over the week: a meal that is changed, or a new one on a day. */
type Open = { meal: Meal } | { on: string } | null

/** The week's meals: what is served, for whom, and how much of it is ordered. */
export default function Food() {
  const { day, save } = useStaff()
  const today = dateOf(
    localDateTimeOf(day.offset + performance.now(), day.view?.venue.timeZone ?? 'Europe/Stockholm'),
  )
  const [monday, setMonday] = useState(() => mondayOf(today))
  const { food, away, reload } = useFood(monday)
  const [open, setOpen] = useState<Open>(null)
  const [pasting, setPasting] = useState(false)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string | null>(null)

  const go = (to: string) => {
    setMonday(to)
    setSaid(null)
  }
  const copy = async () => {
    if (!food) return
    const changes = copyMeals(food.meals, addDays(monday, -7), monday)
    if (changes.length === 0) return setSaid(t('food.nothingToCopy'))
    setBusy(true)
    const saved = await save({
      kind: 'copiedWeek',
      changes,
      what: t('food.copied', { count: changes.length }),
    })
    setBusy(false)
    setSaid(saved.done || saved.failure === 'theirs' ? null : failureText(saved.failure))
    reload()
  }
  if (pasting)
    return (
      <Paste
        as="meals"
        week={monday}
        onClose={(saved) => {
          if (saved) setMonday(mondayOf(saved))
          setPasting(false)
          reload()
        }}
      />
    )
  return (
    <>
      <header className="food-head">
        <h1>{t('food.title')}</h1>
        <p className="food-week">
          {t('food.week', { week: isoWeek(monday).week })}{' '}
          <span className="muted">{spanText(monday, addDays(monday, 6))}</span>
        </p>
        <div className="food-ways">
          <Action again icon={ChevronLeft} label={t('food.before')} onPress={() => go(addDays(monday, -7))} />
          <Action onPress={() => go(mondayOf(today))}>{t('food.this')}</Action>
          <Action again icon={ChevronRight} label={t('food.after')} onPress={() => go(addDays(monday, 7))} />
          <Action icon={ClipboardPaste} onPress={() => setPasting(true)}>
            {t('food.import')}
          </Action>
          <Action icon={Copy} busy={busy} disabled={!food} onPress={() => void copy()}>
            {t('food.copy')}
          </Action>
          <Action
            icon={Plus}
            look="strong"
            disabled={!food}
            onPress={() => setOpen({ on: mondayOf(today) === monday ? today : monday })}
          >
            {t('food.new')}
          </Action>
        </div>
      </header>
      <Said text={said} />
      {away && (
        <p className="field-error" role="alert">
          {t('food.away')}
        </p>
      )}
      {!food && !away && <p className="muted">{t('food.loading')}</p>}
      {food && (
        <div className="food-days">
          {Array.from({ length: 7 }, (_, index) => addDays(monday, index)).map((date) => (
            <Day
              key={date}
              date={date}
              today={today}
              meals={food.meals
                .filter((meal) => meal.date === date)
                .sort((a, b) => (a.serveFrom < b.serveFrom ? -1 : 1))}
              food={food}
              onOpen={setOpen}
              onChanged={reload}
            />
          ))}
        </div>
      )}
      {food && <FileRow table={() => mealsTable(food, monday, isoWeek(monday).week)} />}
      {food && open && (
        <MealDialog
          meal={'meal' in open ? open.meal : null}
          date={'meal' in open ? open.meal.date : open.on}
          today={today}
          food={food}
          onClose={() => {
            setOpen(null)
            reload()
          }}
        />
      )}
    </>
  )
}

function Day(props: {
  date: string
  today: string
  meals: readonly Meal[]
  food: Parameters<typeof MealCard>[0]['food']
  onOpen: (open: Open) => void
  onChanged: () => void
}) {
  const { date, today, meals, food, onOpen, onChanged } = props
  const name = weekdayDateText(date, today)
  return (
    <section className="food-day" data-today={date === today || undefined} aria-label={name}>
      <header className="food-day-head">
        <h2>{name}</h2>
        <Action
          icon={Plus}
          look="quiet"
          label={t('food.newOn', { day: name })}
          onPress={() => onOpen({ on: date })}
        />
      </header>
      {meals.length === 0 && <p className="muted">{t('food.none')}</p>}
      {meals.map((meal) => (
        <MealCard
          key={meal.id}
          meal={meal}
          day={name}
          food={food}
          onOpen={() => onOpen({ meal })}
          onChanged={onChanged}
        />
      ))}
    </section>
  )
}
