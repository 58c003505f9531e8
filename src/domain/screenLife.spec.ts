import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openingAt } from './opening.ts'
import { isAlarming, lifeOf, mostAlarmMinutes, type Needed, quietMs } from './screenLife.ts'
import { programmeOf, stockholm, stockholmTime } from './testing.ts'

const weekdays = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [
    day,
    { from: '09:00', to: '16:00' },
  ]),
)
const opening = programmeOf({
  openingHours: { ...weekdays, saturday: null, sunday: null, closedOnHolidays: true },
  openingExceptions: [
    { id: 'opening:2026-11-26', date: '2026-11-26', hours: null },
    { id: 'opening:2026-11-27', date: '2026-11-27', hours: { from: '12:00', to: '14:00' } },
  ],
})
const needed: Needed = { opening, screenHours: null, timeZone: stockholm }
const unstated: Needed = { ...needed, opening: programmeOf({}) }
const evening: Needed = { ...needed, screenHours: { from: '08:00', to: '12:00' } }
const yesterday = stockholmTime('2026-11-22T16:00')
const saturday = stockholmTime('2026-11-28T16:00')

describe('whether a screen is there', () => {
  const at = stockholmTime
  it.each([
    ['that has never called', null, needed, '2026-11-23T10:00', { state: 'never' }],
    ['just heard of', at('2026-11-23T09:51'), needed, '2026-11-23T10:00', { state: 'alive' }],
    ['heard of when it is closed', at('2026-11-22T09:51'), needed, '2026-11-22T10:00', { state: 'alive' }],
    ['quiet in opening hours', at('2026-11-23T09:50'), needed, '2026-11-23T10:00', { state: 'quiet' }],
    ['quiet before it opens', yesterday, needed, '2026-11-23T08:59', { state: 'off', why: 'closedNow' }],
    ['quiet on a Sunday', saturday, needed, '2026-11-29T10:00', { state: 'off', why: 'closedToday' }],
    [
      'quiet on a Sunday, and since Friday at noon',
      at('2026-11-27T12:30'),
      needed,
      '2026-11-29T10:00',
      { state: 'quiet' },
    ],
    ['that broke at noon, at night', at('2026-11-23T12:00'), needed, '2026-11-23T23:00', { state: 'quiet' }],
    [
      'that was shut at closing time, at night',
      at('2026-11-23T15:55'),
      needed,
      '2026-11-23T23:00',
      { state: 'off', why: 'closedNow' },
    ],
    [
      'quiet on a closed day',
      at('2026-11-25T15:58'),
      needed,
      '2026-11-26T10:00',
      { state: 'off', why: 'closedToday' },
    ],
    [
      'quiet outside its own hours',
      at('2026-11-23T11:55'),
      evening,
      '2026-11-23T13:00',
      { state: 'off', why: 'screenHours' },
    ],
    ['quiet, with no hours stated', yesterday, unstated, '2026-11-29T03:00', { state: 'quiet' }],
  ] as const)('of one %s', (_name, last, of, now, life) => {
    expect(lifeOf(last, of, at(now))).toEqual(life)
  })
})

describe('an alarm', () => {
  it.each([
    ['2026-11-23T09:00', false],
    ['2026-11-23T09:14', false],
    ['2026-11-23T09:15', true],
    ['2026-11-23T15:59', true],
    ['2026-11-23T16:00', false],
    ['2026-11-26T10:00', false],
    ['2026-11-27T12:10', false],
    ['2026-11-27T12:15', true],
    ['2026-11-28T10:00', false],
  ])('of a screen that has been quiet for long, at %s: %s', (now, alarms) => {
    expect(isAlarming(yesterday, needed, stockholmTime(now), 15)).toBe(alarms)
  })

  it('comes of no screen in its own dark hours, nor at a venue that has stated none', () => {
    const [ten, one] = [stockholmTime('2026-11-23T10:00'), stockholmTime('2026-11-23T13:00')]
    expect(isAlarming(yesterday, evening, ten, 15)).toBe(true)
    expect(isAlarming(yesterday, evening, one, 15)).toBe(false)
    expect(isAlarming(yesterday, unstated, ten, 15)).toBe(false)
  })

  it('means that the venue was open for all of the silence that it is about, and that the screen is not there', () => {
    const start = stockholmTime('2026-11-23T00:00')
    const week = 7 * 24 * 60
    fc.assert(
      fc.property(
        fc.nat(week),
        fc.nat(week),
        fc.integer({ min: 10, max: mostAlarmMinutes }),
        (now, ago, minutes) => {
          const at = start + now * 60_000
          const last = at - ago * 60_000
          if (!isAlarming(last, needed, at, minutes)) return
          expect(at - last).toBeGreaterThanOrEqual(minutes * 60_000)
          for (let minute = 0; minute <= minutes; minute++)
            expect(openingAt(opening, at - minute * 60_000, stockholm).open).toBe(true)
          expect(lifeOf(last, needed, at)).toEqual({ state: 'quiet' })
        },
      ),
      { numRuns: 300 },
    )
    expect(quietMs).toBeLessThanOrEqual(10 * 60_000)
  })
})
