import fc from 'fast-check'
import { expect, it } from 'vitest'
import { allergens } from '../../contract/words.ts'
import { allergenOfCode, allergenOfWord, contained, readAllergens } from './allergens.ts'

it('knows the 14 in Swedish and English, and by GS1 code', () => {
  const swedish =
    'gluten kräftdjur ägg fisk jordnötter soja mjölk nötter selleri senap sesam sulfit lupin blötdjur'
  const english =
    'Wheat Crustaceans Egg Fish Peanuts Soya Milk Nuts Celery Mustard Sesame Sulphites Lupin Molluscs'
  const codes = 'AW AC AE AF AP AY AM AN BC BM AS AU NL UM'
  expect(swedish.split(' ').map(allergenOfWord)).toEqual(allergens)
  expect(english.split(' ').map(allergenOfWord)).toEqual(allergens)
  expect(codes.split(' ').map(allergenOfCode)).toEqual(allergens)
  expect(allergenOfCode('ZZ')).toBeNull()
})

it('takes a list for what is in the dish, and says what it does not know', () => {
  expect(readAllergens('Innehåller: gluten, mjölk och ägg.')).toEqual({
    contains: ['gluten', 'milk', 'eggs'],
    unclear: [],
  })
  expect(readAllergens('Glutenfri, mjölk; spår av nötter')).toEqual({
    contains: ['milk'],
    unclear: ['Glutenfri', 'spår av nötter'],
  })
  expect(readAllergens('-')).toEqual({ contains: [], unclear: [] })
})

it('never says free from', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(
        Object.values(contained(readAllergens(text).contains)).every((state) => state === 'contains'),
      ).toBe(true)
    }),
  )
  for (const text of ['mjölkfri', 'fri från ägg', 'utan nötter', 'no milk', 'inga allergener'])
    expect(contained(readAllergens(text).contains)).toEqual({})
})
