import { expect, it } from 'vitest'
import { joinRefusal, orderRefusal } from './choices.ts'
import { assembleDay, findOccurrence } from './day.ts'
import { activity, noCounts, programmeOf, stockholmTime, usualScreen } from './testing.ts'

const today = '2026-11-23'
const song = (change: object = {}, joined = 0) => {
  const programme = programmeOf({
    activities: [activity('song', { recurrence: 'FREQ=WEEKLY', places: 5 })],
    occurrences: [{ id: 'song:2026-11-23', activity: 'song', date: today, ...change }],
  })
  const counts = { ...noCounts, joined: new Map([['song:2026-11-23', joined]]) }
  return findOccurrence({ programme, now: stockholmTime('2026-11-23T12:00'), counts }, 'song:2026-11-23')
}

it('joins what is held today, as long as the whole party has a place', () => {
  expect(joinRefusal(song(), today, 5)).toBeNull()
  expect(joinRefusal(song({}, 3), today, 2)).toBeNull()
  expect(joinRefusal(song({}, 3), today, 3)).toBe('FULL')
  expect(joinRefusal(song({ movedTo: '2026-11-23T15:00' }), today, 1)).toBeNull()
})

it('does not join what is cancelled, another day or nothing', () => {
  expect(joinRefusal(song({ cancelled: true }), today, 1)).toBe('NOT_OFFERED')
  expect(joinRefusal(song({ movedTo: '2026-11-24T15:00' }), today, 1)).toBe('NOT_OFFERED')
  expect(joinRefusal(null, today, 1)).toBe('NOT_OFFERED')
})

const lunch = (time: string, ordered = 0) => {
  const meal = {
    id: 'lunch',
    date: today,
    kind: 'lunch',
    dish: { sv: 'Ärtsoppa' },
    serveFrom: '11:30',
    serveTo: '13:00',
    orderBy: '10:30',
    portions: 10,
    diets: ['vegan'],
  }
  const counts = { ...noCounts, ordered: new Map([['lunch', ordered]]) }
  const now = stockholmTime(`${today}T${time}`)
  const screen = {
    programmeVersion: 'v1',
    example: false,
    panel: { inches: 27, bottomCm: 70 },
    screen: usualScreen,
  }
  const [view] = assembleDay({ programme: programmeOf({ meals: [meal] }), now, counts, ...screen }).meals
  return view ?? null
}

it('orders a diet that there is, while there are portions and time', () => {
  expect(orderRefusal(lunch('10:00', 8), 'vegan', 2)).toBeNull()
  expect(orderRefusal(lunch('10:00', 8), 'ordinary', 3)).toBe('FULL')
  expect(orderRefusal(lunch('10:00'), 'porkFree', 1)).toBe('NOT_OFFERED')
  expect(orderRefusal(lunch('10:30'), 'ordinary', 1)).toBe('NOT_OFFERED')
  expect(orderRefusal(null, 'ordinary', 1)).toBe('NOT_OFFERED')
})

it('always takes an order back', () => {
  expect(orderRefusal(lunch('12:00', 10), 'ordinary', -1)).toBeNull()
})
