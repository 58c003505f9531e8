import type { Page } from '@playwright/test'
import { axeViolations } from '../../support/axe.ts'
import { expect, open, test, touch, wordsOf } from '../fixtures.ts'
import { knock, knockByKeys } from '../pages/hiddenDoor.ts'
import { homeScreen } from '../pages/home.ts'
import { people, signIn, staffDoor, staffFrame } from '../pages/staffDoor.ts'
import { sizes } from './sizes.ts'

const t = await wordsOf('sv')
const { administrator } = people

async function touchPin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await staffDoor(page).digit(digit).tap()
}

test('the hidden door opens by touches and by keys, and nothing of it is seen', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  await knock(page)
  await expect(staffDoor(page).root).toBeVisible()
  await touch(staffDoor(page).back)
  await expect(homeScreen(page, t).here).toBeVisible()
  await knockByKeys(page)
  await expect(staffDoor(page).root).toBeVisible()
  expect(kiosk.rows('SELECT 1 FROM visit')).toEqual([])
})

test('the hidden door is on home alone', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  await touch(homeScreen(page, t).week)
  await knockByKeys(page)
  await touch(page.getByRole('button', { name: t('leave.back') }))
  await expect(homeScreen(page, t).here).toBeVisible()
})

test('keys of the hidden door leave the focus where it is', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await open(page, kiosk)
  await homeScreen(page, t).week.focus()
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowLeft'])
    await page.keyboard.press(key)
  await expect(homeScreen(page, t).week).toBeFocused()
})

test('the first who comes in becomes administrator, with a code of their own', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await page.goto(kiosk.entrance('/staff'))
  const { setUp, root } = staffDoor(page)
  await setUp.done.tap()
  await expect(root).toContainText('Skriv ditt förnamn.')
  await setUp.name.fill('Eva')
  await setUp.pin.fill('123456')
  await setUp.again.fill('123456')
  await setUp.done.tap()
  await expect(root).toContainText('för lätt att gissa')
  await expect(setUp.name).toHaveValue('Eva')
  await setUp.pin.fill(administrator.pin)
  await setUp.done.tap()
  await expect(root).toContainText('Koderna är inte lika.')
  await setUp.again.fill(administrator.pin)
  await setUp.again.press('Enter')
  await expect(staffFrame(page).way('Personer')).toBeVisible()
})

test('a code opens by fingers; a wrong one does not, and many lock the door but not to a badge', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  const eva = await signIn(kiosk)
  const [me] = await eva.people.list()
  const { badge } = await eva.people.newBadge({ id: me?.id ?? '' })
  await page.goto(kiosk.entrance('/staff'))
  const door = staffDoor(page)
  await touchPin(page, '1112')
  await door.erase.tap()
  await expect(door.pin).toHaveValue('111')
  await touchPin(page, '222')
  await door.enter.tap()
  await expect(door.said).toContainText('känner jag inte igen')
  await expect(door.pin).toHaveValue('')
  await expect(async () => {
    await touchPin(page, '222333')
    await door.enter.tap()
    await expect(door.said).toContainText('fel för många gånger', { timeout: 2000 })
  }).toPass()
  await touchPin(page, administrator.pin)
  await door.enter.tap()
  await expect(door.said).toContainText('fel för många gånger')
  // A scanner types fast, wherever a finger was last, and ends with Enter.
  await page.keyboard.type(badge)
  await page.keyboard.press('Enter')
  await expect(staffFrame(page).leave).toBeVisible()
})

test('a code opens by fingers and leaves no trace in the page', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await signIn(kiosk)
  await page.goto(kiosk.entrance('/staff'))
  await touchPin(page, administrator.pin)
  await staffDoor(page).enter.tap()
  await expect(staffFrame(page).section('today')).toBeVisible()
  await staffFrame(page).leave.tap()
  await expect(homeScreen(page, t).here).toBeVisible()
  await page.goto(kiosk.entrance('/staff'))
  await expect(staffDoor(page).pin).toHaveValue('')
})

test('whoever came by mistake is back after a minute of rest', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await signIn(kiosk)
  await page.clock.install()
  await page.goto(kiosk.entrance('/staff'))
  await expect(staffDoor(page).pin).toBeVisible()
  await page.clock.runFor(50_000)
  await page.keyboard.type('4')
  await page.clock.runFor(50_000)
  await expect(staffDoor(page).pin).toHaveValue('4')
  await page.clock.runFor(11_000)
  await expect(homeScreen(page, t).root).toBeVisible()
})

for (const [name, size] of Object.entries(sizes)) {
  test(`the door is accessible, ${name}`, async ({ page, startKiosk }) => {
    const kiosk = await startKiosk()
    await page.setViewportSize(size)
    await page.goto(kiosk.entrance('/staff'))
    await staffDoor(page).setUp.done.tap()
    await expect(staffDoor(page).root).toContainText('Skriv ditt förnamn.')
    expect(await axeViolations(page)).toEqual([])
    await signIn(kiosk)
    await page.reload()
    await staffDoor(page).pin.fill('222333')
    await staffDoor(page).enter.tap()
    await expect(staffDoor(page).said).toContainText('känner jag inte igen')
    expect(await axeViolations(page)).toEqual([])
  })
}
