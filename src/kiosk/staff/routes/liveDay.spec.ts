import { describe, expect, it } from 'vitest'
import type { StaffDay } from '../../../contract/staff/today.ts'
import { opsOf } from '../testingPages.ts'
import { opened, today, visit } from './testing.ts'

describe('the live day of staff', () => {
  /** Views as they come; `next` lets what was to happen now happen first. */
  async function following(venue: Awaited<ReturnType<typeof opened>>) {
    const views = await venue.vera.live({})
    const read = async (): Promise<StaffDay> => (await views.next()).value as StaffDay
    return {
      first: await read(),
      next: () => {
        venue.clock.pass(1)
        return read()
      },
      end: () => views.return?.(undefined),
    }
  }

  it('comes at once, and after each touch, choice, count, edit and undo', async () => {
    const venue = await opened()
    const day = await following(venue)
    expect(day.first).toMatchObject({ persons: 0, visits: [], joined: [{ occurrenceId: today, persons: 0 }] })
    const visitId = await visit(venue)
    expect(await day.next()).toMatchObject({ persons: 1, visits: [{ visitId, at: '10:00', undone: false }] })
    await venue.visitor.checkIn.partySize({ visitId, size: 3 })
    await venue.visitor.checkIn.join({ visitId, occurrenceId: today, join: true })
    await venue.visitor.checkIn.orderMeal({ visitId, mealId: 'soup', diet: 'ordinary', portions: 2 })
    expect(await day.next()).toMatchObject({
      persons: 3,
      joined: [{ occurrenceId: today, persons: 3 }],
      visits: [{ partySize: 3, activities: ['Bingo'], portions: 2 }],
    })
    await venue.vera.cancel({ occurrenceId: today, cancelled: true })
    expect((await day.next()).day.occurrences).toMatchObject([{ cancelled: true }])
    await venue.vera.undoVisit({ visitId })
    expect(await day.next()).toMatchObject({ persons: 0, visits: [{ undone: true }] })
    await day.end()
    expect(venue.staff.live.subscribers()).toBe(0)
  })

  it('is assembled after the visitor’s answer, and never while nobody looks', async () => {
    const venue = await opened()
    const idle = venue.clock.waiting()
    await visit(venue)
    expect(venue.clock.waiting()).toBe(idle)
    const day = await following(venue)
    const looking = venue.clock.waiting()
    await visit(venue)
    expect(venue.clock.waiting()).toBe(looking + 1)
    expect((await day.next()).visits).toHaveLength(2)
    await day.end()
    expect(venue.clock.waiting()).toBe(idle)
  })

  it('has the last hundred visits, newest first by when they were made', async () => {
    const venue = await opened()
    const made = []
    for (let n = 0; n < 103; n++) made.push(await visit(venue))
    await venue.vera.undoVisit({ visitId: made[50] ?? '' })
    const day = await following(venue)
    expect(day.first.persons).toBe(102)
    expect(day.first.visits.map(({ visitId }) => visitId)).toEqual(made.slice(3).reverse())
    await day.end()
  })
})

describe('undoing a check-in', () => {
  it('works all day, but not on another day', async () => {
    const venue = await opened()
    const visitId = await visit(venue)
    venue.clock.pass(5 * 3_600_000)
    for (let time = 0; time < 2; time++) await venue.vera.undoVisit({ visitId })
    expect(opsOf(venue.db).filter(({ kind }) => kind === 'visit.undone')).toHaveLength(1)
    const other = await visit(venue)
    venue.clock.pass(86_400_000)
    for (const visitId of [other, crypto.randomUUID()])
      await expect(venue.vera.undoVisit({ visitId })).rejects.toMatchObject({ code: 'NO_SUCH_VISIT' })
  })

  it('is not for visitors', async () => {
    const venue = await opened()
    const visitId = await visit(venue)
    await expect(venue.visitor.staff.today.undoVisit({ visitId })).rejects.toMatchObject({
      code: 'SIGNED_OUT',
      defined: true,
    })
    await expect(venue.visitor.staff.today.live({})).rejects.toMatchObject({ code: 'SIGNED_OUT' })
  })
})
