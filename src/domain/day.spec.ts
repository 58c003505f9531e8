import { describe, expect, it } from 'vitest'
import { dayView, weekView } from '../contract/views.ts'
import { assembleDay, assembleFood, assembleWeek, findOccurrence, nextChangeAt } from './day.ts'
import { activity, noCounts, programmeOf, stockholmTime } from './testing.ts'

const screen = { example: false, panel: { inches: 27, bottomCm: 70 } }
const empty = programmeOf({})

describe('an empty programme', () => {
  const input = { programme: empty, now: stockholmTime('2026-11-23T10:24'), counts: noCounts }

  it('gives an empty day, with the date and nothing made up', () => {
    const day = assembleDay({ ...input, ...screen })
    expect(dayView.parse(day)).toMatchObject({
      date: '2026-11-23',
      week: 48,
      holiday: null,
      venue: { name: '', timeZone: 'Europe/Stockholm' },
      opening: { open: false, today: null, next: null, known: false },
      occurrences: [],
      meals: [],
      notices: [],
      ahead: null,
    })
  })

  it('gives an empty week and no food, and changes at midnight', () => {
    expect(weekView.parse(assembleWeek(input))).toMatchObject({ from: '2026-11-23', week: 48 })
    expect(assembleFood(input)).toEqual([])
    expect(findOccurrence(input, 'song:2026-11-23')).toBeNull()
    expect(nextChangeAt(input)).toBe(stockholmTime('2026-11-24T00:00'))
  })
})

describe('a recurring activity', () => {
  const programme = programmeOf({
    activities: [activity('song', { start: '2025-11-24T10:00', recurrence: 'FREQ=WEEKLY;BYDAY=MO' })],
  })

  it('is there each week at its time', () => {
    const week = assembleWeek({ programme, now: stockholmTime('2026-11-23T10:24'), counts: noCounts })
    expect(week.days.map((day) => day.occurrences.map((one) => [one.start, one.phase]))).toEqual([
      [['2026-11-23T10:00', 'now']],
      ...Array.from({ length: 6 }, () => []),
    ])
  })
})
