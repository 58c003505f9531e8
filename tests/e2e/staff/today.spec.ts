import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import type { Kiosk } from '../../support/kiosk.ts'
import { expect, open, test, wordsOf } from '../fixtures.ts'
import { homeScreen } from '../pages/home.ts'
import { comeIn, staffFrame } from '../pages/staffDoor.ts'
import { staffToday } from '../pages/staffToday.ts'

const t = await wordsOf('sv')
const coffee = 'Finsk fikaträff'

/** A volunteer at today, and a visitor's page beside it. */
async function sideBySide(page: Page, context: BrowserContext, kiosk: Kiosk) {
  const visitors = await context.newPage()
  await open(visitors, kiosk)
  await expect(homeScreen(visitors, t).here).toBeVisible()
  await page.bringToFront()
  await comeIn(page, kiosk, 'host')
  const today = staffToday(page)
  await expect(today.count).toBeVisible()
  return {
    today,
    frame: staffFrame(page),
    screen: {
      row: visitors.locator('.row', { hasText: coffee }),
      meal: visitors.locator('.meal'),
      notices: visitors.locator('.notice'),
      facts: visitors.locator('.home-facts'),
      lead: visitors.locator('.lead'),
    },
  }
}

test('an activity is moved by a quarter, to another time and to another day, and back', async ({
  page,
  context,
  startKiosk,
}) => {
  const { today, frame, screen } = await sideBySide(page, context, await startKiosk())
  const { dialog } = today
  const row = today.occurrence(coffee)

  await row.move.click()
  await dialog.button('Till 13.15').click()
  await expect(screen.row).toContainText('Flyttat till 13.15')
  await expect(row.row).toContainText('Flyttat från 13.00')
  await expect(today.miniature.locator('.row', { hasText: coffee })).toContainText('Flyttat till 13.15')
  await expect(frame.undoLine).toContainText(`Flyttat till 13.15: ${coffee}`)

  await row.move.click()
  await dialog.field('Klockslag').fill('9.00')
  await dialog.field('Orsak').fill('Salen är upptagen')
  await dialog.button('Flytta').click()
  await expect(dialog.root).toContainText('Den tiden har redan varit.')
  await dialog.field('Klockslag').fill('15.30')
  await dialog.button('Flytta').click()
  await expect(dialog.root).toBeHidden()
  await expect(screen.row).toContainText('Flyttat till 15.30')
  await expect(screen.row).toContainText('Salen är upptagen')

  await frame.undo.click()
  await expect(screen.row).toContainText('Flyttat till 13.15')
  await row.moveBack.click()
  await expect(screen.row).toContainText('13.00')
  await expect(screen.row).not.toContainText('Flyttat')

  await row.move.click()
  await dialog.field('Dag').fill('torsdag')
  await dialog.field('Klockslag').fill('10')
  await dialog.button('Flytta').click()
  await expect(screen.row).toContainText('Flyttat till 26 november 10.00')
  await expect(row.row).toContainText('Flyttat till 26 november 10.00')
  await row.moveBack.click()
  await expect(screen.row).not.toContainText('Flyttat')
})

test('a screen whose next activity is moved says so where it says what comes next', async ({
  page,
  context,
  startKiosk,
}) => {
  const kiosk = await startKiosk({ now: '2026-11-23T12:10' })
  const { today, screen } = await sideBySide(page, context, kiosk)
  await expect(screen.lead).toContainText(coffee)
  await today.occurrence(coffee).move.click()
  await today.dialog.field('Orsak').fill('Kaffet dröjer')
  await today.dialog.button('Till 13.30').click()
  await expect(screen.lead).toContainText('Flyttat till 13.30')
  await expect(screen.lead).toContainText('Kaffet dröjer')
})

test('an activity is cancelled, held after all, and held again by the line', async ({
  page,
  context,
  startKiosk,
}) => {
  const { today, frame, screen } = await sideBySide(page, context, await startKiosk())
  const row = today.occurrence(coffee)
  await row.cancel.click()
  await today.dialog.button('Ställ in').click()
  await expect(today.dialog.root).toContainText('Skriv en orsak')
  await today.dialog.field('Egen orsak').fill('Bussen kom inte')
  await today.dialog.button('Ställ in').click()
  await expect(screen.row).toContainText('Inställt i dag')
  await expect(screen.row).toContainText('Bussen kom inte')
  await expect(row.row).toContainText('Inställt: Bussen kom inte')
  await expect(row.held).toBeFocused()
  await row.held.press('Enter')
  await expect(screen.row).not.toContainText('Inställt')
  await expect(row.cancel).toBeFocused()
  await expect(screen.row).not.toContainText('Bussen kom inte')

  await row.cancel.click()
  await today.dialog.button('Utan orsak').click()
  await expect(screen.row).toContainText('Inställt i dag')
  await frame.undo.click()
  await expect(screen.row).not.toContainText('Inställt')
})

test('the food is out, and there is more', async ({ page, context, startKiosk }) => {
  const { today, screen } = await sideBySide(page, context, await startKiosk())
  await today.button('Maten är slut: Ärtsoppa och pannkakor').click()
  await expect(screen.meal).toContainText(t('meal.gone'))
  await expect(today.meals).toContainText('Slut · Lunch')
  await today.button('Finns igen: Ärtsoppa och pannkakor').click()
  await expect(screen.meal).not.toContainText(t('meal.gone'))
})

test('a check-in that was a mistake is taken back, and the figures follow', async ({
  page,
  context,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  const { checkIn } = kiosk.client
  const { visitId } = await checkIn.touch({ touchId: randomUUID(), screen: 'home' })
  await checkIn.partySize({ visitId, size: 3 })
  await checkIn.join({ visitId, occurrenceId: 'digital:2026-11-23', join: true })
  await checkIn.touch({ touchId: randomUUID(), screen: 'another' })
  const { today, screen } = await sideBySide(page, context, kiosk)
  const help = screen.row.page().locator('.row', { hasText: 'Digital hjälp' })
  await expect(help).toContainText(t('places.full'))
  await expect(today.opening).toContainText('4 personer i dag')
  await expect(today.occurrence('Digital hjälp med mobilen').row).toContainText('3 av 3 anmälda')

  const visit = today.visits.getByRole('listitem').filter({ hasText: '3 personer' })
  await expect(visit).toContainText('Digital hjälp med mobilen')
  await visit.getByRole('button', { name: 'Ångra besöket' }).click()
  await today.dialog.button('Ta bort besöket').click()
  await expect(visit).toContainText('Ångrat')
  await expect(today.opening).toContainText('1 person i dag')
  await expect(today.occurrence('Digital hjälp med mobilen').row).toContainText('0 av 3 anmälda')
  await expect(help).toContainText(t('places.left', { count: 3 }))
})

test('a message is shown until its own time, and taken away before it', async ({
  page,
  context,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  const { today, screen } = await sideBySide(page, context, kiosk)
  const { dialog } = today
  await today.newMessage.click()
  await dialog.button('Visa').click()
  await expect(dialog.root).toContainText('Skriv vad som ska stå.')
  await dialog.field('Skriv ett eget').fill('Ring 811218-9876')
  await dialog.root.getByText('Annan tid', { exact: true }).click()
  await dialog.root.getByText('Viktigt', { exact: true }).click()
  await dialog.field('Klockslag').fill('9.00')
  await dialog.button('Visa').click()
  await expect(dialog.root).toContainText('Den tiden har redan varit.')
  await dialog.field('Klockslag').fill('11.30')
  await dialog.button('Visa').click()
  await expect(dialog.root).toContainText('personnummer')
  await expect(screen.notices).toHaveCount(0)
  await dialog.field('Skriv ett eget').fill('Tåget står still')
  await dialog.button('Visa').click()
  await expect(screen.notices).toContainText('Tåget står still')
  await expect(screen.notices).toHaveAttribute('data-level', 'urgent')
  await expect(today.messages).toContainText('till 11.30')
  kiosk.clock.set('2026-11-23T11:30')
  await expect(screen.notices).toHaveCount(0)
  await expect(today.messages).toContainText('Inget meddelande visas just nu.')

  await today.newMessage.click()
  await dialog.button('Kaffet är klart. Välkommen fram.').click()
  await expect(screen.notices).toContainText('Kaffet är klart')
  await today.button('Ta bort meddelandet Kaffet är klart. Välkommen fram.').click()
  await expect(screen.notices).toHaveCount(0)
})

test('a crowd is counted for what it came to, and corrected to none but never below', async ({
  page,
  context,
  startKiosk,
}) => {
  const { today } = await sideBySide(page, context, await startKiosk())
  const { dialog, opening } = today
  await today.occurrence(coffee).count.click()
  await dialog.button('En färre').click()
  await expect(dialog.root).toContainText('Det går inte att ta bort fler än som är räknade.')
  await dialog.field('Eller skriv ett antal').fill('många')
  await dialog.button('Lägg till').click()
  await expect(dialog.root).toContainText('Skriv ett antal mellan 1 och')
  await dialog.field('Eller skriv ett antal').fill('2')
  await dialog.button('Lägg till').click()
  await expect(dialog.root).toContainText('2 räknade')
  await dialog.button('En färre').click()
  await expect(dialog.root).toContainText('1 räknad')
  await dialog.button('En färre').click()
  await expect(dialog.root).toContainText('Ingen räknad')
  await dialog.button('En färre').click()
  await expect(dialog.root).toContainText('Det går inte att ta bort fler än som är räknade.')
  await dialog.button('En till').click()
  await expect(dialog.root).toContainText('1 räknad')
  await dialog.button('Klar').click()
  await expect(today.occurrence(coffee).row).toContainText('1 räknad')
  await expect(opening).toContainText('1 person i dag')
  await expect(today.count).toContainText('Ingen räknad')
})

test('the day is closed, opened again, and opened when no hours are left', async ({
  page,
  context,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  const { today, frame, screen } = await sideBySide(page, context, kiosk)
  const { dialog } = today
  await expect(screen.facts).toContainText('Öppet till 16.00')
  await today.close.click()
  await dialog.button('Personalen är sjuk').click()
  await expect(screen.facts).toContainText('Stängt')
  await expect(today.opening).toContainText('Personalen är sjuk')
  await frame.undo.click()
  await expect(screen.facts).toContainText('Öppet till 16.00')

  await today.close.click()
  await dialog.button('Utan orsak').click()
  await expect(screen.facts).toContainText('Stängt')
  await today.open.click()
  await dialog.field('En annan tid').fill('9')
  await dialog.button('Öppna').click()
  await expect(dialog.root).toContainText('Den tiden har redan varit i dag.')
  await dialog.field('En annan tid').fill('18.30')
  await dialog.button('Öppna').click()
  await expect(screen.facts).toContainText('Öppet till 18.30')

  // The clock closes meanwhile, and the question stays what it was.
  await today.close.click()
  kiosk.clock.set('2026-11-23T18:40')
  await expect(today.opening).toContainText('Stängt')
  await expect(dialog.root).toContainText('Stänga för i dag?')
  await dialog.button('Avbryt').click()
  await expect(screen.facts).toContainText('Stängt')
  await today.open.click()
  await expect(dialog.root).toContainText('ingen vanlig stängningstid kvar')
  await dialog.button('I två timmar (till 20.40)').click()
  await expect(screen.facts).toContainText('Öppet till 20.40')
  await expect(today.opening).toContainText('Öppet till 20.40')
})
