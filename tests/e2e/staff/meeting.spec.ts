import type { Page } from '@playwright/test'
import { axeViolations } from '../../support/axe.ts'
import type { Kiosk } from '../../support/kiosk.ts'
import { expect, test } from '../fixtures.ts'
import { comeIn, signIn, staffFrame } from '../pages/staffDoor.ts'
import { staffFood } from '../pages/staffFood.ts'

test.use({ viewport: { width: 1280, height: 800 } })

/** Maria has written another dish in a meal's form, and Eva, at another screen, knows which meal it is. */
async function twoAtOneMeal(page: Page, kiosk: Kiosk) {
  const eva = await signIn(kiosk)
  const [meal] = (await eva.programme.all()).meals
  if (!meal) throw new Error('the day has a meal')
  await comeIn(page, kiosk, 'staff', 'food')
  const food = staffFood(page)
  await page.getByRole('button', { name: new RegExp(`^Ändra ${meal.dish.sv}`) }).click()
  await food.dish.fill('Fläsklägg med rotmos')
  const dishes = async () => (await eva.programme.all()).meals.map(({ dish }) => dish.sv)
  return { eva, meal, food, dishes }
}

test('who has changed the same is told, and one’s own can be made to hold', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  const { eva, meal, food, dishes } = await twoAtOneMeal(page, kiosk)
  const fields = { dish: { sv: 'Pannkakor' } }
  await eva.programme.save({ kind: 'changed', changes: [{ do: 'set', type: 'meal', id: meal.id, fields }] })
  await food.save.click()
  const meeting = page.getByRole('dialog', { name: 'Någon annan hann före' })
  await expect(meeting).toContainText('Eva har ändrat samma sak')
  await expect(meeting).toContainText('Pannkakor')
  await meeting.getByRole('button', { name: 'Använd mitt' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await dishes()).toEqual(['Fläsklägg med rotmos'])
})

test('who has taken it away is told, with what was written, and it stays away', async ({
  page,
  startKiosk,
}) => {
  const kiosk = await startKiosk()
  const { eva, meal, food, dishes } = await twoAtOneMeal(page, kiosk)
  await eva.programme.save({ kind: 'removed', changes: [{ do: 'delete', type: 'meal', id: meal.id }] })
  await food.save.click()
  const meeting = page.getByRole('dialog', { name: 'Det finns inte längre' })
  await expect(meeting).toContainText('Eva har tagit bort det medan du skrev')
  await expect(meeting).toContainText('Fläsklägg med rotmos')
  await expect(meeting.getByRole('button')).toHaveText(['Tillbaka utan att spara', 'Låt det vara borttaget'])
  expect(await axeViolations(page)).toEqual([])
  await meeting.getByRole('button', { name: 'Låt det vara borttaget' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await dishes()).toEqual([])
})

test('letting theirs stand loses nothing else, and Escape nothing at all', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  const { eva, meal, food, dishes } = await twoAtOneMeal(page, kiosk)
  await food.price.fill('82')
  const fields = { dish: { sv: 'Pannkakor' } }
  await eva.programme.save({ kind: 'changed', changes: [{ do: 'set', type: 'meal', id: meal.id, fields }] })
  await food.save.click()
  const meeting = page.getByRole('dialog', { name: 'Någon annan hann före' })
  await expect(meeting.getByRole('heading', { name: 'Rätt', exact: true })).toBeVisible()
  await expect(meeting).toContainText('Det du skrevFläsklägg med rotmos')
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(meeting).toHaveCount(0)
  await expect(food.dish).toHaveValue('Fläsklägg med rotmos')
  await expect(page.getByRole('dialog')).toContainText('Inget är sparat ännu')
  await expect(food.save).toBeFocused()
  expect(await dishes()).toEqual(['Pannkakor'])
  await food.save.click()
  await meeting.getByRole('button', { name: 'Behåll det som står där' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect
    .poll(async () => (await eva.programme.all()).meals.map(({ dish, price }) => [dish.sv, price]))
    .toEqual([['Pannkakor', 82]])
})

test('a form stays while somebody else takes away what it changes', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  const eva = await signIn(kiosk)
  await comeIn(page, kiosk, 'staff', 'info')
  const root = staffFrame(page).section('info')
  await root.getByRole('button', { name: 'Ändra Fixaren' }).click()
  const form = root.getByRole('form')
  await form.getByLabel('Rubrik').fill('Fixartjänst')
  const changes = ['hemtjanst', 'fixare'].map((id) => ({ do: 'delete', type: 'infoPage', id }) as const)
  await eva.programme.save({ kind: 'removed', changes })
  await expect(root.getByRole('heading', { name: 'Hjälp i hemmet' })).toHaveCount(0)
  await expect(form.getByLabel('Rubrik')).toHaveValue('Fixartjänst')
  await form.getByRole('button', { name: 'Spara' }).click()
  const meeting = page.getByRole('dialog', { name: 'Det finns inte längre' })
  await expect(meeting).toContainText('Fixartjänst')
  await meeting.getByRole('button', { name: 'Låt det vara borttaget' }).click()
  await expect(form).toHaveCount(0)
})
