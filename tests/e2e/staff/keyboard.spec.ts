import { expect, test } from '../fixtures.ts'
import { screenKeyboard } from '../pages/screenKeyboard.ts'
import { comeIn, signIn, staffFrame } from '../pages/staffDoor.ts'
import { placePage } from '../pages/staffPlace.ts'
import { staffToday } from '../pages/staffToday.ts'

test('keys come with a finger in a field, write into it, and never cover it', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'place')
  const keyboard = screenKeyboard(page)
  const { about, hours, root } = placePage(page)
  const address = about.getByLabel('Adress')
  await address.tap()
  await expect(keyboard.root).toBeVisible()
  await keyboard.key('Stor bokstav').tap()
  await keyboard.key('Å').tap()
  await keyboard.type('gatan 1x')
  await keyboard.key('Sudda').tap()
  await expect(address).toHaveValue('Ågatan 1')
  for (const field of await root.getByRole('textbox').all()) {
    await field.tap()
    await expect(keyboard.root).toBeVisible()
    await expect.poll(() => keyboard.isClearOf(field)).toBe(true)
  }
  await hours.getByLabel('Stänger söndagar').or(hours.getByLabel('Stänger fredagar')).last().tap()
  await expect(keyboard.root).toHaveAttribute('data-layer', 'digits')
  await keyboard.key('Göm tangentbordet').tap()
  await expect(keyboard.root).toHaveCount(0)
})

test('it writes the languages of the screen, from right to left too', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'place')
  const keyboard = screenKeyboard(page)
  const { rooms } = placePage(page)
  await rooms.getByRole('button', { name: 'Ny lokal' }).tap()
  await rooms.getByRole('button', { name: 'Översättningar av Lokalens namn' }).tap()
  const words = { finska: 'sali', engelska: 'hall', arabiska: 'قاعة' }
  for (const [language, word] of Object.entries(words)) {
    const field = rooms.getByLabel(`Lokalens namn, ${language}`)
    await field.tap()
    await keyboard.type(word)
    await expect(field).toHaveValue(word)
    expect(await keyboard.isClearOf(field)).toBe(true)
  }
  const swedish = rooms.getByLabel('Lokalens namn', { exact: true })
  await swedish.tap()
  for (const alphabet of ['Suomi', 'English', 'العربية', 'Svenska']) {
    await keyboard.root.getByRole('button', { name: alphabet }).first().tap()
  }
  await keyboard.type('ö')
  await expect(swedish).toHaveValue('ö')
})

test('it stays away from a mouse and from real keys', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'place')
  const keyboard = screenKeyboard(page)
  const { about } = placePage(page)
  await about.getByLabel('Adress').click()
  await expect(about.getByLabel('Adress')).toBeFocused()
  await expect(keyboard.root).toHaveCount(0)
  await about.getByLabel('Telefonnummer').tap()
  await expect(keyboard.root).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(keyboard.root).toHaveCount(0)
})

for (const [use, count] of [
  ['always', 1],
  ['never', 0],
] as const) {
  test(`it is there ${use} when that is set`, async ({ page, startKiosk }) => {
    const kiosk = await startKiosk()
    const eva = await signIn(kiosk)
    await eva.settings.save({ fields: { screenKeyboard: use } })
    await comeIn(page, kiosk, 'staff', 'place')
    const address = placePage(page).about.getByLabel('Adress')
    await (use === 'always' ? address.click() : address.tap())
    await expect(address).toBeFocused()
    await expect(screenKeyboard(page).root).toHaveCount(count)
    await expect(staffFrame(page).leave).toBeVisible()
  })
}

test('it writes in a dialogue, above it and without covering what is written', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff')
  const keyboard = screenKeyboard(page)
  const { occurrence, dialog } = staffToday(page)
  await occurrence('Digital hjälp med mobilen').cancel.tap()
  const own = dialog.field('Egen orsak')
  await own.tap()
  await expect(keyboard.root).toBeVisible()
  await keyboard.key('Stor bokstav').tap()
  await keyboard.type('Vi är på utflykt')
  await expect(own).toHaveValue('Vi är på utflykt')
  expect(await keyboard.isClearOf(own)).toBe(true)
  const send = dialog.button('Ställ in')
  expect(await keyboard.isClearOf(send)).toBe(true)
  await send.tap()
  await expect(dialog.root).toHaveCount(0)
  await expect(keyboard.root).toHaveCount(0)
  const { occurrences } = await (await signIn(kiosk)).programme.all()
  expect(occurrences.find(({ activity }) => activity === 'digital')).toMatchObject({
    cancelled: true,
    reason: { sv: 'Vi är på utflykt' },
  })
})
