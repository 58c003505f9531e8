import { languages } from '../../src/contract/words.ts'
import { expect, open, test, touch, wordsOf } from './fixtures.ts'
import { foodScreen } from './pages/food.ts'
import { homeScreen } from './pages/home.ts'
import { languageScreen } from './pages/language.ts'
import { thanksScreen } from './pages/thanks.ts'

const sv = await wordsOf('sv')
const fi = await wordsOf('fi')

test('the countdown warns, leaves, and the next visitor sees nothing of the last', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await page.clock.install()
  await open(page, kiosk)
  const home = homeScreen(page, sv)
  await expect(home.root).toContainText('Sittgympa med musik')
  /** All that is said, but for the time, which goes on. */
  const said = () =>
    home.root
      .evaluate((root) => [root.querySelector('.clock')?.textContent ?? '', root.textContent ?? ''])
      .then(([time = '', all = '']) => all.replace(time, ''))
  const before = await said()

  await touch(home.language)
  await touch(languageScreen(page).choice('fi'))
  await expect(page.locator('html')).toHaveAttribute('lang', 'fi')
  await touch(homeScreen(page, fi).here)
  const thanks = thanksScreen(page, fi)
  await touch(thanks.choice('Suomalainen kahvihetki'))
  await expect(thanks.choice('Suomalainen kahvihetki')).toHaveAttribute('aria-pressed', 'true')
  await touch(thanks.more)
  await expect(thanks.party).toHaveText('2')

  await page.clock.runFor(20_000)
  await expect(thanks.stay).toBeVisible()
  await page.clock.runFor(25_000)
  await expect(home.root).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv')
  expect(await said()).toBe(before)

  await touch(home.here)
  const next = thanksScreen(page, sv)
  await expect(next.party).toHaveText('1')
  await expect(next.root.locator('[aria-pressed=true]')).toHaveCount(0)
  expect(kiosk.rows('SELECT party_size FROM visit ORDER BY last_seq')).toEqual([
    { party_size: 2 },
    { party_size: 1 },
  ])
})

test('a screen that is left on the way returns home too, and asks first', async ({ page, startKiosk }) => {
  await page.clock.install()
  await open(page, await startKiosk())
  const home = homeScreen(page, sv)
  await touch(home.week)
  await expect(home.root).toBeHidden()
  await page.clock.runFor(95_000)
  await expect(page.getByRole('dialog')).toContainText(sv('idle.question'))
  await touch(page.getByRole('button', { name: sv('idle.stay') }))
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.clock.runFor(95_000)
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.clock.runFor(30_000)
  await expect(home.root).toBeVisible()
})

test('a language that is chosen stays while the visitor looks around', async ({ page, startKiosk }) => {
  await open(page, await startKiosk())
  await touch(homeScreen(page, sv).language)
  await touch(languageScreen(page).choice('fi'))
  const home = homeScreen(page, fi)
  await touch(home.food)
  await touch(foodScreen(page, fi).back)
  await expect(home.here).toBeVisible()
})

test('home has no limit of time', async ({ page, startKiosk }) => {
  await page.clock.install()
  await open(page, await startKiosk())
  const home = homeScreen(page, sv)
  await expect(home.here).toBeVisible()
  await page.clock.runFor(10 * 60_000)
  await expect(home.here).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a touch asks for more time, as often as the visitor likes', async ({ page, startKiosk }) => {
  await page.clock.install()
  await open(page, await startKiosk())
  const thanks = thanksScreen(page, sv)
  await touch(homeScreen(page, sv).here)
  // While the clock runs ahead the page hears nothing, and a touch that nobody answers for 5 s is said not to be saved.
  await expect(thanks.root).toBeVisible()
  for (let time = 0; time < 11; time += 1) {
    await page.clock.runFor(25_000)
    await touch(thanks.stay)
    await expect(thanks.stay).toBeHidden()
  }
  await expect(thanks.root).toBeVisible()
})

for (const language of languages) {
  test(`${language} is spoken when it is chosen, in its own direction`, async ({ page, startKiosk }) => {
    await open(page, await startKiosk())
    await touch(homeScreen(page, sv).language)
    await touch(languageScreen(page).choice(language))
    const t = await wordsOf(language)
    await expect(homeScreen(page, t).here).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr')
  })
}
