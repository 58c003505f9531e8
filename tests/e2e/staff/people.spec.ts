import { axeViolations } from '../../support/axe.ts'
import { expect, test } from '../fixtures.ts'
import { comeIn, signIn, staffDoor, staffFrame } from '../pages/staffDoor.ts'

test('somebody is let in, and comes in with their code', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'administrator', 'people')
  const root = staffFrame(page).section('people')
  await root.getByRole('button', { name: 'Ny person' }).click()
  const form = root.getByRole('form', { name: 'Ny person' })
  await form.getByLabel('Förnamn').fill('Karin')
  await form.getByLabel('Kod med minst sex siffror').fill('123456')
  await form.getByRole('button', { name: 'Spara' }).click()
  await expect(form.getByText('för lätt att gissa')).toBeVisible()
  expect(await axeViolations(page)).toEqual([])
  await form.getByLabel('Kod med minst sex siffror').fill('804619')
  await form.getByRole('button', { name: 'Spara' }).click()
  await expect(root.getByRole('button', { name: 'Ändra Karin' })).toBeVisible()
  await staffFrame(page).leave.click()
  await page.goto(kiosk.entrance('/staff'))
  const door = staffDoor(page)
  await door.pin.fill('804619')
  await door.enter.click()
  await expect(page.locator('.menu-person')).toHaveText('Karin')
  await expect(staffFrame(page).way('Personer')).toHaveCount(0)
})

test('the last administrator stays one', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'administrator', 'people')
  const root = staffFrame(page).section('people')
  await root.getByRole('button', { name: 'Ändra Eva' }).click()
  await root.getByRole('button', { name: 'Ta bort Eva' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ta bort' }).click()
  await expect(root.getByText('Det måste alltid finnas någon')).toBeVisible()
})

for (const reader of ['enter', 'tab'] as const) {
  test(`a badge opens the door by a reader that ends with ${reader}`, async ({ page, startKiosk }) => {
    const kiosk = await startKiosk()
    const eva = await signIn(kiosk)
    const [person] = await eva.people.list()
    const { badge } = await eva.people.newBadge({ id: person?.id ?? '' })
    await eva.settings.save({ fields: { cardReader: reader } })
    await page.goto(kiosk.entrance('/staff'))
    const door = staffDoor(page)
    await door.pin.pressSequentially(badge)
    // The whole badge is enough; the door may have opened before the reader's last key comes.
    await page.keyboard.press(reader === 'tab' ? 'Tab' : 'Enter')
    await expect(page.locator('.menu-person')).toHaveText('Eva')
  })
}

test('without a reader what one types is let go', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  const eva = await signIn(kiosk)
  await eva.settings.save({ fields: { cardReader: 'none' } })
  await page.goto(kiosk.entrance('/staff'))
  const door = staffDoor(page)
  await expect(door.root.getByText('Skriv din kod.')).toBeVisible()
  await door.pin.pressSequentially('SAMVARO-B-XYZ')
  await expect(door.pin).toHaveValue('')
})
