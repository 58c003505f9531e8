import type { BrowserContext } from '@playwright/test'
import { languages } from '../../src/contract/words.ts'
import { fullDay } from '../support/programmes.ts'
import { expect, open, test, touch, wordsOf } from './fixtures.ts'
import { boardScreen } from './pages/board.ts'
import { foodScreen } from './pages/food.ts'
import { helpScreen } from './pages/help.ts'
import { homeScreen } from './pages/home.ts'
import { languageScreen } from './pages/language.ts'
import { thanksScreen } from './pages/thanks.ts'
import { weekScreen } from './pages/week.ts'

/** Everything that a browser asks of anybody. */
function watch(context: BrowserContext): URL[] {
  const asked: URL[] = []
  context.on('request', (request) => asked.push(new URL(request.url())))
  context.on('page', (page) => page.on('websocket', (socket) => asked.push(new URL(socket.url()))))
  return asked
}

test('the page asks nothing of any address but its own, wherever a visitor goes', async ({
  page,
  context,
  startKiosk,
}) => {
  const kiosk = await startKiosk({ programme: fullDay })
  const asked = watch(context)
  await open(page, kiosk)
  for (const language of languages.toReversed()) {
    const t = await wordsOf(language)
    const current = (await page.locator('html').getAttribute('lang')) ?? 'sv'
    const now = await wordsOf(languages.find((one) => one === current) ?? 'sv')
    await touch(homeScreen(page, now).language)
    await touch(languageScreen(page).choice(language))
    const home = homeScreen(page, t)
    for (const [button, screen] of [
      [home.week, weekScreen(page, t)],
      [home.food, foodScreen(page, t)],
      [home.help, helpScreen(page, t)],
    ] as const) {
      await touch(button)
      await touch(screen.back)
    }
  }
  const t = await wordsOf('sv')
  await touch(homeScreen(page, t).here)
  await touch(thanksScreen(page, t).done)
  await open(page, kiosk, '/board')
  await expect(boardScreen(page).root).toBeVisible()

  expect(asked.filter(({ origin }) => origin !== kiosk.url).map(({ href }) => href)).toEqual([])
  const fonts = asked.filter(({ pathname }) => pathname.endsWith('.woff2'))
  expect(fonts.length, 'the fonts are ours').toBeGreaterThan(0)
})

test('the page may ask nothing of others: the policy is on every answer and holds', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  const answer = await page.goto(kiosk.entrance())
  const policy = answer?.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  const escaped = await page.evaluate(() =>
    fetch('http://127.0.0.1:9/').then(
      () => 'answered',
      (error: Error) => error.name,
    ),
  )
  expect(escaped).toBe('TypeError')
})

test('nothing is complained of in the console', async ({ page, startKiosk }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  const kiosk = await startKiosk()
  const t = await wordsOf('sv')
  await open(page, kiosk)
  await touch(homeScreen(page, t).here)
  await touch(thanksScreen(page, t).done)
  await expect(homeScreen(page, t).root).toBeVisible()
  expect(complaints).toEqual([])
})
