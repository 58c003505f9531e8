import { axeViolations } from '../support/axe.ts'
import { expect, open, touch, wordsOf } from './fixtures.ts'
import { test } from './hubFixtures.ts'
import { homeScreen } from './pages/home.ts'
import { hubPage } from './pages/hub.ts'
import { thanksScreen } from './pages/thanks.ts'

const t = await wordsOf('sv')

test('a kiosk is enrolled with the link of the hub’s page, and a visit touched there is on that page, once', async ({
  page,
  context,
  startKiosk,
  hub,
}) => {
  await hub.hub.addVenue('Mötesplatsen Björken')
  await hub.hub.addVenue('Linden')
  const overview = hubPage(page)
  await overview.open(hub)
  const venue = overview.venue('Mötesplatsen Björken')
  await expect(venue.visits).toHaveText('0 besök i dag')
  await venue.newKiosk.click()
  const kiosk = await startKiosk({ now: stockholmNow() })
  expect(await kiosk.engine().enrol(await venue.link.inputValue())).toMatchObject({ result: 'enrolled' })

  const door = await context.newPage()
  await open(door, kiosk)
  await touch(homeScreen(door, t).here)
  const thanks = thanksScreen(door, t)
  await touch(thanks.more)
  await expect(thanks.party).toHaveText('2')
  await door.close()

  await expect.poll(async () => (await hub.hub.overview()).venues.map((one) => one.visitsToday)).toContain(2)
  await overview.open(hub)
  await page.reload()
  await expect(venue.visits).toHaveText('2 besök i dag')
  await expect(venue.kiosks).toHaveCount(1)
  await expect(venue.kiosks).toContainText('inget')
  await expect(overview.venue('Linden').visits).toHaveText('0 besök i dag')
  expect(await axeViolations(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.screenshot({ path: 'gallery/office/hub.png' })
})

test('without its key the hub’s page shows nothing of any venue', async ({ page, hub }) => {
  await hub.hub.addVenue('Linden')
  await page.goto(hub.url)
  await expect(hubPage(page).title).toHaveText('Sidan behöver sin nyckel')
  await hubPage(page).open({ ...hub, adminKey: 'another' })
  await page.reload()
  await expect(hubPage(page).title).toHaveText('Sidan behöver sin nyckel')
  await expect(page.getByText('Linden')).toHaveCount(0)
})

test('what was touched while the hub was away comes when it is there again, once', async ({
  page,
  startKiosk,
  hub,
}) => {
  const venue = await hub.hub.addVenue('Linden')
  const kiosk = await startKiosk({ now: stockholmNow() })
  const { link } = await hub.hub.enrolmentCode(venue.id)
  expect(await kiosk.engine().enrol(link)).toMatchObject({ result: 'enrolled' })
  await open(page, kiosk)
  const thanks = thanksScreen(page, t)
  const visit = async () => {
    await touch(homeScreen(page, t).here)
    await touch(thanks.done)
  }
  const arrived = (count: number) =>
    expect.poll(async () => (await hub.hub.overview()).venues[0]?.visitsToday).toBe(count)
  await visit()
  await arrived(1)

  await hub.stop()
  for (let time = 0; time < 3; time += 1) await visit()
  await expect.poll(() => kiosk.said).toContainEqual(expect.stringContaining('the hub was not reached'))
  await kiosk.stop()
  await kiosk.start()
  expect((await kiosk.client.syncStatus({})).pending).toBeGreaterThanOrEqual(3)

  await hub.start()
  await open(page, kiosk)
  await visit()
  await arrived(5)
  await expect.poll(async () => (await kiosk.client.syncStatus({})).pending).toBe(0)
  expect((await hub.hub.overview()).venues[0]?.visitsToday).toBe(5)
})

/** The hub counts a visit on the day of its own clock, so the kiosk's must agree with it. */
function stockholmNow(): string {
  return new Date().toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' }).replace(' ', 'T')
}
