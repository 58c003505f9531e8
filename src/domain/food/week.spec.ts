import { expect, it } from 'vitest'
import { entityFields } from '../../contract/programme.ts'
import { programmeOf } from '../testing.ts'
import { copyMeals, dishesLike, dishesOf, factsOf, restAs, statesOf } from './week.ts'

const meal = (id: string, date: string, sv: string, fields: object = {}) => ({
  id,
  ...entityFields.meal.parse({
    date,
    kind: 'lunch',
    dish: { sv },
    serveFrom: '11:30',
    serveTo: '13:00',
    ...fields,
  }),
})
const { meals } = programmeOf({
  meals: [
    meal('a', '2026-11-16', 'Ärtsoppa', { price: 60 }),
    meal('b', '2026-11-18', 'ärtsoppa ', { price: 65, soldOut: true, allergens: { milk: 'contains' } }),
    meal('c', '2026-11-18', 'Stekt fisk'),
    meal('d', '2026-11-25', 'Stekt fisk'),
  ],
})

it('keeps each dish once, as at its latest serving', () => {
  expect(dishesOf(meals).map(({ dish, price }) => [dish.sv, price])).toEqual([
    ['Stekt fisk', undefined],
    ['ärtsoppa', 65],
  ])
  expect(dishesOf(meals)[1]).not.toHaveProperty('soldOut')
  expect(dishesLike(dishesOf(meals), 'fi', 5).map(({ dish }) => dish.sv)).toEqual(['Stekt fisk'])
  expect(dishesLike(dishesOf(meals), 'is', 5)).toEqual([])
})

it('copies a week onto its weekdays, without what is there and without what was sold out', () => {
  let count = 0
  const changes = copyMeals(meals, '2026-11-16', '2026-11-23', () => `new-${++count}`)
  expect(changes).toMatchObject([
    { id: 'new-1', fields: { date: '2026-11-23', price: 60 } },
    { id: 'new-2', fields: { date: '2026-11-25', price: 65, allergens: { milk: 'contains' } } },
  ])
  for (const change of changes) if (change.do === 'set') expect(change.fields).not.toHaveProperty('soldOut')
})

it('says free from of the rest only where nothing was said', () => {
  const states = statesOf({ milk: 'contains', fish: 'free' })
  expect(factsOf(states)).toEqual({ milk: 'contains', fish: 'free' })
  const all = factsOf(restAs(states, 'free'))
  expect(all).toMatchObject({ milk: 'contains', eggs: 'free' })
  expect(Object.keys(all)).toHaveLength(14)
})
