import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { screenKeyboard } from '../pages/screenKeyboard.ts'
import { comeIn, signIn, staffFrame } from '../pages/staffDoor.ts'
import { placePage } from '../pages/staffPlace.ts'

const nearlyIdle = 4 * 60_000

test('keys on the screen, what comes without a key, and scrolling all show that somebody is there', async ({
  page,
  startKiosk,
}) => {
  test.slow()
  const kiosk = await startKiosk()
  await signIn(kiosk, 'staff')
  await page.clock.install()
  await comeIn(page, kiosk, 'staff', 'place')
  const { stay, leave } = staffFrame(page)
  const address = placePage(page).about.getByLabel('Adress')
  // Before the keys: to empty a field, a real key is pressed, and they go.
  await address.fill('')
  await address.tap()
  const keyboard = screenKeyboard(page)
  await expect(keyboard.root).toBeVisible()
  const signs = {
    key: () => keyboard.key('A').tap(),
    // As what is pasted from a menu, or dictated: the field hears of it, and no key is pressed.
    pasted: () => page.keyboard.insertText('b'),
    scrolled: () => wheel(page),
    typed: () => page.keyboard.press('c'),
  }
  for (const sign of Object.values(signs)) {
    await sign()
    await page.clock.fastForward(nearlyIdle)
    await expect(stay).toBeHidden()
    await expect(leave).toBeVisible()
  }
  await expect(address).toHaveValue('Abc')
  await page.clock.fastForward(35_000)
  await expect(stay).toBeVisible()
})

/** Turns the wheel, and waits until the page has heard of it: Playwright does not. */
async function wheel(page: Page): Promise<void> {
  const heard = await page.evaluateHandle(() => ({
    it: new Promise((resolve) => window.addEventListener('wheel', resolve, { capture: true, once: true })),
  }))
  await page.mouse.wheel(0, 40)
  await heard.evaluate(async ({ it }) => void (await it))
}
