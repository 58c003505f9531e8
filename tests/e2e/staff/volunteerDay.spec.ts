import type { BrowserContext, Locator, Page } from '@playwright/test'
import { axeViolations } from '../../support/axe.ts'
import type { Kiosk } from '../../support/kiosk.ts'
import { expect, open, test, touch, wordsOf } from '../fixtures.ts'
import { tabTo } from '../keys.ts'
import { knock, knockByKeys } from '../pages/hiddenDoor.ts'
import { homeScreen } from '../pages/home.ts'
import { people, signIn, staffDoor, staffFrame } from '../pages/staffDoor.ts'
import { staffToday } from '../pages/staffToday.ts'
import { sizes } from './sizes.ts'

const t = await wordsOf('sv')
const { host } = people
const early = '2026-11-23T09:10'

/** How a volunteer presses, and types. */
interface Hand {
  press(target: Locator): Promise<void>
  write(field: Locator, text: string): Promise<void>
  knock(page: Page): Promise<void>
  pin(page: Page, pin: string): Promise<void>
}

/** Fingers alone; what is written is written on the screen's own keyboard. */
const byTouch: Hand = {
  press: touch,
  async write(field, text) {
    await touch(field)
    const keyboard = field.page().locator('.keyboard')
    for (const name of text) await keyboard.getByRole('button', { name, exact: true }).tap()
  },
  knock,
  async pin(page, pin) {
    for (const digit of pin) await staffDoor(page).digit(digit).tap()
    await staffDoor(page).enter.tap()
  },
}

/** Keys alone. */
const byKeys: Hand = {
  async press(target) {
    await tabTo(target.page(), target, 120)
    await target.page().keyboard.press('Enter')
  },
  async write(field, text) {
    await tabTo(field.page(), field, 120)
    await field.page().keyboard.type(text)
  },
  knock: knockByKeys,
  async pin(page, pin) {
    await expect(staffDoor(page).pin).toBeFocused()
    await page.keyboard.type(pin)
    await page.keyboard.press('Enter')
  },
}

async function wholeDay(page: Page, context: BrowserContext, kiosk: Kiosk, hand: Hand): Promise<void> {
  await signIn(kiosk, 'host')
  const visitors = await context.newPage()
  await open(visitors, kiosk)
  await expect(visitors.locator('.home-facts')).toContainText('Stängt')
  await page.bringToFront()
  await open(page, kiosk)
  await expect(homeScreen(page, t).here).toBeVisible()

  await hand.knock(page)
  await expect(staffDoor(page).pin).toBeFocused()
  await hand.pin(page, host.pin)
  const today = staffToday(page)
  await expect(today.root).toBeVisible()

  await hand.press(today.open)
  await hand.press(today.dialog.button('Till vanlig tid (16.00)'))
  await expect(today.opening).toContainText('Öppet till 16.00')
  await expect(visitors.locator('.home-facts')).toContainText('Öppet till 16.00')

  await hand.press(today.count.getByRole('button', { name: 'En till' }))
  await expect(today.count).toContainText('1 räknad')
  await hand.write(today.count.getByLabel('Eller skriv ett antal'), '12')
  await hand.press(today.count.getByRole('button', { name: 'Lägg till' }))
  await expect(today.count).toContainText('13 räknade')
  await hand.press(today.count.getByRole('button', { name: 'En färre' }))
  await expect(today.opening).toContainText('12 personer i dag')

  await hand.press(today.occurrence('Finsk fikaträff').cancel)
  await hand.press(today.dialog.button('Ledaren är sjuk'))
  const row = visitors.locator('.row', { hasText: 'Finsk fikaträff' })
  await expect(row).toContainText('Inställt i dag')
  await expect(row).toContainText('Ledaren är sjuk')
  await expect(today.miniature.locator('.row', { hasText: 'Finsk fikaträff' })).toContainText(
    'Ledaren är sjuk',
  )

  await hand.press(today.newMessage)
  await hand.press(today.dialog.button('Fikat sköts av frivilliga i dag.'))
  await expect(visitors.locator('.notice')).toContainText('Fikat sköts av frivilliga i dag.')

  await hand.press(today.close)
  await hand.write(today.dialog.field('Egen orsak'), 'Halka')
  await hand.press(today.dialog.button('Stäng för dagen'))
  await expect(visitors.locator('.home-facts')).toContainText('Stängt')
  await expect(visitors.locator('.lead')).toContainText('Halka')

  await hand.press(staffFrame(page).leave)
  await expect(homeScreen(page, t).here).toBeVisible()
  expect(kiosk.rows('SELECT 1 FROM visit')).toEqual([])
}

test('a volunteer’s whole day by touch alone', async ({ page, context, startKiosk }) => {
  test.slow()
  await wholeDay(page, context, await startKiosk({ now: early }), byTouch)
})

test('a volunteer’s whole day by keys alone', async ({ page, context, startKiosk }) => {
  test.slow()
  await wholeDay(page, context, await startKiosk({ now: early }), byKeys)
})

test('a volunteer sees and may no more than today, and what is to be carried', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  const bengt = await signIn(kiosk, 'host')
  await page.goto(kiosk.entrance('/staff'))
  // Who knows the address of a section comes to it from the door; a volunteer comes to today.
  await page.evaluate(() => window.location.assign('#people'))
  await byKeys.pin(page, host.pin)
  await expect(staffToday(page).root).toBeVisible()
  await expect(staffFrame(page).section('people')).toHaveCount(0)
  await page.evaluate(() => window.location.assign('#people'))
  await expect(staffToday(page).root).toBeVisible()
  await expect(staffFrame(page).section('people')).toHaveCount(0)
  await expect(page.getByRole('navigation').getByRole('link')).toHaveText(['I dag', 'Utan nät'])

  const refused = { code: 'NOT_ALLOWED' }
  await expect(bengt.people.list()).rejects.toMatchObject(refused)
  await expect(bengt.people.add({ name: 'Ny', role: 'host', pin: '481726' })).rejects.toMatchObject(refused)
  await expect(bengt.settings.get()).rejects.toMatchObject(refused)
  await expect(bengt.programme.all()).rejects.toMatchObject(refused)
  await expect(
    bengt.programme.save({ kind: 'removed', changes: [{ do: 'delete', type: 'activity', id: 'fika' }] }),
  ).rejects.toMatchObject(refused)
  await expect(bengt.calendars.feeds()).rejects.toMatchObject(refused)
  await expect(
    kiosk.client.staff.today.cancel({ occurrenceId: 'fika:2026-11-23', cancelled: true }),
  ).rejects.toMatchObject({ code: 'SIGNED_OUT' })
})

test('the pages leave by themselves, warn first, and never while somebody types', async ({
  page,
  startKiosk,
}) => {
  test.slow()
  const kiosk = await startKiosk()
  await signIn(kiosk, 'host')
  await page.clock.install()
  await page.goto(kiosk.entrance('/staff'))
  await byKeys.pin(page, host.pin)
  const today = staffToday(page)
  const { stay } = staffFrame(page)
  await expect(today.count).toBeVisible()
  await page.clock.fastForward(4 * 60_000)
  await expect(stay).toBeHidden()
  await page.clock.fastForward(35_000)
  await expect(stay).toBeVisible()
  await stay.tap()
  await expect(stay).toBeHidden()

  const field = today.count.getByLabel('Eller skriv ett antal')
  await field.focus()
  for (const digit of '123') {
    await page.keyboard.type(digit)
    await page.clock.fastForward(4 * 60_000)
    await expect(stay).toBeHidden()
  }
  await expect(field).toHaveValue('123')
  await page.clock.fastForward(35_000)
  await expect(stay).toBeVisible()
  await page.clock.fastForward(31_000)
  await expect(homeScreen(page, t).root).toBeVisible()
})

for (const [name, size] of Object.entries(sizes)) {
  test(`a volunteer’s pages are accessible, ${name}`, async ({ page, startKiosk }) => {
    test.slow()
    const kiosk = await startKiosk()
    await signIn(kiosk, 'host')
    await page.setViewportSize(size)
    await page.goto(kiosk.entrance('/staff'))
    await byKeys.pin(page, host.pin)
    const today = staffToday(page)
    await expect(today.count).toBeVisible()
    const found: Record<string, string[]> = { today: await axeViolations(page) }
    const questions = {
      close: today.close,
      cancel: today.occurrence('Finsk fikaträff').cancel,
      move: today.occurrence('Finsk fikaträff').move,
      count: today.occurrence('Finsk fikaträff').count,
      message: today.newMessage,
    }
    for (const [question, button] of Object.entries(questions)) {
      await button.click()
      await expect(today.dialog.root).toBeVisible()
      found[question] = await axeViolations(page)
      await page.keyboard.press('Escape')
      await expect(today.dialog.root).toBeHidden()
    }
    expect(Object.entries(found).filter(([, violations]) => violations.length > 0)).toEqual([])
  })
}
