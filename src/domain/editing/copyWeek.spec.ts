import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Programme } from '../../contract/programme.ts'
import { addMinutes, dateOf, mondayOf } from '../dates.ts'
import { calendarId } from '../ics/changes.ts'
import { activity, programmeOf } from '../testing.ts'
import { copyWeek } from './copyWeek.ts'
import { applied, shown } from './testing.ts'

describe('a week that is copied', () => {
  const from = '2026-11-16'
  const to = '2026-11-23'
  const items = fc.uniqueArray(
    fc.record({
      minutes: fc.integer({ min: 0, max: 13 * 24 * 4 }),
      title: fc.constantFrom('Bingo', 'Kör', 'Boule'),
      recurs: fc.boolean(),
    }),
    { maxLength: 8, selector: ({ minutes }) => minutes },
  )
  const programmes = items.map((all) =>
    programmeOf({
      activities: all.map(({ minutes, title, recurs }, index) => {
        const start = addMinutes(`${from}T08:00`, minutes * 15)
        return activity(`a${index}`, {
          start,
          title: { sv: title },
          ...(recurs && { recurrence: 'FREQ=WEEKLY' }),
        })
      }),
    }),
  )

  it('twice is the same as once', () => {
    fc.assert(
      fc.property(programmes, (programme) => {
        const once = applied(programme, copyWeek(programme, from, to))
        expect(copyWeek(once, from, to)).toEqual([])
      }),
    )
  })

  it('has all that was held once, and doubles nothing', () => {
    fc.assert(
      fc.property(programmes, (programme) => {
        const copied = applied(programme, copyWeek(programme, from, to))
        const week = (all: Programme, monday: string) =>
          shown(all, monday, 1).map(({ title, start }) => `${title} ${start}`)
        const target = week(copied, to)
        expect(new Set(target).size).toBe(
          new Set(week(programme, to)).size + copied.activities.length - programme.activities.length,
        )
        for (const one of programme.activities.filter((each) => mondayOf(dateOf(each.start)) === from))
          expect(target).toContain(`${one.title.sv} ${addMinutes(one.start, 7 * 1440)}`)
      }),
    )
  })

  it('gets no second one of what comes back by itself at that time, unless it is cancelled there', () => {
    const programme = programmeOf({
      activities: [
        activity('series', { start: '2026-11-28T09:45', title: { sv: 'Kör' }, recurrence: 'FREQ=WEEKLY' }),
        activity('once', { start: '2026-11-21T09:45', title: { sv: 'Kör' } }),
      ],
    })
    expect(copyWeek(programme, from, to)).toEqual([])
    const date = '2026-11-28'
    const cancelled = { id: `series:${date}`, activity: 'series', date, cancelled: true }
    expect(copyWeek({ ...programme, occurrences: [cancelled] }, from, to)).toHaveLength(1)
  })

  it('is copied as it was held, and without what was cancelled', () => {
    const programme = programmeOf({
      activities: [
        activity('a', { start: '2026-11-17T10:00' }),
        activity('b', { start: '2026-11-18T10:00' }),
      ],
      occurrences: [
        {
          id: 'a:2026-11-17',
          activity: 'a',
          date: '2026-11-17',
          movedTo: '2026-11-19T11:00',
          leader: 'Karin',
        },
        { id: 'b:2026-11-18', activity: 'b', date: '2026-11-18', cancelled: true },
      ],
    })
    expect(copyWeek(programme, from, to)).toMatchObject([
      { id: 'a_2026-11-23', fields: { start: '2026-11-26T11:00', leader: 'Karin' } },
    ])
  })
  it('leaves to an association what comes from its calendar, and takes along what was copied from it before', () => {
    const own = calendarId('PRO', 'lecture')
    const ids = [own, `${own}:20261118T1000`, `${own}_2026-11-16`]
    const activities = ids.map((id, index) => activity(id, { start: `2026-11-1${7 + index}T10:00` }))
    expect(copyWeek(programmeOf({ activities }), from, to)).toMatchObject([
      { id: `${own}_2026-11-23`, fields: { start: '2026-11-26T10:00' } },
    ])
  })
})
