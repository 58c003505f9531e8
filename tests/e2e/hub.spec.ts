import { axeViolations } from '../support/axe.ts'
import { expect, open, touch, wordsOf } from './fixtures.ts'
import { stockholmNow, test } from './hubFixtures.ts'
import { knock } from './pages/hiddenDoor.ts'
import { homeScreen } from './pages/home.ts'
import { hubPage } from './pages/hub.ts'
import { comeIn, signIn, staffDoor } from './pages/staffDoor.ts'
import { staffToday } from './pages/staffToday.ts'
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
  await venue.copy.click()
  await expect(venue.copied).toHaveText(/^Länken är markerad/)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await venue.copy.click()
  await expect(venue.copied).toHaveText('Kopierad')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await venue.link.inputValue())
  const kiosk = await startKiosk({ programme: null, now: stockholmNow() })
  const door = await context.newPage()
  await open(door, kiosk)
  await expect(door.getByText(t('example.band'))).toBeVisible()
  expect(await kiosk.engine().enrol(await venue.link.inputValue())).toMatchObject({ result: 'enrolled' })
  await expect(door.getByRole('heading', { name: 'Mötesplatsen Björken' })).toBeVisible()
  await expect(door.getByText(t('example.band'))).toHaveCount(0)
  await knock(door)
  await touch(staffDoor(door).back)
  await touch(homeScreen(door, t).here)
  const thanks = thanksScreen(door, t)
  await touch(thanks.more)
  await expect(thanks.party).toHaveText('2')
  await door.close()

  await expect.poll(async () => (await hub.hub.overview()).venues.map((one) => one.visitsToday)).toContain(2)
  await page.reload()
  await expect(venue.visits).toHaveText('2 besök i dag')
  await expect(venue.kiosks).toHaveCount(1)
  await expect(venue.kiosks).toContainText('inget')
  await expect(overview.venue('Linden').visits).toHaveText('0 besök i dag')
  expect(await axeViolations(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.screenshot({ path: 'gallery/office/hub.png' })
})

test('the coordinator sees what a screen shows, and shuts out one that is lost by keyboard; its staff are told, and it goes on counting', async ({
  page,
  context,
  startKiosk,
  hub,
}) => {
  const linden = await hub.hub.addVenue('Linden')
  const kiosk = await startKiosk({ now: stockholmNow() })
  expect(await kiosk.engine().enrol((await hub.hub.enrolmentCode(linden.id)).link)).toMatchObject({
    result: 'enrolled',
  })
  const door = await context.newPage()
  await open(door, kiosk)
  const visit = async () => {
    await touch(homeScreen(door, t).here)
    await touch(thanksScreen(door, t).done)
  }
  await visit()
  await expect
    .poll(async () => (await hub.hub.overview()).venues[0]?.kiosks[0]?.shows)
    .toMatchObject({ page: 'home', persons: 1 })

  await page.bringToFront()
  const overview = hubPage(page)
  await overview.open(hub)
  const venue = overview.venue('Linden')
  await expect(venue.picture).toHaveAccessibleName(/1 besök i dag$/)
  await expect(venue.kiosks).toContainText('I gång')
  await expect(overview.attention).toHaveCount(0)
  const { question } = overview
  await venue.revoke.focus()
  await page.keyboard.press('Enter')
  await expect(question.root).toContainText('fortsätter att hälsa och att räkna')
  await expect(question.keep).toBeFocused()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(question.root).toHaveCount(0)
  await expect(venue.revoke).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question.keep).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(question.revoke).toBeFocused()
  await page.route('**/rpc/revokeKiosk', (route) => route.abort())
  await page.keyboard.press('Enter')
  await expect(question.root).toContainText('Det kom inget svar från centralen.')
  await page.unroute('**/rpc/revokeKiosk')
  await question.revoke.focus()
  await page.keyboard.press('Enter')
  await expect(venue.root).toContainText('Skärm 1 är avstängd.')
  await expect(venue.name).toBeFocused()
  await expect(venue.revoke).toHaveCount(0)
  await venue.revoked.getByText('Avstängda skärmar (1)').click()
  await expect(venue.revoked).toContainText('Avstängd från centralen')
  expect(await axeViolations(page)).toEqual([])

  await door.bringToFront()
  await visit()
  await expect.poll(async () => kiosk.client.syncStatus({})).toMatchObject({ revoked: true, pending: 0 })
  expect((await hub.hub.overview()).venues[0]?.visitsToday).toBe(1)
  await comeIn(door, kiosk, 'host')
  await expect(door.getByRole('main')).toContainText('Den här skärmen är avstängd hos centralen.')
  await expect(staffToday(door).count).toBeVisible()
  expect(await axeViolations(door)).toEqual([])
  await kiosk.engine().enrol((await hub.hub.enrolmentCode(linden.id)).link)
  await expect(door.getByRole('main')).not.toContainText('avstängd hos centralen')
  await expect.poll(async () => (await hub.hub.overview()).venues[0]?.visitsToday).toBe(2)
})

test('staff read which edit lost against another screen’s, and have it used after all', async ({
  page,
  startKiosk,
  hub,
}) => {
  const linden = await hub.hub.addVenue('Linden')
  const screen = () => startKiosk({ programme: null, now: stockholmNow() })
  const [hall, café] = [await screen(), await screen()]
  const enrol = async (kiosk: typeof hall) =>
    expect(await kiosk.engine().enrol((await hub.hub.enrolmentCode(linden.id)).link)).toMatchObject({
      result: 'enrolled',
    })
  const save = async (kiosk: typeof hall, phone: string) => {
    const fields = { phone, name: 'Linden', kind: 'fixed' }
    const { programme } = await signIn(kiosk, 'staff')
    await programme.save({ kind: 'changed', changes: [{ do: 'set', type: 'venue', id: 'venue', fields }] })
  }
  await save(hall, '016-111')
  await enrol(hall)
  await expect.poll(async () => (await hall.client.syncStatus({})).pending).toBe(0)
  await save(café, '016-222')
  await enrol(café)

  await page.setViewportSize({ width: 1280, height: 800 })
  await comeIn(page, café, 'staff')
  const main = page.getByRole('main')
  await expect(main).toContainText('En ändring kom inte med, för någon annan hade hunnit ändra samma sak.')
  expect(await axeViolations(page)).toEqual([])
  await page.screenshot({ path: 'gallery/office/staff-lost-today.png' })
  await page.getByRole('button', { name: 'Se efter i Historik' }).click()
  const lost = page.getByRole('region', { name: 'Ändringar som inte kom med' })
  await expect(lost.getByRole('row', { name: 'Telefonnummer' })).toHaveText(/016-111\s*016-222/)
  await expect(lost).toContainText('ändrades på den här skärmen')
  expect(await axeViolations(page)).toEqual([])
  await page.screenshot({ path: 'gallery/office/staff-lost.png' })
  await lost.getByRole('button', { name: 'Använd ändringen' }).click()
  await expect(lost).toHaveCount(0)
  const phoneAt = async (kiosk: typeof hall) => {
    const { programme } = await signIn(kiosk, 'staff')
    const { venue } = await programme.all({})
    return [venue?.phone, (await programme.lost({})).length]
  }
  for (const kiosk of [café, hall]) await expect.poll(() => phoneAt(kiosk)).toEqual(['016-222', 0])
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
