import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WeekView } from '../../../contract/views.ts'
import { addMinutes } from '../../../domain/dates.ts'
import { assembleWeek } from '../../../domain/day.ts'
import { activity, noCounts, programmeOf, stockholmTime } from '../../../domain/testing.ts'
import {
  daysShown,
  hoursShown,
  keyOf,
  leastMinutes,
  lengthShown,
  minutesOf,
  nextItem,
  placed,
  widthOf,
} from './layout.ts'

function weekOf(items: readonly { start: string; durationMinutes?: number }[], more = {}): WeekView {
  const programme = programmeOf({
    activities: items.map((item, index) => activity(`a${index}`, item)),
    ...more,
  })
  return assembleWeek({ programme, now: stockholmTime('2026-11-23T08:00'), counts: noCounts })
}

const someItems = fc.array(
  fc.record({
    start: fc
      .integer({ min: 0, max: 23 * 4 })
      .map((quarters) => addMinutes('2026-11-23T00:00', quarters * 15)),
    durationMinutes: fc.integer({ min: 5, max: 300 }),
  }),
  { maxLength: 12 },
)

describe('a day in the picture', () => {
  it('never draws two over each other', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        const all = placed(weekOf(items).days[0]?.occurrences ?? [])
        expect(all).toHaveLength(items.length)
        for (const one of all) {
          expect(one.lane).toBeLessThan(one.lanes)
          const end = (view: typeof one.view) =>
            minutesOf(view.start) + Math.max(leastMinutes, lengthShown(view))
          const over = all.filter(
            (other) =>
              other !== one &&
              minutesOf(other.view.start) < end(one.view) &&
              minutesOf(one.view.start) < end(other.view),
          )
          for (const other of over) {
            expect(other.lane).not.toBe(one.lane)
            expect(other.lanes).toBe(one.lanes)
          }
        }
      }),
    )
  })

  it('has hours for all that is there', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        const { days } = weekOf(items)
        const { from, to } = hoursShown(days)
        for (const { occurrences } of days)
          for (const view of occurrences) {
            expect(minutesOf(view.start)).toBeGreaterThanOrEqual(from * 60)
            expect(minutesOf(view.start) + lengthShown(view)).toBeLessThanOrEqual(to * 60)
          }
      }),
    )
  })

  it('is wider the more stands side by side in it', () => {
    const width = (count: number) => {
      const items = Array.from({ length: count }, () => ({ start: '2026-11-23T10:00' }))
      return widthOf(placed(weekOf(items).days[0]?.occurrences ?? []))
    }
    expect([0, 1, 2, 4].map(width)).toEqual([1, 1, 1.35, 2.05])
  })
})

describe('the days of a week', () => {
  const dates = (week: WeekView) => daysShown(week).map(({ date }) => date.slice(8))

  it('are Monday to Friday', () => expect(dates(weekOf([]))).toEqual(['23', '24', '25', '26', '27']))

  it('and a day of the weekend that has something, or is open', () => {
    expect(dates(weekOf([{ start: '2026-11-28T10:00' }]))).toContain('28')
    const openingHours = { sunday: { from: '10:00', to: '14:00' } }
    expect(dates(weekOf([], { openingHours }))).toContain('29')
  })
})

describe('arrows', () => {
  const week = weekOf([
    { start: '2026-11-23T10:00' },
    { start: '2026-11-23T13:00' },
    { start: '2026-11-25T09:00' },
    { start: '2026-11-25T12:30' },
  ])
  const columns = week.days.map(({ occurrences }) => placed(occurrences))
  const views = columns.flat().map(({ view }) => view)
  const go = (from: number, arrow: Parameters<typeof nextItem>[2]) => {
    const view = views[from]
    const next = view && nextItem(columns, keyOf(view), arrow)
    return next ? views.indexOf(next) : null
  }

  it('go within a day, and over days without anything to what is nearest in time', () => {
    expect(go(0, 'ArrowDown')).toBe(1)
    expect(go(0, 'ArrowUp')).toBeNull()
    expect(go(0, 'ArrowRight')).toBe(2)
    expect(go(1, 'ArrowRight')).toBe(3)
    expect(go(3, 'ArrowLeft')).toBe(1)
    expect(go(2, 'Home')).toBe(0)
    expect(go(0, 'End')).toBe(3)
  })
})
