import { giveOthers } from '../support/others.ts'
import { pictureDay } from '../support/programmes.ts'
import { expect, open, test, touch, wordsOf } from './fixtures.ts'
import { homeScreen } from './pages/home.ts'
import { othersScreen } from './pages/others.ts'
import { thanksScreen } from './pages/thanks.ts'
import { weekScreen } from './pages/week.ts'

const t = await wordsOf('sv')
const { venue } = pictureDay
const hatten = { ...pictureDay, venue: venue && { ...venue, name: 'Hatten', address: 'Fristadstorget 4' } }

test('a visitor looks at what is on at other venues, today and on another day, and is counted from there', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  const [home, week, others] = [homeScreen(page, t), weekScreen(page, t), othersScreen(page, t)]
  await touch(home.week)
  await expect(week.root.getByRole('listitem').first()).toBeVisible()
  await expect(week.others).toHaveCount(0)
  await giveOthers(kiosk, { Hatten: hatten })
  await touch(week.others)
  await expect(others.title).toHaveText('På andra mötesplatser i dag')
  await expect(others.venues).toHaveText(['Hatten'])
  await expect(others.root).toContainText('Öppet 9.30–16.00 · Fristadstorget 4')
  const walk = others.root.locator('.row').filter({ hasText: 'Promenad runt ån' })
  await expect(walk).toContainText('Inställt i dag')
  await expect(others.root).not.toContainText('Ingen anmälan')
  await touch(others.day(28))
  await expect(others.title).toHaveText('På andra mötesplatser')
  await expect(others.root).toContainText('Inget är planerat på andra mötesplatser.')
  await touch(others.back)
  await touch(week.others)
  await expect(others.venues).toHaveText(['Hatten'])
  await touch(others.root.getByRole('button', { name: t('here.button') }))
  await expect(thanksScreen(page, t).root).toBeVisible()
})
