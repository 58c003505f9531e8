import { describe, expect, it } from 'vitest'
import { alphabetOf, alphabets, nextAlphabet, rows } from './layouts.ts'

const letters = {
  sv: 'abcdefghijklmnopqrstuvwxyzåäö',
  fi: 'abcdefghijklmnopqrstuvwxyzåäö',
  en: 'abcdefghijklmnopqrstuvwxyz',
  ar: 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة',
}

describe('the keys', () => {
  it.each(alphabets)('have every letter of %s, and every digit', (alphabet) => {
    const keys = rows[alphabet].join('')
    for (const letter of `${letters[alphabet]}0123456789`) expect(keys).toContain(letter)
  })

  it.each(Object.entries(rows))('of %s hold none twice, and no row is too long for a finger', (_, layer) => {
    const keys = [...layer.join('')]
    expect(new Set(keys).size).toBe(keys.length)
    for (const row of layer) expect([...row].length).toBeLessThanOrEqual(12)
  })

  it('have what an address, a phone number and a time need', () => {
    const keys = [...rows.sv, ...rows.signs].join('')
    for (const sign of '@./:-+()–') expect(keys).toContain(sign)
  })
})

it('goes round the alphabets', () => {
  expect(alphabets.map(nextAlphabet)).toEqual(['fi', 'en', 'ar', 'sv'])
})

it.each([
  ['sv', 'sv'],
  ['ar', 'ar'],
  ['so', 'en'],
  ['', 'sv'],
  ['de', 'sv'],
])('writes %s with the keys of %s', (language, alphabet) => {
  expect(alphabetOf(language)).toBe(alphabet)
})
