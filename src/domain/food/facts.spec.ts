import fc from 'fast-check'
import { expect, it } from 'vitest'
import { allergenStates, allergens } from '../../contract/words.ts'
import { allergensThat } from './facts.ts'

it('takes what nobody has stated as unknown', () => {
  const facts = { milk: 'contains', gluten: 'free', eggs: 'unknown' } as const
  expect(allergensThat(facts, 'contains')).toEqual(['milk'])
  expect(allergensThat(facts, 'free')).toEqual(['gluten'])
  expect(allergensThat(facts, 'unknown')).toContain('eggs')
  expect(allergensThat({}, 'unknown')).toEqual(allergens)
})

it('has each of the 14 in one state, in their order', () => {
  const facts = fc.dictionary(fc.constantFrom(...allergens), fc.constantFrom(...allergenStates))
  fc.assert(
    fc.property(facts, (stated) => {
      const found = allergenStates.map((state) => allergensThat(stated, state))
      expect(found.flat().sort()).toEqual([...allergens].sort())
      for (const some of found) expect(some).toEqual(allergens.filter((allergen) => some.includes(allergen)))
    }),
  )
})
