import { describe, expect, it } from 'vitest'
import { bingo, opsOf, staffPages } from '../testingPages.ts'
import { saved, set, soup, withBingo } from './testing.ts'

describe('saving', () => {
  it('writes one op with what is changed, and nothing when nothing is', async () => {
    const { pages, karin, stands } = await withBingo()
    await saved(pages, 'Karin', set({ leader: 'Sven', places: 20 }))
    expect(opsOf(pages.db).map(({ kind, body }) => [kind, Object.keys(Object(body.fields)).length])).toEqual([
      ['entity.patched', 7],
      ['entity.patched', 1],
    ])
    expect(stands()).toMatchObject({ leader: 'Sven', places: 20 })
    for (const same of [
      bingo,
      set({ leader: ' Sven'.trim(), notOnHolidays: true, membersOnly: false, price: null }),
    ])
      expect(await karin.save({ kind: 'changed', changes: [same] })).toEqual({ editId: null })
    expect(opsOf(pages.db)).toHaveLength(2)
  })

  it('takes a field away by null, in the log, the programme and the view', async () => {
    const { pages, stands } = await withBingo()
    await saved(pages, 'Karin', set({ leader: 'Sven' }))
    await saved(pages, 'Karin', set({ leader: null, places: null }))
    expect(opsOf(pages.db).at(-1)?.body.fields).toEqual({ leader: null, places: null })
    expect(stands()).not.toHaveProperty('leader')
    expect(stands()?.places).toBeNull()
  })

  it('keeps what others have changed since, tells who, and takes what nobody has touched', async () => {
    const { pages, olle, stands } = await withBingo()
    const seen = { title: { sv: 'Bingo' }, leader: null, price: null, places: 20 }
    await saved(pages, 'Karin', set({ title: { sv: 'Storbingo' }, leader: 'Sven' }, seen))
    const stale = set({ title: { sv: 'Kaffebingo' }, leader: 'Siv', price: 20 }, seen)
    await expect(olle.save({ kind: 'changed', changes: [stale] })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      defined: true,
      data: {
        conflicts: [
          { type: 'activity', id: 'bingo', field: 'title', theirs: { sv: 'Storbingo' }, by: 'Karin' },
          { type: 'activity', id: 'bingo', field: 'leader', theirs: 'Sven', by: 'Karin' },
        ],
      },
    })
    expect(stands()).toMatchObject({ title: { sv: 'Storbingo' }, leader: 'Sven' })
    expect(stands()).not.toHaveProperty('price')
    await saved(pages, 'Olle', set({ price: 20 }, { price: null, places: 20 }))
    expect(stands()).toMatchObject({ price: 20, leader: 'Sven' })
  })

  it('answers a repeat whose answer was lost as nothing new, not as a conflict', async () => {
    const { pages, karin } = await withBingo()
    const change = set({ price: 20 }, { price: null })
    await saved(pages, 'Karin', change)
    expect(await karin.save({ kind: 'changed', changes: [change] })).toEqual({ editId: null })
  })

  it.each([
    [set({ price: -1 }), 'price'],
    [set({ title: null }), 'title'],
    [set({ start: '2026-02-30T10:00' }), 'start'],
    [set({ recurrence: 'FREQ=SOMETIMES' }), 'recurrence'],
    [set({ colour: 'red' }), 'colour'],
    [{ do: 'set', type: 'meal', id: 'bingo', fields: { date: '2026-11-23' } } as const, 'type'],
    [{ do: 'set', type: 'venue', id: 'other', fields: { name: 'B', kind: 'fixed' } } as const, 'id'],
    [
      {
        do: 'set',
        type: 'openingException',
        id: 'opening:2026-12-24',
        fields: { date: '2026-12-23' },
      } as const,
      'date',
    ],
  ])('refuses %o for %s, with nothing written', async (broken, field) => {
    const { pages, karin } = await withBingo()
    const whole = { do: 'set', type: 'room', id: 'room', fields: { name: { sv: 'Salen' } } } as const
    await expect(karin.save({ kind: 'changed', changes: [whole, broken] })).rejects.toMatchObject({
      code: 'UNREADABLE',
      data: { type: broken.type, id: broken.id, field },
    })
    expect(opsOf(pages.db)).toHaveLength(1)
    expect(pages.programme.shown().own.rooms).toEqual([])
  })

  it('refuses a personnummer in any text, however deep', async () => {
    const { pages, karin } = await withBingo()
    const hidden = set({ description: { sv: 'Fika', en: 'Ask 811218-9876' } })
    await expect(karin.save({ kind: 'changed', changes: [hidden] })).rejects.toMatchObject({
      code: 'PERSONAL_NUMBER',
      data: { field: 'description' },
    })
    expect(opsOf(pages.db)).toHaveLength(1)
  })

  it.each(['undone', 'feed', 'importedCalendar', 'opened', 'closed'])(
    'is nothing of kind %s',
    async (kind) => {
      const { pages, karin } = await withBingo()
      // A page of another make may say anything.
      const asked = { kind: kind as 'changed', changes: [set({ price: 5 })] }
      await expect(karin.save(asked)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
      expect(opsOf(pages.db)).toHaveLength(1)
    },
  )

  it('is for staff alone', async () => {
    const { pages } = await withBingo()
    const asked = { kind: 'changed', changes: [set({ price: 5 })] } as const
    const ask = (who?: string) =>
      pages.as(who).staff.programme.save({ ...asked, changes: [...asked.changes] })
    await expect(ask('Vera')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(ask()).rejects.toMatchObject({ code: 'SIGNED_OUT' })
  })
})

describe('a deleted part', () => {
  const remove = { do: 'delete', type: 'activity', id: 'bingo' } as const

  it('is a conflict for whoever had seen it, and is made anew by who had not', async () => {
    const { pages, olle, stands } = await withBingo()
    await saved(pages, 'Karin', set({ leader: 'Sven' }))
    await saved(pages, 'Karin', remove)
    await expect(
      olle.save({ kind: 'changed', changes: [set({ price: 20 }, { price: null })] }),
    ).rejects.toMatchObject({ data: { conflicts: [{ id: 'bingo', field: '', theirs: null, by: 'Karin' }] } })
    expect(stands()).toBeUndefined()
    await saved(pages, 'Olle', bingo)
    expect(stands()).toMatchObject({ title: { sv: 'Bingo' } })
    expect(stands()).not.toHaveProperty('leader')
    expect(
      opsOf(pages.db)
        .map(({ kind }) => kind)
        .slice(-3),
    ).toEqual(['entity.deleted', 'entity.restored', 'entity.patched'])
  })

  it('comes back as it was by undo, goes again by undoing that, and so on', async () => {
    const { pages, karin, stands } = await withBingo()
    const before = stands()
    let edit: string | null = await saved(pages, 'Karin', remove)
    for (const there of [true, false, true]) {
      edit = (await karin.undo({ editId: edit ?? '' })).editId
      expect(stands()).toEqual(there ? before : undefined)
    }
    expect((await karin.history({})).map(({ kind, undone }) => `${kind} ${undone}`)).toEqual([
      'undone false',
      'undone true',
      'undone false',
      'changed true',
      'changed false',
    ])
  })
})

describe('the programme', () => {
  it('is the venue’s own, and empty while the screen shows the example', async () => {
    const pages = await staffPages()
    const staff = pages.as('Karin').staff.programme
    expect(await staff.all({})).toMatchObject({ venue: null, activities: [], meals: [] })
    const week = await staff.week({ from: '2026-11-25' })
    expect(week).toMatchObject({ from: '2026-11-23', week: 48 })
    expect(week.days.flatMap(({ occurrences }) => occurrences)).toEqual([])
    expect((await pages.as().week({})).days[0]?.occurrences).toHaveLength(1)
  })

  it('shows a week with the places that were taken, also one that is past', async () => {
    const { pages, karin } = await withBingo()
    const visitor = pages.as().checkIn
    const { visitId } = await visitor.touch({ touchId: crypto.randomUUID(), screen: 'a' })
    await visitor.join({ visitId, occurrenceId: 'bingo:2026-11-23', join: true })
    pages.clock.pass(40 * 86_400_000)
    const week = await karin.week({ from: '2026-11-26' })
    expect(week.days[0]?.occurrences).toMatchObject([{ places: { total: 20, left: 19 } }])
  })

  it('tells the kitchen what is ordered, per meal and diet', async () => {
    const { pages, karin } = await withBingo()
    await saved(pages, 'Karin', {
      do: 'set',
      type: 'meal',
      id: 'soup',
      fields: soup({ diets: ['vegan'] }),
    })
    const visitor = pages.as().checkIn
    const visits = []
    for (const screen of ['a', 'b', 'c'])
      visits.push((await visitor.touch({ touchId: crypto.randomUUID(), screen })).visitId)
    const [a = '', b = '', c = ''] = visits
    for (const visitId of [a, b, c])
      await visitor.orderMeal({ visitId, mealId: 'soup', diet: 'ordinary', portions: 2 })
    await visitor.orderMeal({ visitId: a, mealId: 'soup', diet: 'vegan', portions: 1 })
    await visitor.undo({ visitId: c })
    expect(await karin.orders({ from: '2026-11-23', to: '2026-11-23' })).toEqual([
      { mealId: 'soup', portions: { ordinary: 4, vegan: 1 } },
    ])
    expect(await karin.orders({ from: '2026-11-24', to: '2026-11-30' })).toEqual([])
  })
})
