import { describe, expect, it } from 'vitest'
import { opsOf, staffPages } from '../testingPages.ts'
import { opened, soup, today } from './testing.ts'

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
  const tomorrow = soup({ date: '2026-11-24' })
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
