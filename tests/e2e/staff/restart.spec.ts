import type { Page } from '@playwright/test'
import { axeViolations } from '../../support/axe.ts'
import type { Kiosk } from '../../support/kiosk.ts'
import { expect, test, wordsOf } from '../fixtures.ts'
import { homeScreen } from '../pages/home.ts'
import { comeIn, people, signIn, staffDoor, staffFrame } from '../pages/staffDoor.ts'
import { staffFood } from '../pages/staffFood.ts'
import { staffPeople } from '../pages/staffPeople.ts'

test.use({ viewport: { width: 1280, height: 800 } })

const t = await wordsOf('sv')

async function restart(kiosk: Kiosk): Promise<void> {
  await kiosk.stop()
  await kiosk.start()
}

/** A new page of help that is being written, found also where the door hides it. */
function newPage(page: Page) {
  const root = page.locator('[data-screen="staff-info"]')
  const form = root.locator('form')
  return {
    open: root.getByRole('button', { name: 'Ny sida' }),
    form,
    heading: form.getByLabel('Rubrik'),
    text: form.getByLabel('Text', { exact: true }),
    save: form.getByRole('button', { name: 'Spara' }),
    titles: root.getByRole('heading', { level: 2 }),
  }
}

/** Writes a page of help while the engine begins anew; the page hears of it when it asks for the programme. */
async function writeAndRestart(page: Page, kiosk: Kiosk) {
  await comeIn(page, kiosk, 'staff', 'info')
  const help = newPage(page)
  await help.open.click()
  await help.heading.fill('Färdtjänst')
  await help.text.fill('Så söker du färdtjänst.')
  await restart(kiosk)
  const door = staffDoor(page)
  await expect(door.root).toContainText('så finns det du skrev kvar')
  await expect(help.form).toBeHidden()
  return { help, door }
}

test('what is typed stands when the engine has begun anew and the same person comes in', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  const { help, door } = await writeAndRestart(page, kiosk)
  expect(await axeViolations(page)).toEqual([])
  await expect(door.pin).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(door.root).toBeVisible()
  await door.pin.fill('111222')
  await door.pin.press('Enter')
  await expect(door.said).toContainText('känner jag inte igen')
  await door.pin.fill(people.staff.pin)
  await door.pin.press('Enter')
  await expect(door.root).toHaveCount(0)
  await expect(help.heading).toHaveValue('Färdtjänst')
  await expect(help.text).toHaveValue('Så söker du färdtjänst.')
  await expect(help.text).toBeFocused()
  await help.save.click()
  await expect(help.titles).toHaveText(['Hjälp i hemmet', 'Fixaren', 'Färdtjänst'])
  await staffFrame(page).undo.click()
  await expect(help.titles).toHaveText(['Hjälp i hemmet', 'Fixaren'])
})

test('what was being saved is said not to be, and is saved the next time', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'administrator', 'people')
  const { add, form, name, code, save, person } = staffPeople(page)
  await add.click()
  await name.fill('Karin')
  await code('804619')
  await restart(kiosk)
  await save.focus()
  await page.keyboard.press('Enter')
  const door = staffDoor(page)
  await door.pin.fill(people.administrator.pin)
  await door.pin.press('Enter')
  await expect(form).toContainText('inte sparat ännu')
  await expect(save).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(person('Karin')).toBeVisible()
})

test('somebody else finds nothing of it', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  const { help, door } = await writeAndRestart(page, kiosk)
  await door.pin.fill(people.administrator.pin)
  await door.pin.press('Enter')
  await expect(door.root).toHaveCount(0)
  await expect(help.titles).toHaveText(['Hjälp i hemmet', 'Fixaren'])
  await expect(help.form).toHaveCount(0)
})

test('the door lies over a dialogue too, and the dialogue stands afterwards', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'food')
  const food = staffFood(page)
  await food.add.click()
  await food.dish.fill('Stekt strömming')
  await restart(kiosk)
  const door = staffDoor(page)
  for (const digit of people.staff.pin) await door.digit(digit).tap()
  await door.enter.tap()
  await expect(door.root).toHaveCount(0)
  await expect(food.dish).toHaveValue('Stekt strömming')
  await food.save.click()
  await expect(food.card('Stekt strömming')).toBeVisible()
})

test('when nobody comes, it is left as usual', async ({ page, startKiosk }) => {
  test.slow()
  const kiosk = await startKiosk()
  await signIn(kiosk, 'staff')
  await page.clock.install()
  const { door } = await writeAndRestart(page, kiosk)
  await page.clock.fastForward(4 * 60_000)
  await expect(door.root).toBeVisible()
  await page.clock.fastForward(61_000)
  await expect(homeScreen(page, t).root).toBeVisible()
})
