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
  await address.tap()
  const keyboard = screenKeyboard(page)
  await expect(keyboard.root).toBeVisible()
  await address.fill('')
  const signs = {
    key: () => keyboard.key('a').tap(),
    // As what is pasted from a menu, or dictated: the field hears of it, and no key is pressed.
    pasted: () => page.keyboard.insertText('b'),
    scrolled: () => page.mouse.wheel(0, 40),
    typed: () => page.keyboard.press('c'),
  }
  for (const sign of Object.values(signs)) {
    await sign()
    await page.clock.fastForward(nearlyIdle)
    await expect(stay).toBeHidden()
    await expect(leave).toBeVisible()
  }
  await expect(address).toHaveValue('abc')
  await page.clock.fastForward(35_000)
  await expect(stay).toBeVisible()
})
