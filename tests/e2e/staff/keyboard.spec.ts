import type { Locator } from '@playwright/test'
import { expect, test, touch } from '../fixtures.ts'
import { screenKeyboard } from '../pages/screenKeyboard.ts'
import { comeIn, signIn, staffDoor, staffFrame } from '../pages/staffDoor.ts'
import { staffFood } from '../pages/staffFood.ts'
import { placePage } from '../pages/staffPlace.ts'
import { staffToday } from '../pages/staffToday.ts'
import { staffWeek } from '../pages/staffWeek.ts'
import { bingo, onThursday, thursday, withBingo } from './bingo.ts'
import { sizes } from './sizes.ts'

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
  await keyboard.type('Nya ')
  await keyboard.key('Stor bokstav').tap()
  await keyboard.type('Ågatan 1x')
  await keyboard.key('Sudda').tap()
  await expect(address).toHaveValue('Nya Ågatan 1')
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

test('a finger on a field that has the focus moves nothing until it has lifted', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await page.goto(kiosk.entrance('/staff'))
  const keyboard = screenKeyboard(page)
  const { setUp, back } = staffDoor(page)
  await expect(setUp.name).toBeFocused()
  await expect.poll(() => back.evaluate((one) => window.listensAt?.(one))).toBe(true)
  const box = await setUp.name.boundingBox()
  if (!box) throw new Error('the field is out of sight')
  const glass = await page.context().newCDPSession(page)
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await glass.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  expect(await setUp.name.boundingBox()).toEqual(box)
  await glass.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await keyboard.type('Eva')
  await expect(setUp.name).toHaveValue('Eva')
  for (const _ of 'Eva') await keyboard.key('Sudda').tap()
  await keyboard.type('Åsa')
  await expect(setUp.name).toHaveValue('Åsa')
})

for (const size of ['office', 'portrait'] as const) {
  test(`the foot of a long dialogue is reached above them (${size})`, async ({ page, startKiosk }) => {
    await page.setViewportSize(sizes[size])
    const kiosk = await startKiosk()
    await comeIn(page, kiosk, 'administrator', 'food')
    const food = staffFood(page)
    const keyboard = screenKeyboard(page)
    await food.add.tap()
    await food.dish.tap()
    await keyboard.type('Soppa')
    await food.save.evaluate((one) => one.scrollIntoView({ block: 'end' }))
    expect(await keyboard.isClearOf(food.save)).toBe(true)
    await food.orderBy.tap()
    await expect.poll(() => keyboard.isClearOf(food.orderBy)).toBe(true)
    await touch(food.save)
    await expect(food.card('Soppa')).toBeVisible()
  })

  test(`they cover no button of the week's panel or of a dialogue, and come when asked for (${size})`, async ({
    page,
    startKiosk,
  }) => {
    await page.setViewportSize(sizes[size])
    const once = bingo({ recurrence: undefined, start: `${thursday}T13:00` })
    const kiosk = await startKiosk({ ...onThursday, programme: { ...withBingo, activities: [once] } })
    await comeIn(page, kiosk, 'administrator', 'week')
    const { item, panel, reason, dialog } = staffWeek(page)
    const keyboard = screenKeyboard(page)
    await item(thursday, 'Bingo').tap()
    await expect(panel.root.getByRole('heading', { name: 'Bingo' })).toBeFocused()
    await expect(keyboard.root).toHaveCount(0)
    await panel.start.tap()
    await expect(keyboard.root).toHaveAttribute('data-layer', 'digits')
    expect(await marked(panel.start)).toBe('13.00')
    await panel.day.tap()
    expect(await marked(panel.day)).toBe('26 november')
    await expect(keyboard.key('Stor bokstav')).toHaveAttribute('aria-pressed', 'false')
    await panel.name.tap()
    for (const button of [panel.save, panel.cancel, panel.remove])
      expect(await keyboard.isClearOf(button)).toBe(true)
    await panel.name.fill('Storbingo')
    await touch(panel.save)
    await expect(panel.root).toHaveCount(0)
    const { undoLine, undo } = staffFrame(page)
    await expect(undoLine).toContainText('Storbingo')
    await touch(item(thursday, 'Storbingo'))
    await expect(panel.root).toBeVisible()
    const [line, lies] = [await undo.boundingBox(), await panel.root.boundingBox()]
    if (!line || !lies) throw new Error('neither may be out of sight')
    expect(line.y + line.height <= lies.y || line.x + line.width <= lies.x).toBe(true)
    await touch(panel.cancel)
    await reason.tap()
    await keyboard.type('Snö')
    for (const button of await dialog.getByRole('button').filter({ visible: true }).all())
      if (!(await button.evaluate((one) => one.closest('.keyboard'))))
        expect(await keyboard.isClearOf(button)).toBe(true)
  })
}

/** What is marked in a field. */
function marked(field: Locator): Promise<string> {
  return field.evaluate((one: HTMLInputElement) =>
    one.value.slice(one.selectionStart ?? 0, one.selectionEnd ?? 0),
  )
}

test('it writes the languages of the screen, from right to left too', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'place')
  const keyboard = screenKeyboard(page)
  const { rooms } = placePage(page)
  await rooms.getByRole('button', { name: 'Ny lokal' }).tap()
  await rooms.getByRole('button', { name: 'Översättningar av Lokalens namn' }).tap()
  const words = { finska: 'Sali', engelska: 'Hall', arabiska: 'قاعة' }
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
  await keyboard.type('Ö')
  await expect(swedish).toHaveValue('Ö')
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
