import { day, emptyDay, fullDay, pictureDay } from '../support/programmes.ts'
import { expect, open, test, touch, wordsOf } from './fixtures.ts'
import { homeScreen } from './pages/home.ts'
import { notSavedScreen } from './pages/messages.ts'
import { thanksScreen } from './pages/thanks.ts'

const t = await wordsOf('sv')

test('what another process puts in shows without a reload', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: emptyDay })
  await open(page, kiosk)
  const home = homeScreen(page, t)
  await expect(home.root).toContainText(t('day.empty'))
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
  await kiosk.importProgramme(pictureDay)
  await expect(home.root).toContainText('Sittgympa med musik')
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
})

test('a place that is taken at one screen shows at the other', async ({ page, context, startKiosk }) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  const home = homeScreen(page, t)
  await expect(home.root).toContainText(t('places.left', { count: 3 }))
  const other = await context.newPage()
  await open(other, kiosk)
  await touch(homeScreen(other, t).here)
  await touch(thanksScreen(other, t).choice('Digital hjälp'))
  await expect(home.root).toContainText(t('places.left', { count: 2 }))
})

test('an activity begins and ends by itself', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  const home = homeScreen(page, t)
  await expect(home.root).toContainText('Sittgympa med musik')
  kiosk.clock.set(`${day}T10:59:57`)
  await expect(home.root).not.toContainText('Sittgympa med musik')
  await expect(home.root).toContainText('11.00')
})

test('midnight makes a new day', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: fullDay })
  await open(page, kiosk)
  const home = homeScreen(page, t)
  await expect(home.root).toContainText('Måndag 23 november')
  kiosk.clock.set(`${day}T23:59:57`)
  await expect(home.root).toContainText('Tisdag 24 november')
})

test('a clock that is put right makes the right day', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  const home = homeScreen(page, t)
  await expect(home.root).toContainText('Måndag 23 november')
  kiosk.clock.set('2027-01-04T12:00')
  await expect(home.root).toContainText('Måndag 4 januari')
  kiosk.clock.set(`${day}T10:24`)
  await expect(home.root).toContainText('Måndag 23 november')
})

test('without an engine the screen still greets and tells the time, says what it cannot do, and comes back by itself', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  const home = homeScreen(page, t)
  await expect(home.root).toContainText('Sittgympa med musik')
  await kiosk.stop()
  await touch(home.here)
  const notSaved = notSavedScreen(page, t)
  await expect(notSaved.root).toContainText(t('error.notSaved'))
  await expect(notSaved.root).toContainText(/10\.2\d/)
  await touch(notSaved.back)
  await expect(home.here).toBeVisible()
  await expect(home.root).toContainText('Måndag 23 november')
  await expect(home.root).toContainText(/10\.2\d/)
  await kiosk.start()
  await touch(home.here)
  await expect(thanksScreen(page, t).root).toBeVisible()
  // The touch before, of which the visitor was told that it is not saved, is withdrawn and does not count.
  expect(kiosk.rows('SELECT id FROM visit WHERE undone = 0')).toHaveLength(1)
  await touch(thanksScreen(page, t).done)

  // The live stream is followed again, too.
  const extra = pictureDay.activities.map((activity) => ({
    ...activity,
    title: { sv: 'Allsång vid pianot' },
  }))
  await kiosk.importProgramme({ ...pictureDay, activities: extra })
  await expect(home.root).toContainText('Allsång vid pianot', { timeout: 20_000 })
})
