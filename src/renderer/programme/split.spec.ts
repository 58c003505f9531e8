import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitText } from './split.ts'

describe('splitText', () => {
  it('leaves a short text whole', () => {
    expect(splitText('I morgon stänger vi kl 14.')).toEqual(['I morgon stänger vi kl 14.'])
    expect(splitText('  ')).toEqual([])
  })

  it('cuts between sentences, else between words, else anywhere', () => {
    expect(splitText('Hissen är trasig. Säg till.', 20)).toEqual(['Hissen är trasig.', 'Säg till.'])
    expect(splitText('ett två tre fyra', 9)).toEqual(['ett två', 'tre fyra'])
    expect(splitText('abcdefgh', 3)).toEqual(['abc', 'def', 'gh'])
  })

  it('loses nothing but spaces, and no part is too long', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), fc.integer({ min: 1, max: 200 }), (text, longest) => {
        const parts = splitText(text, longest)
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(longest)
      }),
    )
  })
})
