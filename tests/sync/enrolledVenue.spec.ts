import { expect, it, vi } from 'vitest'
import type { Change } from '../../src/contract/staff/edit.ts'
import { startHub } from '../../src/hub/testing.ts'
import { systemClock } from '../../src/kiosk/index.ts'
import { withKarin } from '../../src/kiosk/staff/testing.ts'
import { clientOf, testEngine } from '../../src/kiosk/testing.ts'
import { date, singing } from './singing.ts'

vi.setConfig({ testTimeout: 30_000 })

const named = (name: string): Change => ({
  ...{ do: 'set', type: 'venue', id: 'venue' },
  fields: { name, kind: 'fixed' },
})

async function startVenue() {
  const { hub } = await startHub({ clock: systemClock() })
  const { id } = await hub.addVenue('Hatten')
  /** A screen that shows the example until it is enrolled. */
  async function screen() {
    const clock = systemClock()
    const engine = await testEngine({ clock: { ...clock, wall: () => Date.parse(`${date}T09:00Z`) } })
    const client = clientOf(engine)
    return {
      client,
      engine,
      async enrol() {
        const { link } = await hub.enrolmentCode(id)
        expect(await engine.enrol(link)).toMatchObject({ result: 'enrolled' })
      },
      async today() {
        const day = await client.day.live()
        const { value } = await day.next()
        await day.return?.(undefined)
        return value
      },
      async edit(...changes: Change[]) {
        const { karin } = await withKarin(engine)
        await karin.programme.save({ kind: 'added', changes })
      },
    }
  }
  return { screen }
}

const patient = { timeout: 20_000, interval: 50 }

it('a new screen is its venue’s own at once, by the name that the hub has, and sends nothing of it', async () => {
  const { screen } = await startVenue()
  const hall = await screen()
  expect(await hall.today()).toMatchObject({ venue: { name: 'Exempelgården', example: true } })
  const live = await hall.client.day.live()
  await live.next()
  await hall.enrol()
  const { value } = await live.next()
  expect(value).toMatchObject({ venue: { name: 'Hatten', example: false }, occurrences: [], meals: [] })
  await live.return?.(undefined)
  expect(await hall.client.syncStatus()).toMatchObject({ enrolled: true, pending: 0 })
})

it('a venue that has but an activity shows its name with it', async () => {
  const { screen } = await startVenue()
  const [hall, café] = [await screen(), await screen()]
  await hall.enrol()
  await hall.edit(singing)
  await café.enrol()
  for (const one of [hall, café]) {
    await vi.waitFor(async () => {
      const today = { venue: { name: 'Hatten', example: false }, occurrences: [{ title: { sv: 'Allsång' } }] }
      expect(await one.today()).toMatchObject(today)
    }, patient)
  }
})

it('what a venue calls itself stands, before and after another screen is enrolled there', async () => {
  const { screen } = await startVenue()
  const [hall, café] = [await screen(), await screen()]
  await hall.edit(named('Hattens mötesplats'))
  await hall.enrol()
  expect(await hall.today()).toMatchObject({ venue: { name: 'Hattens mötesplats' } })
  await vi.waitFor(async () => expect((await hall.client.syncStatus()).pending).toBe(0), patient)
  await café.enrol()
  for (const one of [café, hall]) {
    await vi.waitFor(
      async () => expect(await one.today()).toMatchObject({ venue: { name: 'Hattens mötesplats' } }),
      patient,
    )
  }
})
