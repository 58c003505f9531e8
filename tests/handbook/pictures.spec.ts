import type { Page } from '@playwright/test'
import { newId } from '../../src/kiosk/index.ts'
import { expect, open, test } from '../e2e/fixtures.ts'
import { comeIn, signIn, staffDoor, staffFrame } from '../e2e/pages/staffDoor.ts'
import { staffFood } from '../e2e/pages/staffFood.ts'
import { staffPaste } from '../e2e/pages/staffPaste.ts'
import { placePage } from '../e2e/pages/staffPlace.ts'
import { staffToday } from '../e2e/pages/staffToday.ts'
import { staffWeek } from '../e2e/pages/staffWeek.ts'
import type { Kiosk } from '../support/kiosk.ts'
import { picture, pictureOf, ring } from './picture.ts'
import { calendarFile, handbookVenue, pastedText } from './venue.ts'

// Each picture of docs/handbok.md and docs/varden.md, taken where the text stands.

test.setTimeout(120_000)

const office = { width: 1280, height: 720 }

/** Some who have come, two of them to eat. */
async function visits(kiosk: Kiosk): Promise<void> {
  const { checkIn } = kiosk.client
  for (const minute of [2, 9, 11, 20]) {
    kiosk.clock.set(`2026-11-23T10:${String(minute).padStart(2, '0')}`)
    const { visitId } = await checkIn.touch({ touchId: newId(), screen: newId() })
    if (minute > 10) await checkIn.orderMeal({ visitId, mealId: 'mon', diet: 'ordinary', portions: 1 })
  }
  kiosk.clock.set('2026-11-23T10:24')
}

const dialogOf = (page: Page) => page.getByRole('dialog')
/** What a question says, without what lies behind it. */
const question = (page: Page) => dialogOf(page).locator('.dialog-panel')

test('the screen, the hidden door and the first time', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: handbookVenue })
  await page.setViewportSize({ width: 648, height: 1152 })
  await open(page, kiosk)
  await expect(page.getByText('Sittgympa med musik')).toBeVisible()
  await picture('skarmen-vid-dorren', page)
  await ring(page.locator('.home-header .clock'), '1 och 3', 'foot')
  await ring(page.locator('.home-header .venue'), '2 och 4', 'right')
  const header = page.locator('.home-header')
  await pictureOf('dolda-dorren', header, header, 14)
  await page.setViewportSize(office)

  await page.goto(kiosk.entrance('/staff'))
  const { setUp } = staffDoor(page)
  await setUp.name.fill('Eva')
  await picture('forsta-gangen', page.locator('.door-panel'))
  await signIn(kiosk)
  await page.goto(kiosk.entrance('/staff'))
  await expect(staffDoor(page).pin).toBeFocused()
  await page.keyboard.type('493')
  await picture('din-kod', page.locator('.door-panel'))
})

test('an empty venue', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: null })
  await comeIn(page, kiosk, 'administrator', 'place')
  await placePage(page).start.getByLabel('Mötesplatsens namn').fill('Mötesplatsen Björken')
  await picture('borja-har', placePage(page).start)
})

test('today', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: handbookVenue })
  await visits(kiosk)
  await comeIn(page, kiosk, 'host')
  const today = staffToday(page)
  const { dialog } = today
  const away = async () => {
    await page.keyboard.press('Escape')
    await expect(dialog.root).toBeHidden()
  }
  await today.count.getByRole('button', { name: 'En till' }).click()
  await expect(today.count).toContainText('1 räknad')
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await picture('i-dag', page)
  await pictureOf('oppna-och-rakna', today.opening, today.count)

  await today.occurrence('Finsk fikaträff').cancel.click()
  await picture('stall-in', question(page))
  await away()
  await today.occurrence('Finsk fikaträff').move.click()
  await picture('flytta', question(page))
  await away()
  await today.newMessage.click()
  await picture('meddelande', question(page))
  await away()
  await today.occurrence('Finsk fikaträff').cancel.click()
  await dialog.button('Ledaren är sjuk').click()
  await expect(today.miniature).toContainText('Ledaren är sjuk')
  await picture('angra', staffFrame(page).undoLine)
  await pictureOf('senaste-besoken', today.visits)
})

test('closed, before it opens', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: handbookVenue, now: '2026-11-23T09:05' })
  await comeIn(page, kiosk, 'host')
  const today = staffToday(page)
  await today.open.click()
  await picture('oppna', question(page))
})

test('the week', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: handbookVenue })
  await comeIn(page, kiosk, 'administrator', 'week')
  const week = staffWeek(page)
  await expect(week.item('2026-11-26', 'Bingo')).toBeVisible()
  await picture('veckan', page)
  await week.new.click()
  await week.panel.name.fill('Sittgympa till musik')
  await week.panel.day.fill('25 november')
  await week.panel.start.fill('13.30')
  await week.panel.end.fill('14.30')
  await week.panel.pick('Varje vecka')
  await picture('ny-aktivitet', week.panel.root)
  await week.panel.close.click()
  await dialogOf(page).getByRole('button', { name: 'Släng det' }).click()
  await week.item('2026-11-26', 'Bingo').click()
  await week.panel.start.fill('14')
  await week.panel.save.click()
  await picture('vad-ska-det-galla', question(page))
  await week.answer('Bara den här gången')
  await expect(week.item('2026-11-26', 'Bingo')).toContainText('14.00–16.00')

  const paste = staffPaste(page)
  await paste.open.click()
  await paste.field.fill(pastedText)
  await paste.read.click()
  await expect(paste.summary).toContainText('förstådda')
  await picture('inklistrat', page)
})

test('on paper', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: handbookVenue })
  await comeIn(page, kiosk, 'staff', 'week')
  await page.getByRole('button', { name: 'Skriv ut' }).click()
  await expect(page.getByRole('button', { name: 'Kalenderfil' })).toBeVisible()
  await picture('skriv-ut', page)
})

test('the food', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: handbookVenue })
  await visits(kiosk)
  await comeIn(page, kiosk, 'staff', 'food')
  const food = staffFood(page)
  await expect(food.card('Ärtsoppa')).toContainText('2 portioner')
  await picture('maten', page)
  await page.getByRole('button', { name: /^Ändra Ärtsoppa/ }).click()
  await picture('allergener', dialogOf(page).locator('.allergens'))
})

test('messages, help, the place, calendars', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: handbookVenue })
  await comeIn(page, kiosk, 'staff', 'notices')
  const { way, section } = staffFrame(page)
  await page.getByRole('button', { name: 'Nytt meddelande' }).click()
  await page
    .getByLabel('Vad ska stå på skärmen?')
    .fill('Luciafirande torsdag 10 december klockan 14. Välkommen.')
  await picture('nytt-meddelande', question(page))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Släng det' }).click()

  await way('Hjälp och råd').click()
  await section('info').getByRole('button', { name: 'Ändra Fixaren' }).click()
  await picture('hjalp-och-rad', section('info').getByRole('form'))

  await way('Mötesplatsen').click()
  const place = placePage(page)
  await pictureOf('oppettider', place.hours)
  await place.exceptions.getByRole('button', { name: 'Ny dag' }).click()
  await picture('annorlunda-dag', place.exceptions)

  await way('Kalendrar').click()
  const calendars = section('calendars')
  await calendars.getByLabel('Välj en fil').setInputFiles(calendarFile)
  await expect(calendars.getByText('i pro.ics')).toBeVisible()
  await pictureOf('kalendrar', calendars.locator('.block').last())
})

test('history, people and the screen', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: handbookVenue })
  const bengt = await signIn(kiosk, 'host')
  const maria = await signIn(kiosk, 'staff')
  await bengt.today.cancel({ occurrenceId: 'finsk:2026-11-23', cancelled: true, reason: 'Ledaren är sjuk' })
  await maria.today.move({ occurrenceId: 'digital:2026-11-23', to: '2026-11-23T11:30' })
  await comeIn(page, kiosk)
  await staffToday(page).meals.getByRole('button').first().click()
  await expect(staffFrame(page).undoLine).toBeVisible()
  const { way, section } = staffFrame(page)
  await way('Historik').click()
  await expect(section('history')).toContainText('Ledaren är sjuk')
  await pictureOf('historik', section('history').locator('.block').first())

  await way('Personer').click()
  await section('people').getByRole('button', { name: 'Ny person' }).click()
  await picture('personer', section('people').getByRole('form', { name: 'Ny person' }))
  await way('Skärmen').click()
  await expect(section('settings').getByText('Så sitter den')).toBeVisible()
  await pictureOf('skarmen', section('settings').locator('.block').first())
})

test('somebody is asked whether they are still there', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk({ programme: handbookVenue })
  await signIn(kiosk)
  await page.clock.install()
  await comeIn(page, kiosk)
  await expect(staffToday(page).count).toBeVisible()
  await page.clock.fastForward(4 * 60_000 + 35_000)
  await expect(staffFrame(page).stay).toBeVisible()
  await picture('ar-du-kvar', question(page))
})
