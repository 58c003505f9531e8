import { useState } from 'react'
import { mealKinds } from '../../../contract/words.ts'
import { dishesLike, dishesOf } from '../../../domain/food/week.ts'
import { sv } from '../../i18n/sv.ts'
import { Action } from '../form/Action.tsx'
import { Choice } from '../form/Choice.tsx'
import { DateField } from '../form/DateField.tsx'
import { TextField } from '../form/TextField.tsx'
import { TimeField } from '../form/TimeField.tsx'
import { formOfDish, type MealForm, type MealWrong, newForm } from './mealForm.ts'
import { t } from './text.ts'
import type { Food } from './useFood.ts'

const fewDishes = 5

/** What is served, when, for how much and for how many. */
export function MealFacts(props: {
  form: MealForm
  set: (change: Partial<MealForm>) => void
  wrong: MealWrong
  food: Food
  today: string
  isNew: boolean
  date: string
}) {
  const { form, set, wrong, food, today, isNew, date } = props
  const text = (key: 'price' | 'from' | 'to' | 'orderBy' | 'portions' | 'day') => ({
    value: form[key],
    onChange: (value: string) => set({ [key]: value }),
    ...(wrong[key] === undefined ? {} : { error: wrong[key] }),
  })
  return (
    <>
      <TextField
        label={t('edit.dish')}
        value={form.dish}
        onChange={(dish) => set({ dish })}
        error={wrong.dish}
        maxLength={300}
      />
      <Earlier form={form} food={food} onTake={set} />
      <Choice
        label={t('edit.kind')}
        value={form.kind}
        options={mealKinds.map((kind) => ({ value: kind, content: sv[`meal.${kind}`] }))}
        onChange={(kind) => {
          const { from, to, price, orderBy, portions } = newForm(date, food.meals, today, kind)
          set(isNew ? { kind, from, to, price, orderBy, portions } : { kind })
        }}
      />
      <div className="meal-facts-fields">
        <DateField label={t('edit.day')} near={today} {...text('day')} />
        <TimeField label={t('edit.from')} {...text('from')} />
        <TimeField label={t('edit.to')} {...text('to')} />
        <TimeField label={t('edit.orderBy')} hint={t('edit.orderByHint')} {...text('orderBy')} />
        <TextField label={t('edit.price')} kind="number" maxLength={9} {...text('price')} />
        <TextField
          label={t('edit.portions')}
          kind="number"
          maxLength={4}
          hint={t('edit.portionsHint')}
          {...text('portions')}
        />
      </div>
    </>
  )
}

/** Dishes that begin as what is typed, to be served as the last time. */
function Earlier(props: { form: MealForm; food: Food; onTake: (change: Partial<MealForm>) => void }) {
  const { form, food, onTake } = props
  const [taken, setTaken] = useState<string | null>(null)
  const earlier = form.dish === taken ? [] : dishesLike(dishesOf(food.meals), form.dish, fewDishes)
  if (earlier.length === 0) return null
  return (
    <section className="meal-earlier" aria-label={t('edit.earlier')}>
      <p className="field-label">{t('edit.earlier')}</p>
      {earlier.map((dish) => (
        <Action
          key={dish.dish.sv}
          label={t('edit.take', { dish: dish.dish.sv })}
          onPress={() => {
            setTaken(dish.dish.sv)
            onTake(formOfDish(dish))
          }}
        >
          {dish.dish.sv}
        </Action>
      ))}
    </section>
  )
}
