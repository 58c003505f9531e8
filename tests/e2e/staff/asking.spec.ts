import type { Page } from '@playwright/test'
import { newId } from '../../../src/kiosk/index.ts'
import type { Kiosk } from '../../support/kiosk.ts'
import { day, pictureDay } from '../../support/programmes.ts'
import { expect, test } from '../fixtures.ts'
import { comeIn, signIn } from '../pages/staffDoor.ts'
import { staffFood } from '../pages/staffFood.ts'
import { staffWeek } from '../pages/staffWeek.ts'

test.use({ viewport: { width: 1280, height: 800 } })

/** How often a page asks for something of the programme. */
function asked(page: Page, what: string): { count: number } {
  const seen = { count: 0 }
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === `/rpc/staff/programme/${what}`) seen.count++
  })
  return seen
}

async function orderLunch(kiosk: Kiosk): Promise<void> {
  const { visitId } = await kiosk.client.checkIn.touch({ touchId: newId(), screen: newId() })
  await kiosk.client.checkIn.orderMeal({ visitId, mealId: 'lunch', diet: 'ordinary', portions: 2 })
}

test('a visitor’s order is shown without the programme being asked for anew', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'food')
  const { card } = staffFood(page)
  await expect(card('Ärtsoppa och pannkakor')).toContainText('Ingen anmäld')
  const programme = asked(page, 'all')
  await orderLunch(kiosk)
  await expect(card('Ärtsoppa och pannkakor')).toContainText('2 portioner anmälda')
  expect(programme.count).toBe(0)
})

test('a change of the programme is, and another process’s too', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  const eva = await signIn(kiosk)
  await comeIn(page, kiosk, 'staff', 'food')
  const { card } = staffFood(page)
  await expect(card('Ärtsoppa och pannkakor')).toBeVisible()
  const changes = [{ do: 'set', type: 'meal', id: 'lunch', fields: { dish: { sv: 'Kåldolmar' } } } as const]
  await eva.programme.save({ kind: 'changed', changes })
  await expect(card('Kåldolmar')).toBeVisible()
  await kiosk.importProgramme(pictureDay)
  await expect(card('Ärtsoppa och pannkakor')).toBeVisible()
})

test('the week shows places taken without the programme being asked for anew', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'week')
  const digital = staffWeek(page).item(day, 'Digital hjälp')
  await expect(digital).toBeVisible()
  const programme = asked(page, 'all')
  const { checkIn } = kiosk.client
  const { visitId } = await checkIn.touch({ touchId: newId(), screen: newId() })
  await checkIn.join({ visitId, occurrenceId: `digital:${day}`, join: true })
  await expect(digital).toContainText('1 av 3')
  expect(programme.count).toBe(0)
})
