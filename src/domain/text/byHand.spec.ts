import { describe, expect, it } from 'vitest'
import { activityInLine, mealInLine } from './byHand.ts'

const near = '2026-12-02'

describe('a line that somebody makes a meal of', () => {
  it('gives its day, its price and its allergens', () => {
    const text = 'Måndag: Köttbullar med potatismos, lingon (gluten, mjölk, ägg) 75 kr'
    expect(mealInLine(text, { near, above: [] })).toMatchObject({
      date: '2026-11-30',
      dish: { sv: 'Köttbullar med potatismos, lingon' },
      price: 75,
      allergens: { gluten: 'contains', milk: 'contains', eggs: 'contains' },
    })
  })

  it('is of the week and the day above it, else of the day around it', () => {
    expect(mealInLine('Tisdag: Fisk', { near, above: [{ text: 'Vecka 51' }] })?.date).toBe('2026-12-15')
    expect(mealInLine('Fisk 70 kr', { near, above: [{ text: 'Fredag 4 december' }] })?.date).toBe(
      '2026-12-04',
    )
    expect(mealInLine('Fisk 70 kr', { near, above: [] })).toMatchObject({
      date: near,
      dish: { sv: 'Fisk' },
      price: 70,
    })
  })
})

describe('a line that somebody makes an activity of', () => {
  it('gives its day, its price and its place, at ten where it says no time', () => {
    const text = 'Torsdag: Kubb på gården, 20 kr'
    expect(activityInLine(text, { near, above: [{ text: 'Vecka 49' }] })).toMatchObject({
      title: { sv: 'Kubb' },
      start: '2026-12-03T10:00',
      durationMinutes: 60,
      price: 20,
      place: { sv: 'Gården' },
    })
  })

  it('keeps the time that it says', () => {
    expect(activityInLine('13-14.30 Kubb', { near, above: [] })).toMatchObject({
      title: { sv: 'Kubb' },
      start: `${near}T13:00`,
      durationMinutes: 90,
    })
  })
})

it('makes nothing of a line that says nothing', () => {
  expect(mealInLine('—', { near, above: [] })).toBeNull()
  expect(activityInLine('', { near, above: [] })).toBeNull()
})
