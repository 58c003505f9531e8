import { describe, expect, it } from 'vitest'
import type { StaffDay } from '../../../contract/staff/today.ts'
import { bingo, opsOf, type StaffPages, staffPages } from '../testingPages.ts'

const today = 'bingo:2026-11-23'
const hours = { from: '09:00', to: '16:00' }

/** A venue with bingo at 14, soup, and open on weekdays 9–16; Vera is its host. */
async function opened(at = '2026-11-23T10:00') {
  const pages = await staffPages({ at })
  const weekdays = { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours }
  const soup = {
    date: '2026-11-23',
    kind: 'soup',
    dish: { sv: 'Soppa' },
    serveFrom: '11:30',
    serveTo: '13:00',
  }
  await pages.as('Karin').staff.programme.save({
    kind: 'added',
    changes: [
      bingo,
      { do: 'set', type: 'openingHours', id: 'opening-hours', fields: weekdays },
      { do: 'set', type: 'meal', id: 'soup', fields: soup },
    ],
  })
  const visitor = pages.as()
  const screen = async () => {
    const day = await visitor.day.live()
    const result = await day.next()
    await day.return?.(undefined)
    if (result.done) throw new Error('no day')
    return result.value
  }
  return {
    ...pages,
    visitor,
    screen,
    vera: pages.as('Vera').staff.today,
    history: pages.as('Karin').staff.programme.history,
  }
}

async function visit({ visitor }: { visitor: ReturnType<StaffPages['as']> }, screen = crypto.randomUUID()) {
  return (await visitor.checkIn.touch({ touchId: crypto.randomUUID(), screen })).visitId
}

const lastKind = async ({ history }: Pick<Awaited<ReturnType<typeof opened>>, 'history'>) =>
  (await history({ limit: 1 }))[0]?.kind

describe('an occurrence', () => {
  it('is cancelled with a reason that the screen shows, and held after all', async () => {
    const venue = await opened()
    const cancelled = { occurrenceId: today, cancelled: true, reason: 'Ledaren är sjuk' }
    const first = await venue.vera.cancel(cancelled)
    expect((await venue.screen()).occurrences).toMatchObject([
      { cancelled: true, reason: { sv: 'Ledaren är sjuk' } },
    ])
    expect(await lastKind(venue)).toBe('cancelled')
    expect(await venue.vera.cancel(cancelled)).toEqual({ editId: null })
    await venue.vera.cancel({ occurrenceId: today, cancelled: false })
    const [held] = (await venue.screen()).occurrences
    expect([held?.cancelled, held?.reason]).toEqual([false, undefined])
    expect(await venue.vera.cancel({ occurrenceId: today, cancelled: false })).toEqual({ editId: null })
    await expect(venue.vera.undo({ editId: first.editId ?? '' })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
  })

  it('is moved and moved back, and keeps how long it lasts', async () => {
    const venue = await opened()
    await venue.as('Karin').staff.programme.save({
      kind: 'changed',
      changes: [
        {
          do: 'set',
          type: 'occurrence',
          id: today,
          fields: { activity: 'bingo', date: '2026-11-23', durationMinutes: 90 },
        },
      ],
    })
    await venue.vera.move({ occurrenceId: today, to: '2026-11-23T15:00', reason: 'Salen är upptagen' })
    expect((await venue.screen()).occurrences).toMatchObject([
      { start: '2026-11-23T15:00', end: '2026-11-23T16:30', movedFrom: '2026-11-23T14:00' },
    ])
    await venue.vera.move({ occurrenceId: today, to: '2026-11-23T14:00' })
    const [back] = (await venue.screen()).occurrences
    expect(back).toMatchObject({ start: '2026-11-23T14:00', end: '2026-11-23T15:30', movedAway: false })
    expect([back?.movedFrom, back?.reason]).toEqual([undefined, undefined])
    expect(await venue.vera.move({ occurrenceId: today, to: '2026-11-23T14:00' })).toEqual({ editId: null })
  })

  it('that is moved, cancelled and then held after all says again why it was moved', async () => {
    const venue = await opened()
    const why = async () => (await venue.screen()).occurrences.map(({ reason }) => reason?.sv)
    await venue.vera.move({ occurrenceId: today, to: '2026-11-23T15:00', reason: 'Salen är upptagen' })
    await venue.vera.cancel({ occurrenceId: today, cancelled: true, reason: 'Ledaren är sjuk' })
    expect(await why()).toEqual(['Ledaren är sjuk'])
    await venue.vera.move({ occurrenceId: today, to: '2026-11-23T15:30', reason: 'Ny sal' })
    expect(await why()).toEqual(['Ledaren är sjuk'])
    await venue.vera.cancel({ occurrenceId: today, cancelled: false })
    expect(await why()).toEqual(['Ny sal'])
    await venue.vera.cancel({ occurrenceId: today, cancelled: true })
    expect(await why()).toEqual([undefined])
    await venue.vera.move({ occurrenceId: today, to: '2026-11-23T14:00' })
    await venue.vera.cancel({ occurrenceId: today, cancelled: false })
    expect(await why()).toEqual([undefined])
  })

  it.each(['2026-02-30T10:00', '2026-03-29T02:30'])(
    'is not moved to %s, which no clock shows',
    async (to) => {
      const { vera, db } = await opened()
      const before = opsOf(db).length
      await expect(vera.move({ occurrenceId: today, to })).rejects.toMatchObject({
        code: 'UNREADABLE',
        data: { field: 'movedTo' },
      })
      expect(opsOf(db)).toHaveLength(before)
    },
  )

  it('must be one, and of the venue’s own programme', async () => {
    const { vera } = await opened()
    for (const occurrenceId of ['bingo:2026-11-24', 'choir:2026-11-23', 'singing:2026-11-23'])
      await expect(vera.cancel({ occurrenceId, cancelled: true })).rejects.toMatchObject({
        code: 'NO_SUCH_OCCURRENCE',
        defined: true,
      })
    const empty = (await staffPages()).as('Vera').staff.today
    await expect(empty.cancel({ occurrenceId: 'singing:2026-11-23', cancelled: true })).rejects.toMatchObject(
      {
        code: 'NO_SUCH_OCCURRENCE',
      },
    )
  })
})

it('what is not of today is not reached', async () => {
  const venue = await opened()
  const staff = venue.as('Karin').staff.programme
  const later = {
    from: '2026-11-24T08:00',
    until: '2026-11-25T08:00',
    text: { sv: 'Stängt' },
    level: 'normal',
  }
  const tomorrow = {
    date: '2026-11-24',
    kind: 'soup',
    dish: { sv: 'Soppa' },
    serveFrom: '11:30',
    serveTo: '13:00',
  }
  await staff.save({
    kind: 'added',
    changes: [
      { do: 'set', type: 'notice', id: 'later', fields: later },
      { do: 'set', type: 'meal', id: 'tomorrow', fields: tomorrow },
    ],
  })
  const before = opsOf(venue.db).length
  const next = 'bingo:2026-11-30'
  const missing = { code: 'NO_SUCH_OCCURRENCE' }
  await expect(venue.vera.cancel({ occurrenceId: next, cancelled: true })).rejects.toMatchObject(missing)
  await expect(venue.vera.move({ occurrenceId: next, to: '2026-11-23T15:00' })).rejects.toMatchObject(missing)
  await expect(venue.vera.soldOut({ mealId: 'tomorrow', soldOut: true })).rejects.toMatchObject({
    code: 'NO_SUCH_MEAL',
  })
  expect(await venue.vera.endMessage({ noticeId: 'later' })).toEqual({ editId: null })
  expect(opsOf(venue.db)).toHaveLength(before)
})

it('what was moved from today to another day, or to today from another, is of today', async () => {
  const { vera, db } = await opened()
  await vera.move({ occurrenceId: today, to: '2026-11-25T10:00' })
  await vera.move({ occurrenceId: today, to: '2026-11-23T14:00' })
  expect(opsOf(db).at(-1)?.body.fields).toMatchObject({ movedTo: null })
  const venue = await opened()
  const moved = { activity: 'bingo', date: '2026-11-30', movedTo: '2026-11-23T16:00' }
  await venue.as('Karin').staff.programme.save({
    kind: 'moved',
    changes: [{ do: 'set', type: 'occurrence', id: 'bingo:2026-11-30', fields: moved }],
  })
  const cancelled = await venue.vera.cancel({ occurrenceId: 'bingo:2026-11-30', cancelled: true })
  expect(cancelled.editId).not.toBeNull()
})

describe('food and messages', () => {
  it('says that the soup is out, and that there is more', async () => {
    const { vera, screen } = await opened()
    await vera.soldOut({ mealId: 'soup', soldOut: true })
    expect((await screen()).meals).toMatchObject([{ canOrder: false, portionsLeft: 0 }])
    await vera.soldOut({ mealId: 'soup', soldOut: false })
    expect((await screen()).meals).toMatchObject([{ canOrder: true }])
    await expect(vera.soldOut({ mealId: 'stew', soldOut: true })).rejects.toMatchObject({
      code: 'NO_SUCH_MEAL',
    })
  })

  it('shows a message from now until its time or until it is ended', async () => {
    const { vera, screen, clock } = await opened()
    await vera.message({ text: 'Hissen är trasig', urgent: true, until: '2026-11-23T12:00' })
    const [notice] = (await screen()).notices
    expect(notice).toMatchObject({
      text: { sv: 'Hissen är trasig' },
      level: 'urgent',
      from: '2026-11-23T10:00',
    })
    clock.pass(60_000)
    const ended = await vera.endMessage({ noticeId: notice?.id ?? '' })
    expect((await screen()).notices).toEqual([])
    expect(await vera.endMessage({ noticeId: notice?.id ?? '' })).toEqual({ editId: null })
    await vera.undo({ editId: ended.editId ?? '' })
    expect((await screen()).notices).toHaveLength(1)
  })

  it('refuses a message that is over before it begins, or holds a personnummer', async () => {
    const { vera, screen } = await opened()
    await expect(
      vera.message({ text: 'Hej', urgent: false, until: '2026-11-23T10:00' }),
    ).rejects.toMatchObject({ code: 'UNREADABLE', data: { field: 'until' } })
    await expect(
      vera.message({ text: 'Ring 811218-9876', urgent: false, until: '2026-11-23T12:00' }),
    ).rejects.toMatchObject({ code: 'PERSONAL_NUMBER', data: { field: 'text' } })
    expect((await screen()).notices).toEqual([])
  })
})

describe('the day', () => {
  it('closes early, says why, and opens again', async () => {
    const { vera, screen, clock } = await opened('2026-11-23T12:00')
    const closed = { open: false, today: { from: '09:00', to: '12:00' }, reason: { sv: 'Vattenläcka' } }
    await vera.close({ reason: 'Vattenläcka' })
    expect((await screen()).opening).toMatchObject(closed)
    expect(await vera.close({})).toEqual({ editId: null })
    clock.pass(3_600_000)
    await vera.open({})
    const { opening } = await screen()
    expect(opening).toMatchObject({ open: true, today: { from: '13:00', to: '16:00' } })
    expect(opening).not.toHaveProperty('reason')
    expect(await vera.open({})).toEqual({ editId: null })
    await vera.open({ until: '18:00' })
    expect((await screen()).opening.today).toEqual({ from: '13:00', to: '18:00' })
    await vera.close({})
    await vera.open({ until: '15:00' })
    expect((await screen()).opening).toMatchObject({ open: true, today: { to: '15:00' } })
  })

  it('is not open all night when it is closed in the minute in which it opened', async () => {
    const { vera, screen } = await opened('2026-11-28T11:00')
    await vera.open({})
    expect((await screen()).opening).toMatchObject({ open: true, today: { from: '11:00', to: '13:00' } })
    await vera.close({})
    expect((await screen()).opening).toMatchObject({ open: false, today: null })
    await vera.open({})
    expect((await screen()).opening).toMatchObject({ open: true, today: { from: '11:00', to: '13:00' } })
  })

  it('tells until when it would be opened', async () => {
    const { vera, clock } = await opened('2026-11-23T12:00')
    const end = async () => {
      const views = await vera.live({})
      const result = await views.next()
      await views.return?.(undefined)
      return result.done ? undefined : result.value.plannedEnd
    }
    await vera.close({})
    expect(await end()).toBe('16:00')
    clock.pass(4 * 3_600_000)
    expect(await end()).toBeNull()
  })

  it('opens late until midnight at most, and not until a time that has been', async () => {
    const { vera, screen } = await opened('2026-11-23T23:00')
    await expect(vera.open({ until: '22:00' })).rejects.toMatchObject({ code: 'UNREADABLE' })
    await vera.open({})
    expect((await screen()).opening).toMatchObject({ open: true, today: { from: '23:00', to: '00:00' } })
  })

  it('opens again though staff have taken the day’s exception away', async () => {
    const venue = await opened('2026-11-23T12:00')
    await venue.vera.close({ reason: 'Vattenläcka' })
    await venue.as('Karin').staff.programme.save({
      kind: 'removed',
      changes: [{ do: 'delete', type: 'openingException', id: 'opening:2026-11-23' }],
    })
    expect((await venue.screen()).opening).toMatchObject({ open: true, today: hours })
    await venue.vera.close({})
    const { opening } = await venue.screen()
    expect(opening).toMatchObject({ open: false, today: { from: '09:00', to: '12:00' } })
    expect(opening).not.toHaveProperty('reason')
  })
})

describe('undo of a quick action', () => {
  it('is for own quick actions alone, and can itself be undone', async () => {
    const venue = await opened()
    const { editId } = await venue.vera.soldOut({ mealId: 'soup', soldOut: true })
    const change = { do: 'set', type: 'meal', id: 'soup', fields: { portions: 5 } } as const
    const saved = await venue.as('Karin').staff.programme.save({ kind: 'soldOut', changes: [change] })
    const karins = saved.editId ?? ''
    await expect(venue.as('Olle').staff.today.undo({ editId: editId ?? '' })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await expect(venue.as('Karin').staff.today.undo({ editId: karins })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    const undone = await venue.vera.undo({ editId: editId ?? '' })
    expect((await venue.screen()).meals).toMatchObject([{ canOrder: true }])
    await venue.vera.undo({ editId: undone.editId ?? '' })
    expect((await venue.screen()).meals).toMatchObject([{ canOrder: false }])
  })
})

describe('a head count', () => {
  const ids = [1, 2, 3, 4].map((n) => `0193a5a0-0000-7000-8000-0000000001${n}0`)
  const press = (n: number, persons: number, occurrenceId: string | null = null) => ({
    countId: ids[n] ?? '',
    persons,
    occurrenceId,
  })

  it('adds once to the persons of the day, and takes back no more than was counted', async () => {
    const venue = await opened()
    await visit(venue)
    for (let time = 0; time < 2; time++) await venue.vera.headcount(press(0, 20, today))
    await expect(venue.vera.headcount(press(1, -21, today))).rejects.toMatchObject({ code: 'NEGATIVE' })
    await expect(venue.vera.headcount(press(1, -1))).rejects.toMatchObject({ code: 'NEGATIVE' })
    await venue.vera.headcount(press(2, -5, today))
    await venue.vera.headcount(press(3, 7))
    const live = await venue.vera.live({})
    expect((await live.next()).value).toMatchObject({
      persons: 23,
      byTouch: 1,
      byCount: 22,
      headcounts: [
        { occurrenceId: today, persons: 15 },
        { occurrenceId: null, persons: 7 },
      ],
    })
    await live.return?.(undefined)
    expect(opsOf(venue.db).filter(({ kind }) => kind === 'headcount.made')).toMatchObject([
      { entity: ids[0], body: { occurrence: today, persons: 20 } },
      { entity: ids[2], body: { occurrence: today, persons: -5 } },
      { entity: ids[3], body: { occurrence: null, persons: 7 } },
    ])
  })

  it('is of what is held today alone, and can be taken back when that has gone elsewhere', async () => {
    const venue = await opened()
    const missing = { code: 'NO_SUCH_OCCURRENCE', defined: true }
    for (const id of ['bingo:2026-11-16', 'bingo:2026-11-30', 'choir:2026-11-23', 'x'])
      for (const persons of [5, -1])
        await expect(venue.vera.headcount(press(0, persons, id))).rejects.toMatchObject(missing)
    await venue.vera.headcount(press(0, 5, today))
    await venue.vera.move({ occurrenceId: today, to: '2026-11-25T14:00' })
    await expect(venue.vera.headcount(press(1, 1, today))).rejects.toMatchObject(missing)
    await venue.vera.headcount(press(1, -5, today))
    await venue.vera.move({ occurrenceId: today, to: '2026-11-23T14:00' })
    venue.clock.pass(86_400_000)
    await expect(venue.vera.headcount(press(2, 1, today))).rejects.toMatchObject(missing)
    expect(opsOf(venue.db).filter(({ kind }) => kind === 'headcount.made')).toHaveLength(2)
  })

  it('begins anew the next day', async () => {
    const venue = await opened()
    await venue.vera.headcount(press(0, 20))
    venue.clock.pass(86_400_000)
    await expect(venue.vera.headcount(press(1, -1))).rejects.toMatchObject({ code: 'NEGATIVE' })
  })
})

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
