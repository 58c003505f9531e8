import { delimiter } from 'node:path'
import { expect, it } from 'vitest'
import { withFirstOnPath } from './setup.mjs'

it.each(['PATH', 'Path'])(
  'puts folders first on what the system calls %s, and makes no second one',
  (name) => {
    expect(withFirstOnPath({ HOME: '/home', [name]: '/bin' }, ['/own', '/more'])).toEqual({
      HOME: '/home',
      [name]: ['/own', '/more', '/bin'].join(delimiter),
    })
  },
)
