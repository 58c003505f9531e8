import { describe, expect, it } from 'vitest'
import type { Change } from '../../../contract/staff/edit.ts'
import { opsOf } from '../testingPages.ts'
import { saved, set, withBingo } from './testing.ts'

describe('undo', () => {
  it('takes back what was changed and nothing else, once', async () => {
    const { pages, karin, stands } = await withBingo()
    const edit = await saved(pages, 'Karin', set({ leader: 'Sven', places: 12 }))
    await saved(pages, 'Olle', set({ price: 20 }))
    const first = await karin.undo({ editId: edit })
    expect(stands()).toMatchObject({ places: 20, price: 20 })
    expect(stands()).not.toHaveProperty('leader')
    expect(await karin.undo({ editId: edit })).toEqual(first)
    await karin.undo({ editId: first.editId ?? '' })
    expect(stands()).toMatchObject({ leader: 'Sven', places: 12, price: 20 })
  })

  it('never takes away what somebody has built on it', async () => {
    const { pages, karin, added, stands } = await withBingo()
    const edit = await saved(pages, 'Karin', set({ places: 12 }))
    await saved(pages, 'Olle', set({ places: 15 }))
    await expect(karin.undo({ editId: edit })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      data: { conflicts: [{ field: 'places', theirs: 15, by: 'Olle' }] },
    })
    await expect(karin.undo({ editId: added })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    expect(stands()).toMatchObject({ places: 15 })
  })

  it('is told rightly however often it is taken back and done again', async () => {
    const { pages, karin, stands } = await withBingo()
    const edit = await saved(pages, 'Karin', set({ places: 12 }))
    const isUndone = async (editId: string) =>
      (await karin.history({})).find((entry) => entry.editId === editId)?.undone
    let last = edit
    for (const undone of [true, false, true, false, true]) {
      last = (await karin.undo({ editId: last })).editId ?? ''
      expect([stands()?.places, await isUndone(edit), await isUndone(last)]).toEqual([
        undone ? 20 : 12,
        undone,
        false,
      ])
    }
    await karin.undo({ editId: last })
    const third = await karin.undo({ editId: edit })
    expect([stands()?.places, await isUndone(edit)]).toEqual([20, true])
    expect(await karin.undo({ editId: edit })).toEqual(third)
  })

  it('is for own edits alone', async () => {
    const { pages, olle, added } = await withBingo()
    await expect(olle.undo({ editId: added })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(olle.undo({ editId: '0193a5a0-0000-7000-8000-000000000099' })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    expect(opsOf(pages.db)).toHaveLength(1)
  })
})

describe('history', () => {
  it('tells who, what and when, newest first, page by page and of one part', async () => {
    const { pages, olle, clock } = await withBingo().then((all) => ({ ...all, clock: all.pages.clock }))
    clock.pass(60_000)
    await saved(pages, 'Olle', set({ price: 20 }), {
      do: 'set',
      type: 'openingException',
      id: 'opening:2026-12-23',
      fields: { date: '2026-12-23' },
    })
    pages.db.exec("UPDATE person SET removed = 1 WHERE name = 'Olle'")
    const [newest, oldest, ...more] = await olle.history({})
    expect(more).toEqual([])
    expect(newest).toMatchObject({
      at: clock.wall(),
      who: 'Olle',
      kind: 'changed',
      undone: false,
      changes: [
        { id: 'bingo', name: 'Bingo', before: { price: null }, after: { price: 20 } },
        { id: 'opening:2026-12-23', name: '2026-12-23', before: null, after: { date: '2026-12-23' } },
      ],
    })
    expect(oldest).toMatchObject({ who: 'Karin', changes: [{ before: null, after: { places: 20 } }] })
    expect(await olle.history({ limit: 1, before: newest?.editId })).toEqual([oldest])
    const changes = newest?.changes.toReversed()
    expect(await olle.history({ id: 'opening:2026-12-23' })).toEqual([{ ...newest, changes }])
  })

  it('knows one’s own from those of another of the same name', async () => {
    const { pages, karin, olle } = await withBingo()
    await saved(pages, 'Olle', set({ price: 20 }))
    pages.db.exec("UPDATE person SET name = 'Karin' WHERE name = 'Olle'")
    const told = (entries: Awaited<ReturnType<typeof olle.history>>) =>
      entries.map(({ who, mine }) => [who, mine])
    expect(told(await olle.history({}))).toEqual([
      ['Karin', true],
      ['Karin', false],
    ])
    expect(told(await karin.history({}))).toEqual([
      ['Karin', false],
      ['Karin', true],
    ])
  })
})

it('history tells twenty changes of an edit and how many more there are, first that which was asked of', async () => {
  const { pages, karin } = await withBingo()
  const room = (n: number): Change => ({
    do: 'set',
    type: 'room',
    id: `room-${n + 10}`,
    fields: { name: { sv: `Rum ${n}` } },
  })
  const edit = await saved(pages, 'Karin', ...Array.from({ length: 45 }, (_, n) => room(n)))
  const [newest, oldest] = await karin.history({})
  expect([newest?.changes.length, newest?.more, oldest?.changes.length, oldest?.more]).toEqual([20, 25, 1, 0])
  const [of] = await karin.history({ id: 'room-53' })
  expect([of?.changes[0]?.id, of?.changes.length, of?.more]).toEqual(['room-53', 20, 25])
  await karin.undo({ editId: edit })
  expect(pages.programme.shown().own.rooms).toEqual([])
})
