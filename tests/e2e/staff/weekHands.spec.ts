import { readQrCodes } from '../../support/qr.ts'
import { expect, open, test, touch } from '../fixtures.ts'
import { screenKeyboard } from '../pages/screenKeyboard.ts'
import { comeIn, signIn, staffFrame } from '../pages/staffDoor.ts'
import { dragByFinger, fill, staffWeek } from '../pages/staffWeek.ts'
import { bingo, onThursday, thursday, withBingo } from './bingo.ts'
import { sizes } from './sizes.ts'

test.use({ viewport: sizes.office })

const once = bingo({ recurrence: undefined, start: `${thursday}T13:00` })
const withOnce = { ...withBingo, activities: [once] }
const onceOnThursday = { ...onThursday, programme: withOnce }

test('a finger that rests and then moves takes an item to another time; one that moves at once does not', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk({ programme: withOnce })
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await dragByFinger(week.item(thursday, 'Bingo'), week.hour('2026-11-25', '10.00'), { rests: false })
  await expect(week.item(thursday, 'Bingo')).toContainText('13.00–15.00')
  await dragByFinger(week.item(thursday, 'Bingo'), week.hour('2026-11-25', '10.00'))
  await expect(week.item('2026-11-25', 'Bingo')).toContainText('10.00–12.00')
  // Visitors may have read of this week; it says where it went.
  await expect(week.item(thursday, 'Bingo')).toContainText('Flyttat till 25 november 10.00')
  await week.item('2026-11-25', 'Bingo').press('Enter')
  await expect(week.panel.name).toBeFocused()
})

for (const turned of ['left', 'right'] as const) {
  test(`on a picture turned ${turned} an item comes to where it is let go`, async ({ page, startKiosk }) => {
    await page.setViewportSize(sizes.landscape)
    const kiosk = await startKiosk(onceOnThursday)
    const { settings } = await signIn(kiosk)
    await settings.save({ fields: { turned } })
    await comeIn(page, kiosk, 'administrator', 'week')
    const week = staffWeek(page)
    await expect(page.locator(':root')).toHaveAttribute('data-turned', turned)
    await dragByFinger(week.item(thursday, 'Bingo'), week.hour('2026-11-25', '11.00'))
    await expect(week.item('2026-11-25', 'Bingo')).toContainText('11.00–13.00')
  })
}

test('by touch alone: a new activity, with the keys on the screen', async ({ page, startKiosk }) => {
  await page.setViewportSize(sizes.portrait)
  const kiosk = await startKiosk(onThursday)
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  const keyboard = screenKeyboard(page)
  await touch(week.hour('2026-11-25', '10.00'))
  await week.panel.name.tap()
  await keyboard.type('Sittgympa')
  await week.panel.end.tap()
  expect(await keyboard.isClearOf(week.panel.end)).toBe(true)
  for (let signs = 0; signs < 5; signs += 1) await keyboard.key('Sudda').tap()
  await keyboard.type('1045')
  await keyboard.key('Göm tangentbordet').tap()
  await touch(week.panel.save)
  await expect(week.item('2026-11-25', 'Sittgympa')).toContainText('10.00–10.45')
  await touch(week.item('2026-11-25', 'Sittgympa'))
  await touch(week.panel.cancel)
  await week.reason.tap()
  await keyboard.type('Snö')
  await touch(keyboard.key('Ny rad eller klar'))
  await expect(week.item('2026-11-25', 'Sittgympa')).toContainText('Inställt')
  await touch(staffFrame(page).undo)
  await expect(week.item('2026-11-25', 'Sittgympa')).not.toContainText('Inställt')
  await touch(staffFrame(page).undo)
  await expect(week.item('2026-11-25', 'Sittgympa')).toHaveCount(0)
})

test('whoever goes elsewhere is asked before what is typed is lost', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk(onThursday)
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  const frame = staffFrame(page)
  await week.new.click()
  await fill(week, { name: 'Körsång', day: '26/11', start: '10' })
  for (const goes of [
    () => frame.way('Maten').click(),
    () => week.after.click(),
    () => page.goBack(),
    () => frame.leave.click(),
  ]) {
    await goes()
    await expect(week.dialog).toContainText('Det du har skrivit om ”Körsång” är inte sparat.')
    await week.answer('Fortsätt skriva')
    await expect(week.panel.name).toHaveValue('Körsång')
  }
  await frame.way('Maten').click()
  await week.answer('Släng det')
  await expect(frame.section('food')).toBeVisible()
  await frame.way('Programmet').click()
  await expect(week.item(thursday, 'Bingo')).toBeVisible()
  await expect(week.item(thursday, 'Körsång')).toHaveCount(0)
  await frame.leave.click()
  await expect(frame.leave).toHaveCount(0)
})

test('the code of an activity holds the event itself', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk(onThursday)
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await week.item(thursday, 'Bingo').click()
  await week.panel.toPhone.click()
  const code = week.dialog.getByRole('img', { name: /^Kod med Bingo/ })
  await expect(code).toBeVisible()
  const [text = ''] = await readQrCodes(await code.screenshot())
  expect(text.split('\r\n')).toEqual(
    expect.arrayContaining([
      'BEGIN:VCALENDAR',
      'DTSTART:20261126T120000Z',
      'DTEND:20261126T140000Z',
      'SUMMARY:Bingo',
      'LOCATION:Stora salen',
    ]),
  )
  await page.keyboard.press('Escape')
  await expect(week.dialog).toHaveCount(0)
  await expect(week.panel.name).toHaveValue('Bingo')
})

for (const [answer, shown] of [
  ['Behåll det som står där', 'Musikbingo'],
  ['Använd mitt', 'Storbingo'],
] as const) {
  test(`two have written the same: ${answer}`, async ({ page, context, startKiosk }) => {
    const kiosk = await startKiosk(onceOnThursday)
    const maria = await signIn(kiosk, 'staff')
    await comeIn(page, kiosk, 'administrator', 'week')
    const week = staffWeek(page)
    await week.item(thursday, 'Bingo').click()
    await week.panel.name.fill('Storbingo')
    const fields = { title: { sv: 'Musikbingo' } }
    await maria.programme.save({
      kind: 'changed',
      changes: [{ do: 'set', type: 'activity', id: 'bingo', fields }],
    })
    await expect(week.item(thursday, 'Musikbingo')).toBeVisible()
    await expect(week.panel.name).toHaveValue('Storbingo')
    await week.panel.save.click()
    await expect(week.dialog).toContainText('Någon annan hann före')
    await expect(week.dialog).toContainText('Maria har ändrat samma sak medan du skrev.')
    await expect(week.dialog).toContainText('Musikbingo')
    await expect(week.dialog).toContainText('Storbingo')
    await week.answer(answer)
    await expect(week.item(thursday, shown)).toBeVisible()
    const screen = await context.newPage()
    await open(screen, kiosk)
    await expect(screen.getByText(shown).first()).toBeVisible()
  })
}
