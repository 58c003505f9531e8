import { type HubServer, type RunningHub, startHubServer } from '../support/hub.ts'
import { test as base, expect, open, touch, wordsOf } from './fixtures.ts'
import { homeScreen } from './pages/home.ts'
import { thanksScreen } from './pages/thanks.ts'

const t = await wordsOf('sv')

const test = base.extend<{ hub: RunningHub }, { hubServer: HubServer }>({
  hubServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from here which fixtures are wanted.
    async ({}, use) => {
      const server = await startHubServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  hub: async ({ hubServer }, use) => {
    const hub = await hubServer.startHub()
    await use(hub)
    await hub.close()
  },
})

test('a visit that was touched at the door is in the hub, once', async ({ page, startKiosk, hub }) => {
  const venue = await hub.hub.addVenue('Mötesplatsen Björken')
  const { link } = await hub.hub.enrolmentCode(venue.id)
  const kiosk = await startKiosk({ now: stockholmNow() })
  expect(await kiosk.engine().enrol(link)).toMatchObject({ result: 'enrolled' })

  await open(page, kiosk)
  await touch(homeScreen(page, t).here)
  const thanks = thanksScreen(page, t)
  await touch(thanks.more)
  await expect(thanks.party).toHaveText('2')
  await touch(thanks.done)

  await expect
    .poll(async () => (await hub.hub.overview()).venues)
    .toMatchObject([{ name: 'Mötesplatsen Björken', visitsToday: 2, kiosks: [{ unsent: 0 }] }])
})

test('what was touched while the hub was away comes when it is there again, once', async ({
  page,
  startKiosk,
  hub,
}) => {
  const venue = await hub.hub.addVenue('Linden')
  const kiosk = await startKiosk({ now: stockholmNow() })
  await open(page, kiosk)
  const thanks = thanksScreen(page, t)
  for (let visit = 0; visit < 3; visit += 1) {
    await touch(homeScreen(page, t).here)
    await touch(thanks.done)
  }
  const { link } = await hub.hub.enrolmentCode(venue.id)
  await kiosk.engine().enrol(link)
  await expect.poll(async () => (await hub.hub.overview()).venues[0]?.visitsToday).toBe(3)
  await kiosk.stop()
  await kiosk.start()
  await open(page, kiosk)
  await touch(homeScreen(page, t).here)
  await expect.poll(async () => (await hub.hub.overview()).venues[0]?.visitsToday).toBe(4)
})

/** The hub counts a visit on the day of its own clock, so the kiosk's must agree with it. */
function stockholmNow(): string {
  return new Date().toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' }).replace(' ', 'T')
}
