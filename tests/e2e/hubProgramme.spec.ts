import { pageHeaders } from '../../src/renderer/hub/client.ts'
import { venueClients } from '../../src/renderer/hub/venueClient.ts'
import { axeViolations } from '../support/axe.ts'
import { entitiesOf } from '../support/kiosk.ts'
import { expect, open } from './fixtures.ts'
import { test } from './hubFixtures.ts'
import { hubPage } from './pages/hub.ts'
import { hubProgramme } from './pages/hubProgramme.ts'
import { staffFrame } from './pages/staffDoor.ts'
import { staffWeek } from './pages/staffWeek.ts'
import { onThursday, thursday, withBingo } from './staff/bingo.ts'

test.use({ viewport: { width: 1280, height: 800 }, hubNow: onThursday.now })

test('a coordinator moves an activity of a venue at the hub, its screen shows it, and undo takes it back', async ({
  page,
  context,
  startKiosk,
  hub,
}) => {
  const björken = await hub.hub.addVenue('Björken')
  await hub.hub.addVenue('Linden')
  const venueAtHub = venueClients(
    hub.url,
    pageHeaders(hub.adminKey, () => 'touched'),
  )(björken.id)
  await venueAtHub.programme.save({
    kind: 'added',
    changes: entitiesOf(withBingo).map((entity) => ({ do: 'set', ...entity })),
  })
  const kiosk = await startKiosk({ programme: null, now: onThursday.now })
  await kiosk.engine().enrol((await hub.hub.enrolmentCode(björken.id)).link)
  const screen = await context.newPage()
  await open(screen, kiosk)
  const home = screen.locator('[data-screen="home"]')
  await expect(home).toContainText('13.00')

  await page.bringToFront()
  const refused: string[] = []
  page.on('console', (line) => /Content Security Policy/.test(line.text()) && refused.push(line.text()))
  const [programme, frame, week] = [hubProgramme(page), staffFrame(page), staffWeek(page)]
  await hubPage(page).open(hub)
  await programme.section('Program').click()
  await expect(programme.row('Linden')).toContainText('Inget planerat den här veckan.')
  await expect(programme.row('Björken').getByRole('link', { name: /Bingo/ })).toBeVisible()
  expect(await axeViolations(page)).toEqual([])
  await page.screenshot({ path: 'gallery/office/hub-weeks.png' })
  await page.route('**/rpc/week', (route) => route.abort())
  await programme.lookAgain()
  await expect(programme.away).toContainText('Det här är från')
  await expect(programme.row('Björken').getByRole('link', { name: /Bingo/ })).toBeVisible()
  await page.unroute('**/rpc/week')
  await programme.lookAgain()
  await expect(programme.away).toBeEmpty()

  await programme.row('Björken').getByRole('link', { name: /Bingo/ }).click()
  await week.item(thursday, 'Bingo').click()
  await week.panel.start.fill('14')
  await week.panel.save.click()
  await week.answer('Bara den här gången')
  await expect(week.item(thursday, 'Bingo')).toContainText('14.00–16.00')
  await expect(home).toContainText('Flyttat från 13.00')
  await expect(frame.undoLine).toContainText('Bingo')
  expect(await axeViolations(page)).toEqual([])
  await frame.undo.click()
  await expect(week.item(thursday, 'Bingo')).toContainText('13.00–15.00')
  await expect(home).not.toContainText('Flyttat')

  const ways = ['Maten', 'Meddelanden', 'Hjälp och råd', 'Mötesplatsen', 'Kalendrar', 'Utbudet', 'Historik']
  await expect(page.getByRole('navigation').getByRole('link')).toHaveText(['Programmet', ...ways])
  for (const name of ways) {
    await frame.way(name).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    expect(await axeViolations(page)).toEqual([])
  }
  await expect(page.getByRole('main')).toContainText('Driften')
  await programme.backToHub.click()
  await expect(programme.week).toBeVisible()
  expect(refused).toEqual([])
})

test('an activity of the catalogue is taken in at two venues, and a change of it is offered, never taken in by itself', async ({
  page,
  hub,
}) => {
  for (const name of ['Björken', 'Linden']) await hub.hub.addVenue(name)
  const { catalogue, form, section, answer, dialog, backToHub } = hubProgramme(page)
  const [frame, week] = [staffFrame(page), staffWeek(page)]
  const { panel } = staffWeek(page, 'catalogue')
  const title = 'Berättarcafé om Eskilstuna förr'
  await hubPage(page).open(hub)
  await section('Utbudet').click()
  await catalogue.new.click()
  await form.title.fill(title)
  await form.minutes.fill('fem')
  await form.save.click()
  await expect(dialog).toContainText('Skriv ett helt antal minuter')
  await form.minutes.fill('90')
  await form.area('Meningsfullhet').click()
  expect(await axeViolations(page)).toEqual([])
  await form.save.click()
  await expect(catalogue.entries).toHaveCount(1)
  expect(await axeViolations(page)).toEqual([])
  await page.screenshot({ path: 'gallery/office/hub-catalogue.png' })

  for (const name of ['Björken', 'Linden']) {
    await catalogue.take(title).click()
    await answer(name)
    await expect(panel.end).toHaveValue('11.30')
    await panel.day.fill('fredag')
    await panel.save.click()
    await expect(frame.undoLine).toContainText(title)
    await expect(catalogue.entries).toContainText('I programmet här')
    await frame.way('Programmet').click()
    await expect(week.item('2026-11-27', title)).toContainText('10.00–11.30')
    await backToHub.click()
    await section('Utbudet').click()
  }
  await expect(catalogue.entries).toContainText('I programmet på Björken och Linden')

  await catalogue.change(title).click()
  await form.price.fill('20')
  await form.save.click()
  await expect(dialog).toHaveCount(0)
  await catalogue.take(title).click()
  await answer('Linden')
  await panel.close.click()
  await expect(catalogue.news).toContainText('20 kr')
  expect(await axeViolations(page)).toEqual([])
  await catalogue.takeNews.click()
  await expect(catalogue.news).toHaveCount(0)
  await frame.undo.click()
  await expect(catalogue.news).toContainText('20 kr')
  await catalogue.keepOwn.click()
  await expect(catalogue.news).toHaveCount(0)

  await backToHub.click()
  await section('Utbudet').click()
  await catalogue.withdraw(title).click()
  await expect(dialog).toContainText('Den står kvar i programmet på Björken och Linden')
  await answer('Ta bort ur utbudet')
  await expect(catalogue.withdrawn).toBeVisible()
  await expect(catalogue.entries).toHaveCount(0)
})
