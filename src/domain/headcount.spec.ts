import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { countedPersons, countsByOccurrence, type HeadCount, mayCount } from './headcount.ts'

const bingo = 'bingo:2026-11-23'
const count = (persons: number, occurrence: string | null = null): HeadCount => ({ occurrence, persons })
const anyCount = fc.record({
  occurrence: fc.constantFrom(null, bingo, 'choir:2026-11-23'),
  persons: fc.integer({ min: -20, max: 20 }),
})

it('sums by what was counted, and leaves out what has come back to none', () => {
  const counts = [count(12, bingo), count(30), count(-2, bingo), count(-30)]
  expect(countsByOccurrence(counts)).toEqual([count(10, bingo)])
  expect(countedPersons(counts)).toBe(10)
})

it('takes back no more than was counted of the same', () => {
  const standing = [count(5, bingo), count(3)]
  expect(mayCount(standing, count(-5, bingo))).toBe(true)
  expect(mayCount(standing, count(-6, bingo))).toBe(false)
  expect(mayCount(standing, count(-4))).toBe(false)
  expect(mayCount([], count(7))).toBe(true)
})

it('sums the same in any order, and never falls below none where each was let through', () => {
  fc.assert(
    fc.property(fc.array(anyCount), (offered) => {
      const taken: HeadCount[] = []
      for (const one of offered) if (mayCount(taken, one)) taken.push(one)
      expect(countsByOccurrence(taken).every(({ persons }) => persons > 0)).toBe(true)
      expect(countedPersons(taken.toReversed())).toBe(countedPersons(taken))
      expect(countedPersons(countsByOccurrence(taken))).toBe(countedPersons(taken))
    }),
  )
})
