import type { Locator } from '@playwright/test'
import { expect, open, test, touch, wordsOf } from '../fixtures.ts'
import { tabTo } from '../keys.ts'
import { homeScreen } from '../pages/home.ts'
import { languageScreen } from '../pages/language.ts'
import { comeIn, staffFrame } from '../pages/staffDoor.ts'
import { fill, staffWeek } from '../pages/staffWeek.ts'
import { weekScreen } from '../pages/week.ts'
import { bingo, onThursday, thursday, withBingo } from './bingo.ts'

test.use({ viewport: { width: 1280, height: 800 } })

test('one is cancelled with a reason that the screen shows, and held after all', async ({
  page,
  context,
  startKiosk,
}) => {
  const kiosk = await startKiosk(onThursday)
  const screen = await context.newPage()
  await open(screen, kiosk)
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await week.item(thursday, 'Bingo').click()
  await week.panel.cancel.click()
  await week.answer('Ledaren är sjuk')
  await expect(week.item(thursday, 'Bingo')).toContainText('Inställt')
  await expect(staffFrame(page).undoLine).toContainText('Inställt: Bingo torsdag 26 november')
  await expect(screen.getByText('Ledaren är sjuk')).toBeVisible()
  await expect(week.panel.root).toHaveCount(0)
  await week.item(thursday, 'Bingo').click()
  await week.panel.hold.click()
  await expect(week.item(thursday, 'Bingo')).not.toContainText('Inställt')
  await expect(screen.getByText('Ledaren är sjuk')).toHaveCount(0)
})

test('what is typed stays through what is done beside it', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk(onThursday)
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await week.item(thursday, 'Bingo').click()
  await week.panel.name.fill('Storbingo')
  await week.panel.cancel.click()
  await week.answer('Utan orsak')
  await expect(week.item(thursday, 'Bingo')).toContainText('Inställt')
  await expect(week.panel.name).toHaveValue('Storbingo')
  await week.panel.hold.click()
  await expect(week.item(thursday, 'Bingo')).not.toContainText('Inställt')
  await expect(week.panel.name).toHaveValue('Storbingo')
  await week.panel.remove.click()
  await expect(week.dialog).toContainText('Det du har skrivit här och inte sparat försvinner också.')
  await week.answer('Avbryt')
  await week.panel.save.click()
  await week.answer('Alla')
  await expect(week.item(thursday, 'Storbingo')).toBeVisible()
  await expect(week.item(thursday, 'Storbingo')).not.toContainText('Inställt')
})

test('what is wrong is led to, and all that is filled in reaches the screen at the door', async ({
  page,
  context,
  startKiosk,
}) => {
  const t = await wordsOf('sv')
  const kiosk = await startKiosk(onThursday)
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  const { panel } = week
  await week.new.click()
  await fill(week, { name: 'PM', day: '26/11', start: '15', end: '16' })
  await panel.save.click()
  await expect(panel.goalArea).toContainText('Välj ett målområde.')
  await expect(panel.goalArea.getByRole('radio').first()).toBeFocused()
  await panel.pick('Rörelse')
  await panel.name.fill('Körsång')
  await panel.organiser.selectOption('Frivilliga')
  await panel.leader.fill('Sara')
  await panel.room.selectOption('Stora salen')
  await panel.fold('Platser, pris och mer').click()
  await panel.places.fill('12')
  await panel.price.fill('20')
  await panel.access.fill('Ta hissen till plan 2')
  await panel.fold('Översättningar').click()
  await panel.translation('Finska', 'Namn').fill('Kuoro 121212-1212')
  await panel.fold('Översättningar').click()
  await expect(panel.translation('Finska', 'Namn')).toBeHidden()
  await panel.save.click()
  await expect(panel.translation('Finska', 'Namn')).toBeFocused()
  await expect(panel.root).toContainText('ser ut som ett personnummer')
  await panel.translation('Finska', 'Namn').fill('Kuoro')
  await expect(panel.translation('Finska', 'Namn')).toBeFocused()
  await panel.save.click()
  await expect(week.item(thursday, 'Körsång')).toContainText('0 av 12')

  const screen = await context.newPage()
  await open(screen, kiosk)
  const home = homeScreen(screen, t)
  const row = home.root.locator('.row').filter({ hasText: 'Körsång' })
  for (const fact of ['Sara, frivillig', 'Stora salen', '20 kr', '12 platser kvar'])
    await expect(row).toContainText(fact)
  await week.item(thursday, 'Körsång').click()
  await panel.organiser.selectOption('Förening')
  await panel.organiserName.fill('Sångkören')
  await panel.save.click()
  await expect(row).toContainText('Sångkören')
  await touch(home.week)
  await expect(weekScreen(screen, t).root).toContainText('Ta hissen till plan 2')
  await touch(weekScreen(screen, t).back)
  await touch(home.language)
  await touch(languageScreen(screen).choice('fi'))
  await expect(screen.getByText('Kuoro')).toBeVisible()
})

test('keyboard alone: between items, open, change, move, remove, new', async ({ page, startKiosk }) => {
  const cafe = bingo({ start: '2026-11-27T10:00', recurrence: undefined, title: { sv: 'Kafé' } })
  const programme = { ...withBingo, activities: [bingo(), { ...cafe, id: 'kafe' }] }
  const kiosk = await startKiosk({ ...onThursday, programme })
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  const { keyboard } = page
  const write = async (field: Locator, text: string) => {
    await keyboard.press('Enter')
    await expect(week.panel.name).toBeFocused()
    await tabTo(page, field)
    await keyboard.press('ControlOrMeta+A')
    await keyboard.type(text)
    await keyboard.press('Enter')
  }
  const onDay = week.item(thursday, 'Bingo')
  await expect(onDay).toBeVisible()
  await tabTo(page, onDay)
  await keyboard.press('ArrowRight')
  const onFriday = week.item('2026-11-27', 'Kafé')
  await expect(onFriday).toBeFocused()
  await write(week.panel.start, '11')
  await expect(onFriday).toContainText('11.00–13.00')
  await expect(onFriday).toBeFocused()
  await write(week.panel.day, 'i dag')
  // What visitors may have read of this week stands where it was, marked as moved.
  await expect(onFriday).toContainText('Flyttat till')
  await expect(onFriday).toBeFocused()
  await keyboard.press('ArrowLeft')
  await expect(week.item(thursday, 'Kafé')).toBeFocused()

  await keyboard.press('ArrowDown')
  await expect(onDay).toBeFocused()
  await write(week.panel.end, '14')
  await expect(week.dialog).toBeVisible()
  await keyboard.press('Enter')
  await expect(onDay).toContainText('13.00–14.00')
  await expect(onDay).toBeFocused()
  await keyboard.press('Enter')
  await expect(week.panel.name).toBeFocused()
  await tabTo(page, week.panel.remove, 60)
  await keyboard.press('Enter')
  await expect(week.dialog).toBeVisible()
  await tabTo(page, week.dialog.getByRole('button', { name: 'Alla', exact: true }))
  await keyboard.press('Enter')
  await expect(onDay).toHaveCount(0)
  await expect(week.item(thursday, 'Kafé')).toBeFocused()

  await keyboard.press('n')
  await expect(week.panel.day).toHaveValue('26 november')
  await keyboard.press('Escape')
  await expect(week.panel.root).toHaveCount(0)
  await tabTo(page, week.after)
  await keyboard.press('Enter')
  await expect(week.title).toContainText('Vecka 49')
  await expect(week.after).toBeFocused()
})
