import { expect, it } from 'vitest'
import { watchTouches } from './touches.ts'

it('knows a page that nobody has touched for a minute from one at which somebody works', () => {
  const target = new EventTarget()
  let now = 0
  const state = watchTouches(target, () => now)
  const at = (ms: number) => {
    now = ms
    return state()
  }
  expect([at(0), at(59_999), at(60_000)]).toEqual(['touched', 'touched', 'left'])
  target.dispatchEvent(new Event('keydown'))
  expect([at(119_999), at(120_000)]).toEqual(['touched', 'left'])
})
