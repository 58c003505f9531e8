import { expect, it, vi } from 'vitest'
import type { Change } from '../../src/contract/staff/edit.ts'
import { startHub } from '../../src/hub/testing.ts'
import { systemClock } from '../../src/kiosk/index.ts'
import { withKarin } from '../../src/kiosk/staff/testing.ts'
import { clientOf, testEngine } from '../../src/kiosk/testing.ts'
import { date, singing } from './singing.ts'

vi.setConfig({ testTimeout: 30_000 })

/** A clock on which the minute between two questions is a moment. */
function hurriedClock() {
  const clock = systemClock()
  const now = Date.parse(`${date}T09:00Z`)
  return {
    ...clock,
    wall: () => now,
    after: (ms: number, run: () => void) => clock.after(ms === 60_000 ? 100 : ms, run),
  }
}

/** A hub, and screens of its venues. */
async function startMunicipality() {
  const { hub } = await startHub({ clock: systemClock() })
  async function screen(venue: string) {
    const { id } = await hub.addVenue(venue)
    const engine = await testEngine({ clock: hurriedClock() })
    const { karin } = await withKarin(engine)
    const enrol = async () => engine.enrol((await hub.enrolmentCode(id)).link)
    expect(await enrol()).toMatchObject({ result: 'enrolled' })
    return {
      save: (...changes: Change[]) => karin.programme.save({ kind: 'changed', changes }),
      elsewhere: () => clientOf(engine).otherVenues({ date }),
    }
  }
  return { hub, screen }
}

type Screen = Awaited<ReturnType<Awaited<ReturnType<typeof startMunicipality>>['screen']>>

const shows = (screen: Screen, venues: unknown[]) =>
  vi.waitFor(async () => expect((await screen.elsewhere()).venues).toMatchObject(venues), {
    timeout: 20_000,
    interval: 50,
  })

it('what is on, changed and cancelled at one venue shows at the others, and not at itself', async () => {
  const { screen } = await startMunicipality()
  const [hatten, torget] = [await screen('Hatten'), await screen('Torget')]
  await hatten.save(singing)
  await shows(torget, [{ name: 'Hatten', day: { occurrences: [{ title: { sv: 'Allsång' } }] } }])
  expect((await hatten.elsewhere()).venues).toEqual([])
  await hatten.save({
    ...{ do: 'set', type: 'occurrence', id: `singing:${date}` },
    fields: { activity: 'singing', date, cancelled: true, reason: { sv: 'Sjukdom' } },
  })
  await shows(torget, [{ day: { occurrences: [{ cancelled: true, reason: { sv: 'Sjukdom' } }] } }])
  await hatten.save({ do: 'delete', type: 'activity', id: 'singing' })
  await shows(torget, [])
})

it('a new screen has all that is on elsewhere from its first minute', async () => {
  const { screen } = await startMunicipality()
  const hatten = await screen('Hatten')
  await hatten.save(singing)
  const late = await screen('Torget')
  await shows(late, [{ name: 'Hatten' }])
  expect((await late.elsewhere()).known).toBe(2)
})
