import { expect, open, test, wordsOf } from './fixtures.ts'
import { tabTo } from './keys.ts'
import { homeScreen } from './pages/home.ts'
import { thanksScreen } from './pages/thanks.ts'

const t = await wordsOf('sv')

test('a visit can be made and told more of with a keypad alone', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  const thanks = thanksScreen(page, t)
  await expect(homeScreen(page, t).here).toBeVisible()
  await page.waitForFunction(() => window.listensAt?.(document.body))
  await tabTo(page, homeScreen(page, t).here)
  await page.keyboard.press('Enter')
  await expect(thanks.root).toBeVisible()
  await page.waitForFunction(() => window.listensAt?.(document.body))
  await tabTo(page, thanks.choice('Digital hjälp'))
  await page.keyboard.press('Space')
  await expect(thanks.choice('Digital hjälp')).toHaveAttribute('aria-pressed', 'true')
  await tabTo(page, thanks.more)
  await page.keyboard.press('Enter')
  await expect(thanks.party).toHaveText('2')
  await tabTo(page, thanks.done)
  await page.keyboard.press('Enter')
  await expect(homeScreen(page, t).root).toBeVisible()
  expect(kiosk.rows('SELECT party_size FROM visit')).toEqual([{ party_size: 2 }])
})

test('a key that is held down is one visit', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  await expect(homeScreen(page, t).here).toBeVisible()
  await page.waitForFunction(() => window.listensAt?.(document.body))
  await tabTo(page, homeScreen(page, t).here)
  for (let repeat = 0; repeat < 20; repeat += 1) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(thanksScreen(page, t).root).toBeVisible()
  expect(kiosk.rows('SELECT party_size FROM visit')).toEqual([{ party_size: 1 }])
})
