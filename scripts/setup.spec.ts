import { delimiter } from 'node:path'
import { expect, it } from 'vitest'
import { isNewEnough, withFirstOnPath } from './setup.mjs'

it.each(['PATH', 'Path'])(
  'puts folders first on what the system calls %s, and makes no second one',
  (name) => {
    expect(withFirstOnPath({ HOME: '/home', [name]: '/bin' }, ['/own', '/more'])).toEqual({
      HOME: '/home',
      [name]: ['/own', '/more', '/bin'].join(delimiter),
    })
  },
)

it.each([
  ['20.19.4', false],
  ['22.17.1', false],
  ['22.18.0', true],
  ['23.0.0', false],
  ['23.5.0', false],
  ['23.6.0', true],
  ['24.0.0', true],
  ['26.1.0', true],
])('says of Node %s whether it runs TypeScript: %s', (version, runs) => {
  expect(isNewEnough(version)).toBe(runs)
})
