import { axeViolations } from '../../support/axe.ts'
import { readQrCodes } from '../../support/qr.ts'
import { expect, test } from '../fixtures.ts'
import { comeIn, people, signIn, staffDoor, staffFrame } from '../pages/staffDoor.ts'
import { staffPeople } from '../pages/staffPeople.ts'

test('somebody is let in, and comes in with their code', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'administrator', 'people')
  const { add, form, name, code, again, save, person } = staffPeople(page)
  await add.click()
  await name.fill('Karin')
  await code('123456', '123457')
  await save.click()
  await expect(form.getByText('Koderna är inte lika')).toBeVisible()
  await again.fill('123456')
  await save.click()
  await expect(form.getByText('för lätt att gissa')).toBeVisible()
  expect(await axeViolations(page)).toEqual([])
  await code('804619')
  await save.click()
  await expect(person('Karin')).toBeVisible()
  await staffFrame(page).leave.click()
  await page.goto(kiosk.entrance('/staff'))
  const door = staffDoor(page)
  await door.pin.fill('804619')
  await door.enter.click()
  await expect(page.locator('.menu-person')).toHaveText('Karin')
  await expect(staffFrame(page).way('Personer')).toHaveCount(0)
})

test('a code, a badge and a role are changed, somebody leaves, and the last administrator stays', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await signIn(kiosk, 'host')
  const { door } = kiosk.client.staff
  const refused = { code: 'WRONG_PIN' }
  await comeIn(page, kiosk, 'administrator', 'people')
  const root = staffFrame(page).section('people')
  const button = (name: string) => root.getByRole('button', { name, exact: true })
  const dialog = page.getByRole('dialog')
  const role = root.getByRole('radiogroup', { name: 'Roll' })

  await button('Ändra Bengt').click()
  const name = root.getByLabel('Förnamn')
  await expect(name).toBeFocused()
  await name.fill('')
  await name.press('Enter')
  await expect(name).toHaveAccessibleDescription('Skriv ett förnamn.')
  await name.fill('Bengt')
  const pin = root.getByLabel('Ny kod')
  await pin.fill('123456')
  await pin.press('Enter')
  await expect(pin).toHaveAccessibleDescription(/för lätt att gissa/)
  await pin.fill('804619')
  await button('Byt kod').click()
  await expect(root.getByText('Koden är bytt.')).toBeVisible()
  await expect(door.enter({ pin: people.host.pin })).rejects.toMatchObject(refused)
  await button('Gör en bricka').click()
  const code = dialog.getByRole('img', { name: 'Brickans kod som QR' })
  await expect(code).toBeVisible()
  const [badge = ''] = await readQrCodes(await code.screenshot())
  await dialog.getByRole('button', { name: 'Klar' }).click()
  expect((await door.enterByBadge({ badge })).person.name).toBe('Bengt')
  await role
    .locator('label')
    .filter({ hasText: /^Personal/ })
    .click()
  await button('Spara').click()
  await expect(button('Ändra Bengt')).toBeFocused()
  expect((await door.enter({ pin: '804619' })).person.role).toBe('staff')

  await button('Ändra Bengt').click()
  await button('Ta bort brickan').click()
  await expect(button('Gör en bricka')).toBeFocused()
  await expect(door.enterByBadge({ badge })).rejects.toMatchObject({ code: 'UNKNOWN_BADGE' })
  await button('Ta bort Bengt').click()
  await dialog.getByRole('button', { name: 'Ta bort' }).click()
  await expect(button('Ändra Bengt')).toHaveCount(0)
  await expect(door.enter({ pin: '804619' })).rejects.toMatchObject(refused)

  await button('Ändra Eva').click()
  await role.locator('label').filter({ hasText: /^Värd/ }).click()
  await button('Spara').click()
  await expect(role).toContainText('Det måste alltid finnas någon')
  await button('Ta bort Eva').click()
  await dialog.getByRole('button', { name: 'Ta bort' }).click()
  await expect(role).toContainText('Det måste alltid finnas någon')
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
