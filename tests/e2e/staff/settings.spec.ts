import type { KioskSettings } from '../../../src/contract/staff/settings.ts'
import { axeViolations } from '../../support/axe.ts'
import type { Kiosk } from '../../support/kiosk.ts'
import { day } from '../../support/programmes.ts'
import { expect, open, test, touch, wordsOf } from '../fixtures.ts'
import { homeScreen } from '../pages/home.ts'
import { comeIn, signIn, staffFrame } from '../pages/staffDoor.ts'
import { thanksScreen } from '../pages/thanks.ts'

async function set(kiosk: Kiosk, patch: Partial<KioskSettings>): Promise<void> {
  const eva = await signIn(kiosk)
  await eva.settings.save({ fields: patch })
}

const visits = (kiosk: Kiosk) => kiosk.rows('SELECT 1 FROM visit').length

test('what somebody else has set meanwhile is kept or overruled, never overwritten unasked', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'administrator', 'settings')
  const root = staffFrame(page).section('settings')
  const eva = await signIn(kiosk)
  await root.getByText('Vrid den åt höger').click()
  await set(kiosk, { turned: 'left', cardReader: 'tab' })
  await root.getByRole('button', { name: 'Spara' }).click()
  const met = page.getByRole('dialog', { name: 'Någon annan hann före' })
  await expect(met).toContainText('Ligger bilden på sidan?')
  expect(await axeViolations(page)).toEqual([])
  await met.getByRole('button', { name: 'Behåll det som står där' }).click()
  await expect(root.getByRole('radio', { name: 'Vrid den åt vänster' })).toBeChecked()
  await root.getByText('Nej, den är rätt').click()
  await set(kiosk, { turned: 'right' })
  await root.getByRole('button', { name: 'Spara' }).click()
  await met.getByRole('button', { name: 'Använd mitt' }).click()
  await expect(root.getByText('Sparat. Skärmen följer det nu.')).toBeVisible()
  expect(await eva.settings.get()).toMatchObject({ turned: 'no', cardReader: 'tab' })
})

test('settings are checked at their fields and saved as one', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'administrator', 'settings')
  const root = staffFrame(page).section('settings')
  const save = root.getByRole('button', { name: 'Spara' })
  await root.getByLabel('Skärmens storlek i tum').fill('3')
  await root.getByText('Vissa tider').click()
  await root.getByLabel('Tänds').fill('7.30')
  await save.click()
  await expect(root.getByText('Skriv ett tal mellan 7 och 110.')).toBeVisible()
  await expect(root.getByLabel('Skärmens storlek i tum')).toBeFocused()
  await expect(root.getByText('Skriv en tid, till exempel 7.30.')).toBeVisible()
  await root.getByLabel('Skärmens storlek i tum').fill('42,5')
  await root.getByLabel('Släcks').fill('18')
  expect(await axeViolations(page)).toEqual([])
  await save.click()
  await expect(root.getByText('Sparat. Skärmen följer det nu.')).toBeVisible()
  const eva = await signIn(kiosk)
  expect(await eva.settings.get()).toMatchObject({
    panel: { inches: 42.5, bottomCm: 70 },
    screenHours: { from: '07:30', to: '18:00' },
  })
})

test('a screen is dark outside its hours, and the touch that wakes it presses nothing', async ({
  page,
  startKiosk,
}) => {
  const t = await wordsOf('sv')
  const kiosk = await startKiosk()
  await open(page, kiosk)
  const { here } = homeScreen(page, t)
  const box = await here.boundingBox()
  if (!box) throw new Error('no button')
  await set(kiosk, { screenHours: { from: '08:00', to: '09:00' } })
  const dark = page.locator('[data-screen=dark]')
  await expect(dark).toContainText('10.')
  await expect(here).toHaveCount(0)
  expect(await axeViolations(page)).toEqual([])
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
  await expect(here).toBeVisible()
  expect(visits(kiosk)).toBe(0)
  await touch(here)
  await expect(thanksScreen(page, t).root).toBeVisible()
  expect(visits(kiosk)).toBe(1)
})

test('a key wakes it too, and nobody is left in the dark in the middle of a visit', async ({
  page,
  startKiosk,
}) => {
  const t = await wordsOf('sv')
  const kiosk = await startKiosk()
  await open(page, kiosk)
  await touch(homeScreen(page, t).here)
  const thanks = thanksScreen(page, t)
  await expect(thanks.root).toBeVisible()
  await set(kiosk, { screenHours: { from: '08:00', to: '09:00' } })
  kiosk.clock.set(`${day}T23:00`)
  await touch(thanks.done)
  await page.reload()
  const dark = page.locator('[data-screen=dark]')
  await expect(dark).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(homeScreen(page, t).here).toBeVisible()
  expect(visits(kiosk)).toBe(1)
})

test('visitors and staff are asked whether they are still there after the times that are set', async ({
  page,
  startKiosk,
}) => {
  const t = await wordsOf('sv')
  const kiosk = await startKiosk()
  await set(kiosk, { idle: { visitorSeconds: 30, staffMinutes: 1 } })
  await page.clock.install()
  await open(page, kiosk)
  const home = homeScreen(page, t)
  await touch(home.week)
  await expect(home.root).toBeHidden()
  await page.clock.runFor(31_000)
  await expect(page.getByText(t('idle.question'))).toBeVisible()
  await page.clock.runFor(31_000)
  await expect(home.root).toBeVisible()
  await comeIn(page, kiosk)
  const { stay, leave } = staffFrame(page)
  await page.clock.fastForward(35_000)
  await expect(stay).toBeVisible()
  await page.clock.fastForward(31_000)
  await expect(home.root).toBeVisible()
  await expect(leave).toHaveCount(0)
})

for (const turned of ['left', 'right'] as const) {
  test(`a picture turned ${turned} stands upright on its panel and is touched where it is seen`, async ({
    page,
    startKiosk,
  }) => {
    const t = await wordsOf('sv')
    const kiosk = await startKiosk()
    await page.setViewportSize({ width: 1920, height: 1080 })
    await set(kiosk, { turned })
    await open(page, kiosk)
    const { here, root } = homeScreen(page, t)
    await expect(page.locator('html')).toHaveAttribute('data-form', 'portrait')
    await expect(here).toBeVisible()
    expect(await root.boundingBox()).toEqual({ x: 0, y: 0, width: 1920, height: 1080 })
    const button = await here.boundingBox()
    // Touched in the lower part of the picture: that is its left on a panel turned right.
    const middle = (button?.x ?? 0) + (button?.width ?? 0) / 2
    expect(turned === 'right' ? middle : 1920 - middle).toBeLessThan(960)
    await touch(here)
    await expect(thanksScreen(page, t).root).toBeVisible()
    expect(visits(kiosk)).toBe(1)
  })
}
