import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Programme } from '../../contract/programme.ts'
import { addDays, timeOf } from '../dates.ts'
import { datesOf } from '../recurrence.ts'
import { activity, programmeOf } from '../testing.ts'
import { withOwnDates } from './changes.ts'
import { cancelOccurrence, holdOccurrence } from './occurrence.ts'
import { changeThis } from './oneDate.ts'
import { anySeries, applied, first, last, shown } from './testing.ts'

describe('one date', () => {
  it('changes no other', () => {
    fc.assert(
      fc.property(
        anySeries,
        fc.nat({ max: 20 }),
        fc.integer({ min: -4, max: 4 }),
        fc.boolean(),
        (one, index, days, cancels) => {
          const programme = programmeOf({ activities: [one] })
          const date = datesOf(one, first, last)[index]
          fc.pre(date !== undefined && date !== '')
          const on = { activity: one, date: date ?? '' }
          const to = `${addDays(on.date, days)}T09:15`
          const changes = cancels
            ? cancelOccurrence(programme, on, { sv: 'sjuk' })
            : changeThis(programme, on, { start: to })
          const changed = applied(programme, changes)
          const others = (all: Programme) =>
            shown(all, addDays(on.date, -14), 5).filter(
              (view) => view.start !== to && !(view.date === on.date && timeOf(view.start) === '13:00'),
            )
          expect(others(changed)).toEqual(others(programme))
          const here = shown(changed, addDays(on.date, -14), 5)
          expect(here).toContainEqual(
            cancels
              ? expect.objectContaining({ date: on.date, cancelled: true })
              : expect.objectContaining({ start: to, away: false }),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  const one = activity('a', { start: '2026-11-05T13:00', recurrence: 'FREQ=WEEKLY;BYDAY=TH' })

  it('stands for whoever changed it as the store has it', () => {
    const own = { id: 'a:2026-11-26', activity: 'a', date: '2026-11-26', leader: 'Karin', cancelled: false }
    const on = { activity: one, date: '2026-11-26' }
    for (const occurrences of [[], [own]]) {
      const programme = programmeOf({ activities: [one], occurrences })
      const cancelling = cancelOccurrence(programme, on, { sv: 'sjuk' })
      const cancelled = withOwnDates(programme, cancelling)
      expect(cancelled).toEqual(applied(programme, cancelling))
      const holding = holdOccurrence(cancelled, on)
      expect(withOwnDates(cancelled, holding)).toEqual(applied(cancelled, holding))
    }
  })

  it('is moved back by a move to where it is planned', () => {
    const occurrences = [
      { id: 'a:2026-11-26', activity: 'a', date: '2026-11-26', movedTo: '2026-11-27T10:00' },
    ]
    const programme = programmeOf({ activities: [one], occurrences })
    expect(
      changeThis(programme, { activity: one, date: '2026-11-26' }, { start: '2026-11-26T13:00' }),
    ).toEqual([
      {
        do: 'set',
        type: 'occurrence',
        id: 'a:2026-11-26',
        fields: { activity: 'a', date: '2026-11-26', movedTo: null },
        seen: { movedTo: '2026-11-27T10:00' },
      },
    ])
  })

  it('that is cancelled can be held after all', () => {
    const occurrences = [
      {
        id: 'a:2026-11-26',
        activity: 'a',
        date: '2026-11-26',
        cancelled: true,
        reason: { sv: 'sjuk' },
        leader: 'Karin',
      },
    ]
    const programme = programmeOf({ activities: [one], occurrences })
    const held = applied(programme, holdOccurrence(programme, { activity: one, date: '2026-11-26' }))
    expect(held.occurrences).toEqual([
      { id: 'a:2026-11-26', activity: 'a', date: '2026-11-26', cancelled: false, leader: 'Karin' },
    ])
  })

  it('has its own room, leader and length, seen as they stood', () => {
    const programme = programmeOf({ activities: [one] })
    const own = { durationMinutes: 90, room: 'r', leader: 'Karin' }
    expect(changeThis(programme, { activity: one, date: '2026-11-26' }, own)).toEqual([
      {
        do: 'set',
        type: 'occurrence',
        id: 'a:2026-11-26',
        fields: { activity: 'a', date: '2026-11-26', ...own },
        seen: { durationMinutes: null, room: null, leader: null },
      },
    ])
  })
})
