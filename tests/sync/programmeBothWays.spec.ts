import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Change } from '../../src/contract/staff/edit.ts'
import { dayView } from '../../src/contract/views.ts'
import { startHub } from '../../src/hub/testing.ts'
import { systemClock } from '../../src/kiosk/index.ts'
import { withKarin } from '../../src/kiosk/staff/testing.ts'
import { clientOf, testEngine } from '../../src/kiosk/testing.ts'
import { singing } from './singing.ts'

vi.setConfig({ testTimeout: 30_000 })

const changed = (fields: Record<string, unknown>): Change => ({ ...singing, fields })

/** A hub, and screens of its one venue, each of whose ways there can be cut. */
async function startVenue() {
  const all = await startHub({ clock: systemClock() })

  async function screen() {
    const way = { open: true }
    const fetch: typeof globalThis.fetch = (input, init) =>
      way.open ? globalThis.fetch(input, init) : Promise.reject(new TypeError('fetch failed'))
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
