import { Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { diets, mealKinds } from '../../../contract/words.ts'
import { formChange } from '../../../domain/editing/formChange.ts'
import { dishesLike, dishesOf } from '../../../domain/food/week.ts'
import { sameJson } from '../../../domain/sameJson.ts'
import { sv } from '../../i18n/sv.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Check } from '../form/Check.tsx'
import { Choice } from '../form/Choice.tsx'
import { DateField } from '../form/DateField.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { TextField } from '../form/TextField.tsx'
import { TimeField } from '../form/TimeField.tsx'
import { type Saved, useStaff, useUnsaved } from '../staff.tsx'
import { t as staffText } from '../text.ts'
import { AllergenFields } from './AllergenFields.tsx'
import { formOf, formOfDish, type MealForm, type MealWrong, newForm, readForm } from './mealForm.ts'
import { t } from './text.ts'
import { type Food, type Meal, totalOf } from './useFood.ts'

const fewDishes = 5

/** A meal's form; without a meal, a new one on `date`. */
export function MealDialog(props: {
  meal: Meal | null
  date: string
  today: string
  food: Food
  onClose: () => void
}) {
  const { meal, date, today, food, onClose } = props
  const { save, leaving } = useStaff()
  const [initial] = useState(() => (meal ? formOf(meal, today) : newForm(date, food.meals, today)))
  const [form, setForm] = useState(initial)
  useUnsaved(!sameJson(form, initial), form.dish.trim() || null)
  const [wrong, setWrong] = useState<MealWrong>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const set = (change: Partial<MealForm>) => {
    setForm((before) => ({ ...before, ...change }))
    setWrong((before) => {
      const kept = Object.entries(before).filter(([key]) => !(key in change))
      return Object.fromEntries(kept)
    })
  }
  const ended = (saved: Saved) => {
    setBusy(false)
    if (saved.done || saved.failure === 'theirs') return onClose()
    setFailure(failureText(saved.failure))
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const before = meal && fieldsOf(meal)
    const result = readForm(form, before, today)
    if ('wrong' in result) return setWrong(result.wrong)
    const emptied = Object.fromEntries(Object.keys(before ?? {}).map((field) => [field, null]))
    const id = meal?.id ?? crypto.randomUUID()
    const changes = formChange('meal', id, before, { ...emptied, ...result.fields })
    if (changes.length === 0) return onClose()
    setBusy(true)
    const dish = result.fields.dish.sv
    ended(
      await save({
        kind: meal ? 'changed' : 'added',
        changes,
        what: t(meal ? 'edit.saved' : 'edit.added', { dish }),
      }),
    )
  }
  const remove = async ({ id, dish }: Meal) => {
    setBusy(true)
    ended(
      await save({
        kind: 'removed',
        changes: [{ do: 'delete', type: 'meal', id }],
        what: t('edit.removed', { dish: dish.sv }),
      }),
    )
  }
  return (
    <Dialog title={t(meal ? 'edit.change' : 'edit.new')} onClose={() => leaving(onClose)} wide>
      <form className="meal-form" onSubmit={(event) => void send(event)} noValidate>
        <Facts
          form={form}
          set={set}
          wrong={wrong}
          food={food}
          today={today}
          isNew={meal === null}
          date={date}
        />
        <fieldset className="meal-diets">
          <legend className="field-label">{t('edit.diets')}</legend>
          {diets
            .filter((diet) => diet !== 'ordinary')
            .map((diet) => (
              <Check
                key={diet}
                checked={form.diets.includes(diet)}
                onChange={(can) =>
                  set({
                    diets: can ? [...form.diets, diet] : form.diets.filter((each) => each !== diet),
                  })
                }
              >
                {sv[`diet.${diet}`]}
              </Check>
            ))}
        </fieldset>
        <AllergenFields states={form.allergens} onChange={(allergens) => set({ allergens })} />
        {failure && (
          <p className="field-error" role="alert">
            {failure}
          </p>
        )}
        <div className="dialog-actions meal-actions">
          {meal && <Remove ordered={totalOf(food.orders.get(meal.id))} onRemove={() => void remove(meal)} />}
          <Action onPress={onClose}>{staffText('save.cancel')}</Action>
          <Action look="strong" submit busy={busy}>
            {staffText('save.save')}
          </Action>
        </div>
      </form>
    </Dialog>
  )
}

function fieldsOf({ id: _id, ...fields }: Meal): Omit<Meal, 'id'> {
  return fields
}

function Facts(props: {
  form: MealForm
  set: (change: Partial<MealForm>) => void
  wrong: MealWrong
  food: Food
  today: string
  isNew: boolean
  date: string
}) {
  const { form, set, wrong, food, today, isNew, date } = props
  const [taken, setTaken] = useState<string | null>(null)
  const earlier = form.dish === taken ? [] : dishesLike(dishesOf(food.meals), form.dish, fewDishes)
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
      {earlier.length > 0 && (
        <section className="meal-earlier" aria-label={t('edit.earlier')}>
          <p className="field-label">{t('edit.earlier')}</p>
          {earlier.map((dish) => (
            <Action
              key={dish.dish.sv}
              label={t('edit.take', { dish: dish.dish.sv })}
              onPress={() => {
                setTaken(dish.dish.sv)
                set(formOfDish(dish))
              }}
            >
              {dish.dish.sv}
            </Action>
          ))}
        </section>
      )}
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

/** A meal that nobody has ordered goes at once, since "Ångra" brings it back; one that is ordered only when that has been said. */
function Remove({ ordered, onRemove }: { ordered: number; onRemove: () => void }) {
  const [asks, setAsks] = useState(false)
  if (!asks)
    return (
      <Action
        className="meal-remove"
        icon={Trash2}
        look="danger"
        onPress={() => (ordered > 0 ? setAsks(true) : onRemove())}
      >
        {t('edit.remove')}
      </Action>
    )
  return (
    <div className="meal-remove" role="alert">
      <p>{t('edit.removeAsk', { count: ordered })}</p>
      <Action look="danger" onPress={onRemove}>
        {t('edit.removeYes')}
      </Action>
    </div>
  )
}
