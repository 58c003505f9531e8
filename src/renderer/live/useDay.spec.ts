import { expect, it } from 'vitest'
import { dayInPage } from './useDay.ts'

const view = { now: 1, venue: { name: 'Björken' }, panel: { inches: 43 }, occurrences: [] }

/** A page with this text in its block, or without one. */
const page = (text: string | null) => ({
  getElementById: (id: string) =>
    id === 'day' && text !== null ? ({ textContent: text } as HTMLElement) : null,
})

it('is the view that came with the page', () => {
  expect(dayInPage(page(JSON.stringify(view)), 'navigate')).toEqual(view)
})

it.each([
  ['has none', null, 'navigate'],
  ['is empty', '', 'navigate'],
  ['is cut off', JSON.stringify(view).slice(0, 20), 'navigate'],
  ['is of another shape', '{"now":1}', 'navigate'],
  ['lay in the history of the browser', JSON.stringify(view), 'back_forward'],
])('is none when the page %s', (_what, text, navigation) => {
  expect(dayInPage(page(text), navigation)).toBeNull()
})
