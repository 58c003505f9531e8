import type { MealFields } from '../../../contract/programme.ts'
import { mealKinds } from '../../../contract/words.ts'
import { clockText } from '../../i18n/formats.ts'
import { sv } from '../../i18n/sv.ts'
import { Choice } from '../form/Choice.tsx'
import { DateField } from '../form/DateField.tsx'
import { dateText } from '../form/dateText.ts'
import { TextField } from '../form/TextField.tsx'
import { TimeField } from '../form/TimeField.tsx'
import { wholeNumber } from '../form/typed.ts'
import { emptyWrong, readDate, readSpan, told, useTyped } from './fields.ts'
import { t } from './text.ts'

type Key = 'dish' | 'day' | 'from' | 'to' | 'price'

/** The fields of a meal of the draft; diets and allergens are filled in under Maten. */
export function MealFieldsForm(props: {
  fields: MealFields
  today: string
  onChange: (fields: MealFields | null) => void
}) {
  const { fields, today, onChange } = props
  const typed = useTyped<Key, MealFields>(
    {
      dish: fields.dish.sv,
      day: dateText(fields.date, today),
      from: clockText(fields.serveFrom),
      to: clockText(fields.serveTo),
      price: fields.price === undefined ? '' : String(fields.price),
    },
    (texts) => {
      const day = readDate(texts.day, today)
      const span = readSpan(texts.from, texts.to)
      const price = wholeNumber(texts.price, [0, 10_000])
      const wrong = told<Key>({
        dish: emptyWrong(texts.dish),
        day: day ? undefined : t('wrong.date'),
        from: 'wrongFrom' in span ? span.wrongFrom : undefined,
        to: 'wrongTo' in span ? span.wrongTo : undefined,
        price: price === null ? t('wrong.number') : undefined,
      })
      if (Object.keys(wrong).length > 0 || !day || !('from' in span)) return { wrong }
      const priced = price === undefined && fields.price === undefined ? {} : { price: price ?? undefined }
      const dish = { sv: texts.dish.trim() }
      return { value: { ...fields, dish, date: day, serveFrom: span.from, serveTo: span.to, ...priced } }
    },
    onChange,
  )
  return (
    <div className="draft-fields">
      <div className="draft-wide">
        <TextField label={t('field.dish')} maxLength={300} {...typed.field('dish')} />
      </div>
      <DateField label={t('field.day')} near={today} {...typed.field('day')} />
      <TimeField label={t('field.serveFrom')} {...typed.field('from')} />
      <TimeField label={t('field.serveTo')} {...typed.field('to')} />
      <TextField label={t('field.price')} kind="number" maxLength={9} {...typed.field('price')} />
      <div className="draft-wide">
        <Choice
          label={t('field.kind')}
          value={fields.kind}
          options={mealKinds.map((kind) => ({ value: kind, content: sv[`meal.${kind}`] }))}
          onChange={(kind) => onChange({ ...fields, kind })}
        />
      </div>
    </div>
  )
}
