import { expect, it } from 'vitest'
import { sendingOf } from './quota.ts'

it.each([
  [0, 0, 'ordinary'],
  [24, 249, 'ordinary'],
  [25, 0, 'much'],
  [0, 250, 'much'],
  [99, 999, 'much'],
  [100, 0, 'stopped'],
  [0, 1001, 'stopped'],
])('calls %d ops of 100 and %d bytes of 1000 %s', (ops, bytes, expected) => {
  expect(sendingOf({ ops, bytes }, { ops: 100, bytes: 1000 })).toBe(expected)
})
