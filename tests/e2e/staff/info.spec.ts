import { axeViolations } from '../../support/axe.ts'
import { expect, test } from '../fixtures.ts'
import { comeIn, staffFrame } from '../pages/staffDoor.ts'

test('pages of help are made, ordered, changed and taken away', async ({ page, startKiosk }) => {
  const kiosk = await startKiosk()
  await comeIn(page, kiosk, 'staff', 'info')
  const root = staffFrame(page).section('info')
  const titles = root.getByRole('heading', { level: 2 })
  await expect(titles).toHaveText(['Hjälp i hemmet', 'Fixaren'])

  await root.getByRole('button', { name: 'Ny sida' }).click()
  const form = root.getByRole('form', { name: 'Ny sida' })
  await expect(form.getByLabel('Rubrik')).toBeFocused()
  await form.getByLabel('Rubrik').fill('Färdtjänst')
  await form.getByLabel('Text', { exact: true }).fill('Så söker du färdtjänst.')
  await form.getByLabel('Webbadress').fill('http://eskilstuna.se')
  await form.getByRole('button', { name: 'Spara' }).click()
  await expect(form.getByText('Adressen ska börja med https://')).toBeVisible()
  await form.getByLabel('Webbadress').fill('eskilstuna.se/fardtjanst')
  const preview = form.getByRole('region', { name: 'Så ser besökaren det' })
  await expect(preview).toContainText('Så söker du färdtjänst.')
  await expect(preview.getByRole('img')).toBeVisible()
  expect(await axeViolations(page)).toEqual([])
  await form.getByRole('button', { name: 'Spara' }).click()
  await expect(titles).toHaveText(['Hjälp i hemmet', 'Fixaren', 'Färdtjänst'])
  await expect(root.getByRole('button', { name: 'Ny sida' })).toBeFocused()

  await root.getByRole('button', { name: 'Flytta upp Färdtjänst' }).click()
  await expect(titles).toHaveText(['Hjälp i hemmet', 'Färdtjänst', 'Fixaren'])
  const shown = (await kiosk.client.infoPages()).map(({ title, link }) => [title.sv, link])
  expect(shown[1]).toEqual(['Färdtjänst', 'https://eskilstuna.se/fardtjanst'])

  await root.getByRole('button', { name: 'Ändra Fixaren' }).click()
  await root.getByRole('button', { name: 'Ta bort sidan' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ta bort sidan' }).click()
  await expect(titles).toHaveText(['Hjälp i hemmet', 'Färdtjänst'])
  await staffFrame(page).undo.click()
  await expect(titles).toHaveText(['Hjälp i hemmet', 'Färdtjänst', 'Fixaren'])
})
