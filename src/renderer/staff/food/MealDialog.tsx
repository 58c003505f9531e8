import { Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { type Diet, diets } from '../../../contract/words.ts'
import { formChange } from '../../../domain/editing/formChange.ts'
import { sv } from '../../i18n/sv.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Check } from '../form/Check.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { useClosing } from '../form/useClosing.ts'
import { useWrongFocus } from '../form/useWrongFocus.ts'
import { type Saved, useStaff } from '../staff.tsx'
import { t as staffText } from '../text.ts'
import { AllergenFields } from './AllergenFields.tsx'
import { MealFacts } from './MealFacts.tsx'
import { formField, formOf, type MealForm, type MealWrong, newForm, readForm } from './mealForm.ts'
import { t } from './text.ts'
import { type Food, type Meal, totalOf } from './useFood.ts'

/** A meal's form; without a meal, a new one on `date`. */
export function MealDialog(props: {
  meal: Meal | null
  date: string
  today: string
  food: Food
  onClose: () => void
}) {
  const { meal, date, today, food, onClose } = props
  const { save } = useStaff()
  const [form, setForm] = useState(() => (meal ? formOf(meal, today) : newForm(date, food.meals, today)))
  const close = useClosing(form, onClose, { name: form.dish })
  const [wrong, setWrong] = useState<MealWrong>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { root, leadToWrong } = useWrongFocus<HTMLFormElement>()

  const set = (change: Partial<MealForm>) => {
    setForm((before) => ({ ...before, ...change }))
    setWrong((before) => {
      const kept = Object.entries(before).filter(([key]) => !(key in change))
      return Object.fromEntries(kept)
    })
  }
  const wrongAt = (found: MealWrong) => {
    setWrong(found)
    leadToWrong()
  }
  const ended = (saved: Saved) => {
    setBusy(false)
    if (saved.done || saved.failure === 'theirs') return onClose()
    const said = failureText(saved.failure)
    const field = 'field' in saved ? formField(saved.field) : undefined
    setFailure(field ? null : said)
    if (field) wrongAt({ [field]: said })
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const before = meal && fieldsOf(meal)
    const result = readForm(form, before, today)
    if ('wrong' in result) return wrongAt(result.wrong)
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
    <Dialog title={t(meal ? 'edit.change' : 'edit.new')} onClose={close} wide>
      <form ref={root} className="meal-form" onSubmit={(event) => void send(event)} noValidate>
        <MealFacts {...{ form, set, wrong, food, today, date }} isNew={meal === null} />
        <Diets chosen={form.diets} onChange={(diets) => set({ diets })} />
        <AllergenFields states={form.allergens} onChange={(allergens) => set({ allergens })} />
        {failure && (
          <p className="field-error" role="alert">
            {failure}
          </p>
        )}
        <div className="dialog-actions meal-actions">
          {meal && <Remove ordered={totalOf(food.orders.get(meal.id))} onRemove={() => void remove(meal)} />}
          <Action onPress={close}>{staffText('save.cancel')}</Action>
          <Action look="strong" submit busy={busy}>
            {staffText('save.save')}
          </Action>
        </div>
      </form>
    </Dialog>
  )
}

/** What the kitchen can serve beside the ordinary. */
function Diets({ chosen, onChange }: { chosen: MealForm['diets']; onChange: (diets: Diet[]) => void }) {
  return (
    <fieldset className="meal-diets">
      <legend className="field-label">{t('edit.diets')}</legend>
      {diets
        .filter((diet) => diet !== 'ordinary')
        .map((diet) => (
          <Check
            key={diet}
            checked={chosen.includes(diet)}
            onChange={(can) => onChange(can ? [...chosen, diet] : chosen.filter((each) => each !== diet))}
          >
            {sv[`diet.${diet}`]}
          </Check>
        ))}
    </fieldset>
  )
}

function fieldsOf({ id: _id, ...fields }: Meal): Omit<Meal, 'id'> {
  return fields
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
