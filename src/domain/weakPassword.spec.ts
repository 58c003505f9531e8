import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isWeakPassword } from './weakPassword.ts'

const known = ['Eva Lindström', 'eva.lindstrom@kommunen.example', 'Eskilstuna kommun']

it.each([
  ...['aaaaaaaaaaaa', '112211221122', 'abcdefghijkl', '987654321098', 'hemlighemlig', 'åäöåäöåäöåäö'],
  ...[
    'Lösenord12345',
    'Sommaren2026!',
    'VÄLKOMMEN-2026',
    'samvaro samvaro 1',
    'qwertyuiop12',
    'Pass-word-2026',
  ],
  ...['Eva.Lindström1', 'EskilstunaKommun', 'lindstrom evaeva', '19450603-1234', '            '],
])('finds %s weak', (password) => {
  expect(isWeakPassword(password, known)).toBe(true)
})

it.each([
  ...['kaffe med mjölk tack', 'trehästar på ön', 'Kp7-Zq2-Vx9-Lm4', '839201748362', 'sommarfågeln flög'],
  ...['eva dricker saft ute', 'пароль длинный да'],
])('leaves %s alone', (password) => {
  expect(isWeakPassword(password, known)).toBe(false)
})

it('is quick, and says the same of any case, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (password) => {
      const lower = password.normalize('NFKD').toLowerCase()
      expect(isWeakPassword(lower, known)).toBe(isWeakPassword(password, known))
    }),
  )
})
