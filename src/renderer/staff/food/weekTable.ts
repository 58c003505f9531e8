import { diets } from '../../../contract/words.ts'
import { addDays, weekdayOf } from '../../../domain/dates.ts'
import { allergensThat } from '../../../domain/food/facts.ts'
import type { Cell, Table } from '../../../domain/table/table.ts'
import { clockText } from '../../i18n/formats.ts'
import { sv } from '../../i18n/sv.ts'
import { t } from './text.ts'
import { type Food, type Meal, totalOf } from './useFood.ts'

/** The meals of the week that begins on `monday`, with the portions that are ordered of each diet. */
export function mealsTable({ meals, orders }: Food, monday: string, week: number): Table {
  const sunday = addDays(monday, 6)
  const row = (meal: Meal): Cell[] => {
    const ordered = orders.get(meal.id)
    const that = (state: 'contains' | 'free') =>
      allergensThat(meal.allergens, state)
        .map((allergen) => sv[`allergen.${allergen}`])
        .join(', ')
    return [
      sv[`weekday.${weekdayOf(meal.date)}`],
      meal.date,
      sv[`meal.${meal.kind}`],
      meal.dish.sv,
      clockText(meal.serveFrom),
      clockText(meal.serveTo),
      meal.price ?? null,
      ...diets.map((diet) => ordered?.[diet] ?? 0),
      totalOf(ordered),
      meal.portions ?? null,
      that('contains'),
      that('free'),
    ]
  }
  return {
    name: t('table.name', { week }),
    head: [
      t('edit.day'),
      t('table.date'),
      t('edit.kind'),
      t('edit.dish'),
      t('edit.from'),
      t('table.to'),
      t('edit.price'),
      ...diets.map((diet) => sv[`diet.${diet}`]),
      t('table.ordered'),
      t('edit.portions'),
      t('edit.contains'),
      t('edit.free'),
    ],
    rows: meals
      .filter(({ date }) => date >= monday && date <= sunday)
      .sort((a, b) => (`${a.date} ${a.serveFrom}` < `${b.date} ${b.serveFrom}` ? -1 : 1))
      .map(row),
  }
}
