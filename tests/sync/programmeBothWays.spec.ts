import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Change } from '../../src/contract/staff/edit.ts'
import { dayView } from '../../src/contract/views.ts'
import { startHub } from '../../src/hub/testing.ts'
import { systemClock } from '../../src/kiosk/index.ts'
import { withKarin } from '../../src/kiosk/staff/testing.ts'
import { clientOf, testEngine } from '../../src/kiosk/testing.ts'
import { network } from '../support/network.ts'
import { singing } from './singing.ts'

vi.setConfig({ testTimeout: 30_000 })

const changed = (fields: Record<string, unknown>): Change => ({ ...singing, fields })

/** A hub, and screens of its one venue, each of whose ways there can be cut. */
async function startVenue() {
  const all = await startHub({ clock: systemClock() })

  async function screen() {
    const { way, fetch } = network()
    const engine = await testEngine({ clock: systemClock(), fetch })
    const { karin } = await withKarin(engine)
    expect(await engine.enrol((await all.hub.enrolmentCode(all.venue.id)).link)).toMatchObject({
      result: 'enrolled',
    })
    return {
      engine,
      way,
      save: (...changes: Change[]) => karin.programme.save({ kind: 'changed', changes }),
      activity: async (id = 'singing') =>
        (await karin.programme.all({})).activities.find((one) => one.id === id) ?? null,
      lost: () => karin.programme.lost({}),
      settle: karin.programme.settle,
      undo: karin.programme.undo,
      pending: async () => (await clientOf(engine).syncStatus({})).pending,
    }
  }
  return { ...all, screen }
}

type Screen = Awaited<ReturnType<Awaited<ReturnType<typeof startVenue>>['screen']>>

const shows = (screen: Screen, fields: Record<string, unknown> | null) =>
  vi.waitFor(
    async () => {
      const stands = await screen.activity()
      if (fields === null) expect(stands).toBeNull()
      else expect(stands).toMatchObject(fields)
    },
    { timeout: 20_000, interval: 50 },
  )

describe('two screens of a venue', () => {
  it('show each other’s edits, additions and removals', async () => {
    const { screen } = await startVenue()
    const [hall, café] = [await screen(), await screen()]
    await hall.save(singing)
    await shows(café, { leader: 'Kerstin' })
    await café.save(changed({ leader: 'Maj' }))
    await shows(hall, { leader: 'Maj', title: { sv: 'Allsång' } })
    await hall.save({ do: 'delete', type: 'activity', id: 'singing' })
    await shows(café, null)
  })

  it('lose no field that nobody else touched, and come to the same, when both were off line', async () => {
    const { screen, sql } = await startVenue()
    const [hall, café] = [await screen(), await screen()]
    await hall.save(singing)
    await shows(café, { leader: 'Kerstin' })
    hall.way.open = café.way.open = false
    await hall.save(changed({ leader: 'Maj', price: 20 }))
    await café.save(changed({ leader: 'Siv', durationMinutes: 90 }))
    await shows(café, { leader: 'Siv', durationMinutes: 90 })

    hall.way.open = true
    await hall.save(changed({ places: 12 }))
    await vi.waitFor(async () => expect(await hall.pending()).toBe(0), { timeout: 20_000 })
    café.way.open = true
    await café.save(changed({ membersOnly: true }))
    const merged = { leader: 'Maj', price: 20, durationMinutes: 90, places: 12, membersOnly: true }
    await shows(café, merged)
    await shows(hall, merged)
    expect(await sql.query('SELECT field, value FROM conflict')).toEqual([{ field: 'leader', value: 'Siv' }])
  })

  /** Two screens whose staff have changed the same leader while apart: "Maj" came first. */
  async function apart(
    wish: Change = changed({ leader: 'Siv' }),
    first: Change = changed({ leader: 'Maj' }),
  ) {
    const { screen } = await startVenue()
    const [hall, café] = [await screen(), await screen()]
    await hall.save(singing)
    await shows(café, { leader: 'Kerstin' })
    café.way.open = false
    await café.save(wish)
    await hall.save(first)
    await vi.waitFor(async () => expect(await hall.pending()).toBe(0), { timeout: 20_000 })
    café.way.open = true
    // What wakes it is of something else: the singing may be gone by then.
    await café.save({ do: 'set', type: 'room', id: 'room', fields: { name: { sv: 'Salen' } } })
    const openAt = async (screen: Screen) =>
      vi.waitFor(
        async () => {
          const [lost] = await screen.lost()
          if (!lost) throw new Error('nothing is lost yet')
          return lost
        },
        { timeout: 20_000, interval: 50 },
      )
    const settledAt = (screen: Screen) =>
      vi.waitFor(async () => expect(await screen.lost()).toEqual([]), { timeout: 20_000, interval: 50 })
    return { hall, café, openAt, settledAt }
  }

  it('tell the staff of both which edit lost, until one of them has it used', async () => {
    const { hall, café, openAt, settledAt } = await apart()
    const what = { type: 'activity', id: 'singing', name: 'Allsång', removed: false }
    const fields = { wanted: { leader: 'Siv' }, stands: { leader: 'Maj' } }
    expect(await openAt(café)).toMatchObject({ ...what, ...fields, own: true })
    const { op } = await openAt(hall)
    expect(await openAt(hall)).toMatchObject({ ...what, ...fields, own: false })

    await expect(hall.settle({ op, use: true, seen: { leader: 'Kerstin' } })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
    const { editId } = await hall.settle({ op, use: true, seen: { leader: 'Maj' } })
    expect(await hall.lost()).toEqual([])
    await shows(café, { leader: 'Siv' })
    await settledAt(café)
    await expect(café.settle({ op, use: false, seen: {} })).rejects.toMatchObject({ code: 'SETTLED' })
    await hall.undo({ editId: editId ?? '' })
    await shows(café, { leader: 'Maj' })
  })

  it('let what stands stand, at both', async () => {
    const { hall, café, openAt, settledAt } = await apart()
    await openAt(hall)
    const { op } = await openAt(café)
    expect(await café.settle({ op, use: false, seen: {} })).toEqual({ editId: null })
    await settledAt(hall)
    await shows(hall, { leader: 'Maj' })
  })

  it('bring back with its edit what another had taken away', async () => {
    const { hall, café, openAt } = await apart(changed({ leader: 'Siv' }), {
      do: 'delete',
      type: 'activity',
      id: 'singing',
    })
    await shows(café, null)
    const lost = await openAt(café)
    expect(lost).toMatchObject({ removed: true, name: 'Allsång', wanted: { leader: 'Siv' } })
    await café.settle({ op: lost.op, use: true, seen: {} })
    for (const screen of [café, hall]) await shows(screen, { leader: 'Siv', title: { sv: 'Allsång' } })
  })

  it('fill a third that is new', async () => {
    const { screen } = await startVenue()
    const hall = await screen()
    await hall.save(singing)
    await vi.waitFor(async () => expect(await hall.pending()).toBe(0), { timeout: 20_000 })
    await shows(await screen(), { leader: 'Kerstin', title: { sv: 'Allsång' } })
  })

  it('tell their pages when something has come', async () => {
    const { screen } = await startVenue()
    const [hall, café] = [await screen(), await screen()]
    await hall.save(singing)
    await shows(café, { leader: 'Kerstin' })
    const days = await clientOf(café.engine).day.live({})
    onTestFinished(async () => void (await days.return?.()))
    const version = async () => dayView.parse((await days.next()).value).programmeVersion
    const before = await version()
    await hall.save(changed({ leader: 'Maj' }))
    while ((await version()) === before);
  })
})
