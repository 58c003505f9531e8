import { workbook } from '../../../src/domain/food/testing.ts'
import { newId } from '../../../src/kiosk/index.ts'
import { axeViolations } from '../../support/axe.ts'
import { expect, open, test, touch } from '../fixtures.ts'
import { comeIn, staffFrame } from '../pages/staffDoor.ts'
import { staffFood } from '../pages/staffFood.ts'
import { staffPaste } from '../pages/staffPaste.ts'

test('a meal shows to the visitor with its allergens, its orders come live, and it is sold out', async ({
  page,
  context,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'administrator', 'food')
  const food = staffFood(page)
  await food.add.click()
  await food.dish.fill('Ring 811218-9876')
  await food.save.click()
  await expect(food.dish).toHaveAccessibleDescription(/personnummer/)
  await expect(food.dish).toBeFocused()
  await food.dish.fill('Stekt strömming')
  await food.price.fill('75 kr')
  await food.orderBy.fill('12')
  await food.diet('Vegetarisk').click()
  await food.allergen('Fisk', 'Innehåller').click()
  await food.allergen('Ägg', 'Fri från').click()
  expect(await axeViolations(page)).toEqual([])
  await food.save.click()
  const card = food.card('Stekt strömming')
  await expect(card).toContainText('Innehåller: fisk · Vet ej: 12 av 14')
  await expect(card).toContainText('75 kr · anmälan senast 12.00 · vegetarisk')
  await expect(card).toContainText('Ingen anmäld')
  expect(await axeViolations(page)).toEqual([])

  const meal = (await kiosk.client.food()).find(({ dish }) => dish.sv === 'Stekt strömming')
  expect(meal).toMatchObject({
    allergens: { fish: 'contains', eggs: 'free' },
    orderBy: '12:00',
    diets: expect.arrayContaining(['vegetarian']),
  })
  const at = { touchId: newId(), screen: newId() }
  const { visitId } = await kiosk.client.checkIn.touch(at)
  await kiosk.client.checkIn.orderMeal({ visitId, mealId: meal?.id ?? '', diet: 'ordinary', portions: 2 })
  await expect(card).toContainText('2 portioner anmälda')

  await card.getByRole('button', { name: /^Ändra/ }).click()
  await food.rest.click()
  await food.answer('Nej, låt stå').click()
  await food.rest.click()
  await food.answer('Ja, jag har läst på alla').click()
  await food.save.click()
  await expect(card).toContainText('Innehåller: fisk · Alla 14 ifyllda')

  const visitor = await context.newPage()
  await open(visitor, kiosk)
  // The first screen has room for one of two lunches at the same time.
  await touch(visitor.getByRole('button', { name: 'Maten' }))
  await expect(visitor.getByText('Stekt strömming').first()).toBeVisible()
  await food.soldOut('Stekt strömming').click()
  await expect(card).toContainText('Slut')
  await expect(staffFrame(page).undoLine).toContainText('Stekt strömming är slut')
})

test('a workbook of the kitchen is read, and an earlier dish brings what was said of it', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'administrator', 'food')
  const [food, paste] = [staffFood(page), staffPaste(page)]
  await food.import.click()
  const rows = [
    ['Datum', 'Rätt', 'Pris', 'Serveras', 'Allergener'],
    [{ date: 46350 }, 'Fiskgratäng', 85, '11.30–13', 'fisk, mjölk'],
    [{ date: 46351 }, '', null, null, null],
  ]
  await paste.file.setInputFiles({
    name: 'matsedel.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(workbook(rows)),
  })
  await expect(paste.summary).toHaveText('2 rader förstådda, 0 osäkra, 1 inte förstådd')
  await paste.save.click()
  await expect(food.card('Fiskgratäng')).toContainText('Innehåller: fisk, mjölk')
  await food.add.click()
  await food.dish.fill('fisk')
  await food.earlier('Fiskgratäng').click()
  await expect(food.price).toHaveValue('85')
  await food.save.click()
  await expect(food.card('Fiskgratäng')).toHaveCount(2)
  await page.getByRole('button', { name: 'Veckan efter' }).click()
  await expect(food.card('Fiskgratäng')).toHaveCount(0)
  await food.copy.click()
  await expect(food.card('Fiskgratäng')).toHaveCount(2)
  await food.copy.click()
  const said = page.getByRole('main').getByText('Förra veckan har inga måltider som inte redan finns här.')
  await expect(said).toBeVisible()
})

test('Open Meal and CSV are read as files, and what they do not list is unknown', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'administrator', 'food')
  const [food, paste] = [staffFood(page), staffPaste(page)]
  const course = {
    name: 'Linsgryta',
    optionName: 'Lunch 1',
    order: 1,
    price: '70 SEK',
    knownAllergens: [{ name: 'Selleri', codes: [{ code: 'BC', type: 'GS1' }] }],
  }
  const take = async (name: string, text: string) => {
    await food.import.click()
    await paste.file.setInputFiles({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(text),
    })
    await paste.save.click()
  }
  const meals = [{ date: '2026-11-25', name: 'Lunch', courses: [course] }]
  await take('matsedel.json', JSON.stringify({ meals }))
  await expect(food.card('Linsgryta')).toContainText('Innehåller: selleri · Vet ej: 13 av 14')
  await take('matsedel.csv', 'Datum;Rätt;Pris;Allergener\r\n2026-11-26;Kåldolmar;80;mjölk\r\n')
  await expect(food.card('Kåldolmar')).toContainText('Innehåller: mjölk · Vet ej: 13 av 14')
})

test('a meal that is half written is not lost by a key or a touch beside', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'administrator', 'food')
  const food = staffFood(page)
  await food.add.click()
  await page.keyboard.press('Escape')
  await expect(food.dish).toHaveCount(0)
  await food.add.click()
  await food.dish.fill('Stekt strömming')
  await page.keyboard.press('Escape')
  const question = page.getByRole('dialog', { name: 'Du har inte sparat' })
  await expect(question).toContainText('Det du har skrivit om ”Stekt strömming” är inte sparat.')
  await expect(question.getByRole('button', { name: 'Fortsätt skriva' })).toBeFocused()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  await expect(food.dish).toHaveValue('Stekt strömming')
})

test('the way out of a meal’s form is in sight, and what has the focus is not under it', async ({
  page,
  startKiosk,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await comeIn(page, await startKiosk(), 'staff', 'food')
  const food = staffFood(page)
  await food.add.click()
  await expect(food.save).toBeInViewport({ ratio: 1 })
  await food.diet('Utan fläsk').click()
  const foot = page.locator('.dialog-actions')
  for (let stops = 0; stops < 14; stops += 1) {
    await page.keyboard.press('Tab')
    const [focus, save] = [await page.locator(':focus').boundingBox(), await foot.boundingBox()]
    expect((focus?.y ?? 0) + (focus?.height ?? 0)).toBeLessThanOrEqual((save?.y ?? 0) + 1)
  }
  await expect(food.save).toBeInViewport({ ratio: 1 })
})
