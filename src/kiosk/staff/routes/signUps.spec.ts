import { describe, expect, it } from 'vitest'
import { changesFor } from '../../../domain/editing/form.ts'
import type { Scope } from '../../../domain/editing/series.ts'
import { bingo, staffPages } from '../testingPages.ts'
import { firstOf, today } from './testing.ts'

/** Bingo on Mondays since two weeks, with twenty places, of which a party of fifteen has taken theirs today. */
async function withFifteen() {
  const pages = await staffPages({ at: '2026-11-23T10:00' })
  const karin = pages.as('Karin').staff
  const fields = { ...bingo.fields, start: '2026-11-09T14:00' }
  await karin.programme.save({ kind: 'added', changes: [{ ...bingo, fields }] })
  const checkIn = pages.as().checkIn
  const come = async (screen: string, size: number) => {
    const { visitId } = await checkIn.touch({ touchId: crypto.randomUUID(), screen })
    await checkIn.partySize({ visitId, size })
    return (occurrenceId: string) => checkIn.join({ visitId, occurrenceId, join: true })
  }
  for (const screen of ['a', 'b', 'c']) await (await come(screen, 5))(today)
  await karin.today.headcount({ countId: crypto.randomUUID(), persons: 4, occurrenceId: today })
  const staffDay = async () => firstOf(await karin.today.live({}))
  /** Changes bingo as the week's form does, from today's date. */
  const change = async (scope: Scope, parts: { date?: string; time?: string; details?: object }) => {
    const programme = await karin.programme.all({})
    const activity = programme.activities.find(({ id }) => id === 'bingo')
    if (!activity) throw new Error('no bingo')
    const { id: _, start: __, durationMinutes: minutes, recurrence: ___, ...details } = activity
    const before = { date: '2026-11-23', time: '14:00', minutes, repeat: 'kept' as const, details }
    const after = { ...before, ...parts, details: { ...details, ...parts.details } }
    const wish = { activity, date: '2026-11-23', before, after, scope, newId: 'later', today: '2026-11-23' }
    return karin.programme.save({ kind: 'changed', changes: changesFor(programme, wish) })
  }
  return { karin, come, staffDay, change }
}

describe('who has signed up for today', () => {
  it.each([
    ['later', { details: { leader: 'Siv', title: { sv: 'Storbingo' }, places: 30 } }],
    ['later', { time: '15:00' }],
    ['all', { details: { leader: 'Siv' } }],
    ['all', { time: '15:00' }],
  ] as const)('is still there, and their places taken, when %s change by %o', async (scope, parts) => {
    const venue = await withFifteen()
    await venue.change(scope, parts)
    const { day, joined, headcounts } = await venue.staffDay()
    expect(joined).toEqual([{ occurrenceId: today, persons: 15 }])
    expect(headcounts).toEqual([{ occurrenceId: today, persons: 4 }])
    expect(day.occurrences).toMatchObject([{ id: today, places: { total: 20, left: 5 } }])
    const join = await venue.come('d', 6)
    await expect(join(today)).rejects.toMatchObject({ code: 'FULL' })
  })

  it('is still there when all of the series moves to another day, and today with it', async () => {
    const venue = await withFifteen()
    await venue.change('all', { date: '2026-11-24' })
    const { occurrences } = (await venue.karin.programme.week({ from: '2026-11-23' })).days[1] ?? {}
    expect(occurrences).toMatchObject([{ id: today, places: { total: 20, left: 5 } }])
    const next = (await venue.karin.programme.week({ from: '2026-11-30' })).days[1]
    expect(next?.occurrences).toMatchObject([{ id: 'later:2026-12-01', start: '2026-12-01T14:00' }])
  })

  it('is still there when the change is taken back, with all as it was', async () => {
    const venue = await withFifteen()
    const before = await venue.karin.programme.all({})
    const { editId } = await venue.change('later', { date: '2026-11-24', details: { title: { sv: 'B' } } })
    expect(await venue.karin.programme.all({})).not.toEqual(before)
    await venue.karin.programme.undo({ editId: editId ?? '' })
    expect(await venue.karin.programme.all({})).toEqual(before)
    expect((await venue.staffDay()).joined).toEqual([{ occurrenceId: today, persons: 15 }])
  })
})
