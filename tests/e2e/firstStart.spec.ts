import { axeViolations } from '../support/axe.ts'
import { day, pictureDay } from '../support/programmes.ts'
import { expect, open, test, wordsOf } from './fixtures.ts'
import { homeScreen } from './pages/home.ts'

const t = await wordsOf('sv')

test('a first start shows the example day of the picture, marked as an example', async ({
  page,
  startKiosk,
}) => {
  await open(page, await startKiosk({ programme: null }))
  const { root } = homeScreen(page, t)
  await expect(page.getByText(t('example.band'))).toBeVisible()
  for (const words of [
    'Mötesplatsen Björken',
    'Måndag 23 november',
    'Vecka 48',
    'Öppet till 16.00',
    'Sittgympa med musik',
    'Stora salen',
    'Karin, frivillig',
    'till 11.00',
    'Digital hjälp med mobilen',
    'Biblioteket',
    '3 platser kvar',
    'Finsk fikaträff',
    'Ingen anmälan',
    'Promenad runt ån',
    'Samling i entrén',
    'Inställt i dag',
    'Lunch 11.30',
    'Ärtsoppa och pannkakor',
    '65 kr',
    'Vegetarisk finns',
    'Jag är här',
    'Veckan',
    'Maten',
    'Hjälp & råd',
  ]) {
    await expect(root).toContainText(words)
  }
})

test('the programme is there with the page, before the live stream has come', async ({
  page,
  startKiosk,
}) => {
  await page.route('**/rpc/**', () => {})
  await open(page, await startKiosk())
  await expect(homeScreen(page, t).root).toContainText('Sittgympa med musik')
})

test('a page whose script fails greets all the same, and says whom to tell', async ({ page, startKiosk }) => {
  await page.route('**/*.js', (route) => route.abort())
  await open(page, await startKiosk())
  await expect(page.getByRole('heading', { name: 'Välkommen' })).toBeVisible()
  for (const words of ['Säg till någon', 'Kerro jollekulle', 'Tell somebody'])
    await expect(page.getByText(words)).toBeVisible()
  expect(await axeViolations(page)).toEqual([])
  await page.screenshot({ path: 'gallery/portrait/no-script.png' })
})

test('the mark goes as soon as staff have put in a programme', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: null })
  await open(page, kiosk)
  await expect(page.getByText(t('example.band'))).toBeVisible()
  await kiosk.importProgramme(pictureDay)
  await expect(page.getByText(t('example.band'))).toBeHidden()
})

test('the example has something every weekday, whatever day it is started on', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk({ programme: null, now: `${day}T09:40` })
  await open(page, kiosk)
  const { root } = homeScreen(page, t)
  for (const date of ['2026-11-24', '2026-11-27', '2027-02-18']) {
    kiosk.clock.set(`${date}T09:40`)
    await expect(root).toContainText(` ${Number(date.slice(8))} `)
    await expect(root).not.toContainText(t('day.empty'))
  }
})
