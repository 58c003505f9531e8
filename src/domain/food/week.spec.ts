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
  const changes = copyMeals(meals, '2026-11-16', '2026-11-23')
  expect(changes).toMatchObject([
    { id: 'a_2026-11-23', fields: { date: '2026-11-23', price: 60 } },
    { id: 'b_2026-11-25', fields: { date: '2026-11-25', price: 65, allergens: { milk: 'contains' } } },
  ])
  for (const change of changes) if (change.do === 'set') expect(change.fields).not.toHaveProperty('soldOut')
})

it('copies each meal of a week once, however often and by whomever it is copied', () => {
  const changes = copyMeals(meals, '2026-11-16', '2026-11-23')
  expect(copyMeals(meals, '2026-11-16', '2026-11-23')).toEqual(changes)
  const copied = changes.map(({ id }) => meal(id, '2026-11-25', 'Något annat'))
  expect(copyMeals([...meals, ...copied], '2026-11-16', '2026-11-23')).toEqual([])
  const next = copyMeals([...meals, ...copied.slice(0, 1)], '2026-11-23', '2026-11-30')
  expect(next.map(({ id }) => id)).toEqual(['d_2026-12-02', 'a_2026-12-02'])
})

it('says free from of the rest only where nothing was said', () => {
  const states = statesOf({ milk: 'contains', fish: 'free' })
  expect(factsOf(states)).toEqual({ milk: 'contains', fish: 'free' })
  const all = factsOf(restAs(states, 'free'))
  expect(all).toMatchObject({ milk: 'contains', eggs: 'free' })
  expect(Object.keys(all)).toHaveLength(14)
})
