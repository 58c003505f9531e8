import { expect, it } from 'vitest'
import { isWeakPin } from './weakPin.ts'

it.each([
  '000000',
  '77777777',
  '123456',
  '012345',
  '890123',
  '987654',
  '321098',
  '121212',
  '1212121',
  '123123',
  '112233',
  '665544',
  '111222',
  '19451945',
])('%s is weak', (pin) => {
  expect(isWeakPin(pin)).toBe(true)
})

it.each(['483920', '271828', '123457', '194519', '19451946', '121213', '902817364510'])(
  '%s will do',
  (pin) => {
    expect(isWeakPin(pin)).toBe(false)
  },
)
