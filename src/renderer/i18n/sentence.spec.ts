import { expect, it } from 'vitest'
import { asSentence } from './sentence.ts'

it.each([
  ['Personalen är sjuk', 'Personalen är sjuk.'],
  ['Personalen är sjuk. ', 'Personalen är sjuk.'],
  ['Vi är på utflykt!', 'Vi är på utflykt!'],
  ['”Planeringsdag.”', '”Planeringsdag.”'],
  ['Planeringsdag (hela huset)', 'Planeringsdag (hela huset).'],
])('ends %s once', (written, said) => {
  expect(asSentence({ sv: written })).toEqual({ sv: said })
})

it('ends each language by itself, and makes none', () => {
  expect(asSentence({ sv: 'Sjuk', ar: 'لماذا؟', fi: '' })).toEqual({ sv: 'Sjuk.', ar: 'لماذا؟', fi: '' })
})
