import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Clock } from '../../src/contract/clock.ts'
import type { Change } from '../../src/contract/staff/edit.ts'
import { type DayView, dayView } from '../../src/contract/views.ts'
import { localDate } from '../../src/domain/time.ts'
import { backupOf, startHub } from '../../src/hub/testing.ts'
import { systemClock } from '../../src/kiosk/index.ts'
import { firstOf } from '../../src/kiosk/staff/routes/testing.ts'
import { withKarin } from '../../src/kiosk/staff/testing.ts'
import { clientOf, testEngine } from '../../src/kiosk/testing.ts'
import { network } from '../support/network.ts'

vi.setConfig({ testTimeout: 60_000 })

/** The machine's own clock, so far on that it is ten in the morning of the venue's day: what is joined must be of today, and no midnight comes meanwhile. */
function tenOClock(): Clock {
  const real = systemClock()
  const local = new Date(real.wall()).toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm' })
  const [hours = 0, minutes = 0] = local.split(':').map(Number)
  const ahead = (10 * 60 - (hours * 60 + minutes)) * 60_000
  return { ...real, wall: () => real.wall() + ahead }
}

/** A hub, and screens of its one venue, each of whose ways there can be cut. */
async function startVenue() {
  const clock = tenOClock()
  const date = localDate(clock.wall(), 'Europe/Stockholm')
  const all = await startHub({ clock })
  const at = { hub: all.hub, address: all.address }
  const programme: Change[] = [
    {
      ...{ do: 'set', type: 'activity', id: 'bingo' },
      fields: {
        ...{ title: { sv: 'Bingo' }, goalArea: 'community', organiser: { kind: 'municipality' } },
        ...{ start: `${date}T14:00`, durationMinutes: 60, places: 3 },
      },
    },
    {
      ...{ do: 'set', type: 'meal', id: 'soup' },
      fields: {
        ...{
          date,
          kind: 'lunch',
          dish: { sv: 'Ärtsoppa' },
          serveFrom: '12:00',
          serveTo: '13:00',
          portions: 2,
        },
      },
    },
  ]

  async function screen() {
    const { way, fetch: reach } = network()
    const fetch: typeof globalThis.fetch = (input, init) =>
      reach(String(input).replace(all.address, at.address), init)
    const engine = await testEngine({ clock, fetch })
    const { karin } = await withKarin(engine)
    const client = clientOf(engine)
    const enrol = async () => engine.enrol((await at.hub.enrolmentCode(all.venue.id)).link)
    expect(await enrol()).toMatchObject({ result: 'enrolled' })
    const { checkIn } = client
    return {
      ...{ engine, way, enrol, checkIn, karin },
      /** A party that comes to this screen. */
      async come(size = 1) {
        const { visitId } = await checkIn.touch({ touchId: crypto.randomUUID(), screen: crypto.randomUUID() })
        if (size > 1) await checkIn.partySize({ visitId, size })
        return {
          join: (join = true) => checkIn.join({ visitId, occurrenceId: `bingo:${date}`, join }),
          order: (portions: number) =>
            checkIn.orderMeal({ visitId, mealId: 'soup', diet: 'ordinary', portions }),
          undo: () => checkIn.undo({ visitId }),
          grow: (size: number) => checkIn.partySize({ visitId, size }),
        }
      },
      /** Today as its visitors and its staff are shown it. */
      async today() {
        const value = await firstOf(await karin.today.live({}))
        const [week, orders] = [
          await karin.programme.week({ from: date }),
          await karin.programme.orders({ from: date, to: date }),
        ]
        const places = value.day.occurrences[0]?.places ?? null
        const inWeek = week.days.flatMap(({ occurrences }) => occurrences)[0]?.places ?? null
        expect(inWeek).toEqual(places)
        const { portionsLeft, over } = value.day.meals[0] ?? {}
        return {
          places,
          joined: value.joined[0]?.persons,
          meal: over === undefined ? portionsLeft : -over,
          ordered: orders[0]?.portions,
          persons: value.persons,
          elsewhere: value.elsewhere,
        }
      },
      pending: async () => (await client.syncStatus({})).pending,
      /** Today as a visitor's page gets it, view by view. */
      async days() {
        const views = await client.day.live({})
        onTestFinished(async () => void (await views.return?.()))
        return async (): Promise<DayView> => dayView.parse((await views.next()).value)
      },
    }
  }
  const two = async () => {
    const [hall, café] = [await screen(), await screen()]
    await hall.karin.programme.save({ kind: 'added', changes: programme })
    await shows(café, { places: { total: 3, left: 3 }, meal: 2 })
    return [hall, café] as const
  }
  /** A backup of the hub, and the hub put back to it. */
  async function backup() {
    const kept = await backupOf(all.sql)
    return async () => {
      await at.hub.close()
      await kept.restore()
      Object.assign(at, await startHub({ clock, sql: all.sql }))
    }
  }
  return { ...all, screen, two, backup }
}

type Screen = Awaited<ReturnType<Awaited<ReturnType<typeof startVenue>>['screen']>>
type Today = Awaited<ReturnType<Screen['today']>>

const shows = (screen: Screen, today: Partial<Today>) =>
  vi.waitFor(async () => expect(await screen.today()).toMatchObject(today), { timeout: 25_000, interval: 50 })

const sent = (screen: Screen) =>
  vi.waitFor(async () => expect(await screen.pending()).toBe(0), { timeout: 25_000 })

describe('two screens of a venue', () => {
  it('share places: the last one taken at one is FULL at the other, and free again when it is given back', async () => {
    const [hall, café] = await (await startVenue()).two()
    await (await hall.come(2)).join()
    const last = await café.come()
    await last.join()
    await shows(hall, { places: { total: 3, left: 0 }, joined: 3, persons: 3, elsewhere: 1 })
    await shows(café, { places: { total: 3, left: 0 }, joined: 3, persons: 3, elsewhere: 2 })
    const late = await hall.come()
    await expect(late.join()).rejects.toMatchObject({ code: 'FULL' })
    await expect(last.grow(2)).rejects.toMatchObject({ code: 'FULL' })
    await last.undo()
    await shows(hall, { places: { total: 3, left: 1 }, persons: 3, elsewhere: 0 })
    await late.join()
    await shows(café, { places: { total: 3, left: 0 }, joined: 3 })
  })

  it('share portions and head counts', async () => {
    const [hall, café] = await (await startVenue()).two()
    await (await hall.come()).order(1)
    await shows(café, { meal: 1, ordered: { ordinary: 1 } })
    await (await café.come()).order(1)
    await shows(hall, { meal: 0, ordered: { ordinary: 2 } })
    await expect((await hall.come()).order(1)).rejects.toMatchObject({ code: 'FULL' })
    await café.karin.today.headcount({ countId: crypto.randomUUID(), persons: 20, occurrenceId: null })
    await shows(hall, { persons: 23 })
    await hall.karin.today.headcount({ countId: crypto.randomUUID(), persons: -20, occurrenceId: null })
    await shows(café, { persons: 3 })
  })

  it('tell their pages, and leave the programme’s version as it is', async () => {
    const [hall, café] = await (await startVenue()).two()
    const next = await café.days()
    const { programmeVersion } = await next()
    await (await hall.come()).join()
    for (;;) {
      const { occurrences, programmeVersion: now } = await next()
      expect(now).toBe(programmeVersion)
      if (occurrences[0]?.places?.left === 2) break
    }
  })

  it('overbook while neither hears of the other, refuse nothing afterwards, and both show staff by how much', async () => {
    const [hall, café] = await (await startVenue()).two()
    hall.way.open = café.way.open = false
    await (await hall.come(3)).join()
    await (await hall.come()).order(2)
    await (await café.come(2)).join()
    await (await café.come()).order(1)
    hall.way.open = café.way.open = true
    for (const screen of [hall, café]) await screen.come()
    const both = { places: { total: 3, left: 0, over: 2 }, joined: 5, meal: -1, persons: 9 }
    await shows(hall, { ...both, elsewhere: 4 })
    await shows(café, { ...both, elsewhere: 5, ordered: { ordinary: 3 } })
    await expect((await hall.come()).join()).rejects.toMatchObject({ code: 'FULL' })
  })
})

describe('one visit counts once', () => {
  it('at a screen that is enrolled anew and sends its whole log as another device', async () => {
    const [hall, café] = await (await startVenue()).two()
    await (await hall.come(2)).join()
    await (await café.come()).join()
    const both = { places: { total: 3, left: 0 }, joined: 3, persons: 3 }
    await shows(hall, both)
    await shows(café, both)
    expect(await hall.enrol()).toMatchObject({ result: 'enrolled' })
    expect(await hall.today()).toMatchObject(both)
    await sent(hall)
    await (await hall.come()).order(1)
    await shows(café, { ...both, persons: 4, meal: 1, elsewhere: 3 })
    await shows(hall, { ...both, persons: 4, meal: 1, elsewhere: 1 })
  })

  it('at all screens when the hub was put back to a backup', async () => {
    const venue = await startVenue()
    const [hall, café] = await venue.two()
    await (await hall.come()).join()
    await shows(café, { joined: 1 })
    const putBack = await venue.backup()
    const lost = await café.come()
    await lost.join()
    await shows(hall, { joined: 2 })
    await putBack()
    await (await hall.come()).join()
    await lost.grow(1)
    for (const screen of [hall, café])
      await shows(screen, { places: { total: 3, left: 0 }, joined: 3, persons: 3 })
  })

  it('at a screen that is new', async () => {
    const venue = await startVenue()
    const [hall] = await venue.two()
    await (await hall.come(2)).join()
    await sent(hall)
    const third = await venue.screen()
    await shows(third, { places: { total: 3, left: 1 }, persons: 2, elsewhere: 2 })
  })
})
