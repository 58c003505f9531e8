import type { MealFields } from '../../../contract/programme.ts'
import type { Diet, MealKind } from '../../../contract/words.ts'
import { type AllergenStates, type Dish, factsOf, statesOf } from '../../../domain/food/week.ts'
import { usualHours } from '../../../domain/text/meals.ts'
import { clockTime } from '../../../domain/text/times.ts'
import { clockText } from '../../i18n/formats.ts'
import { dateText } from '../form/dateText.ts'
import { readDate, readTime, wholeNumber } from '../form/typed.ts'
import { t } from './text.ts'
import type { Meal } from './useFood.ts'

/** A meal as its form holds it: texts as they are typed, choices as they stand. */
export interface MealForm {
  day: string
  kind: MealKind
  dish: string
  price: string
  from: string
  to: string
  orderBy: string
  portions: string
  diets: readonly Diet[]
  allergens: AllergenStates
}

export type MealWrong = Partial<Record<keyof MealForm, string>>

const formFields: Readonly<Record<string, keyof MealForm>> = {
  date: 'day',
  dish: 'dish',
  price: 'price',
  serveFrom: 'from',
  serveTo: 'to',
  orderBy: 'orderBy',
  portions: 'portions',
}

/** Where the form tells what is wrong with a field of a meal; undefined where it is for the form as a whole to say. */
export function formField(field: string | undefined): keyof MealForm | undefined {
  return field === undefined ? undefined : formFields[field]
}

export function formOf(fields: MealFields, today: string): MealForm {
  return { day: dateText(fields.date, today), ...formOfDish(fields), dish: fields.dish.sv }
}

/** All that an earlier serving brings. */
export function formOfDish(dish: Dish): Omit<MealForm, 'day'> {
  return {
    kind: dish.kind,
    dish: dish.dish.sv,
    price: dish.price === undefined ? '' : String(dish.price),
    from: clockText(dish.serveFrom),
    to: clockText(dish.serveTo),
    orderBy: dish.orderBy === undefined ? '' : clockText(dish.orderBy),
    portions: dish.portions === null ? '' : String(dish.portions),
    diets: dish.diets,
    allergens: statesOf(dish.allergens),
  }
}

/** A new meal has the hours and the price of the last one of its kind; its dish and what is in it are for a person to say. */
export function newForm(
  date: string,
  meals: readonly Meal[],
  today: string,
  kind: MealKind = 'lunch',
): MealForm {
  const [last] = meals.filter((meal) => meal.kind === kind).sort((a, b) => (a.date < b.date ? 1 : -1))
  const { start, end } = usualHours[kind]
  return formOf(
    {
      date,
      kind,
      dish: { sv: '' },
      ...(last?.price === undefined ? {} : { price: last.price }),
      ...(last?.orderBy === undefined ? {} : { orderBy: last.orderBy }),
      serveFrom: last?.serveFrom ?? clockTime(start),
      serveTo: last?.serveTo ?? clockTime(end),
      portions: last?.portions ?? null,
      diets: [],
      allergens: {},
      soldOut: false,
    },
    today,
  )
}

/** What a form comes to, or what is wrong with it, field by field. `before` holds what the form does not show. */
export function readForm(
  form: MealForm,
  before: MealFields | null,
  today: string,
): { fields: MealFields } | { wrong: MealWrong } {
  const day = readDate(form.day, today)
  const [from, to] = [readTime(form.from), readTime(form.to)]
  const orderBy = form.orderBy.trim() === '' ? undefined : readTime(form.orderBy)
  const price = wholeNumber(form.price, [0, 10_000])
  const portions = wholeNumber(form.portions, [1, 1000])
  const wrong: MealWrong = {
    ...(form.dish.trim() === '' ? { dish: t('wrong.dish') } : {}),
    ...(day === null ? { day: t('wrong.date') } : {}),
    ...(from === null ? { from: t('wrong.time') } : {}),
    ...(to === null ? { to: t('wrong.time') } : from !== null && to <= from ? { to: t('wrong.order') } : {}),
    ...(orderBy === null
      ? { orderBy: t('wrong.time') }
      : to !== null && orderBy !== undefined && orderBy > to
        ? { orderBy: t('wrong.orderBy') }
        : {}),
    ...(price === null ? { price: t('wrong.number') } : {}),
    ...(portions === null ? { portions: t('wrong.number') } : {}),
  }
  if (Object.keys(wrong).length > 0 || !day || !from || !to) return { wrong }
  const isSameDish = before?.dish.sv === form.dish.trim()
  return {
    fields: {
      date: day,
      kind: form.kind,
      // Translations are of the old words.
      dish: isSameDish && before ? before.dish : { sv: form.dish.trim() },
      price: price ?? undefined,
      serveFrom: from,
      serveTo: to,
      orderBy: orderBy ?? undefined,
      portions: portions ?? null,
      diets: [...form.diets],
      allergens: factsOf(form.allergens),
      soldOut: before?.soldOut ?? false,
    },
  }
}
