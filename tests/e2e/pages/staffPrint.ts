import type { Page } from '@playwright/test'

/** Skriv ut: what shall be printed, and how it will look. */
export function staffPrint(page: Page) {
  const choices = page.locator('.print-choices')
  const button = (name: string) => choices.getByRole('button', { name, exact: true })
  return {
    open: page.getByRole('button', { name: 'Skriv ut', exact: true }),
    pick: (group: string, option: string) =>
      choices
        .getByRole('radiogroup', { name: group, exact: true })
        .locator('label')
        .filter({ hasText: option })
        .click(),
    sheet: page.locator('.sheet'),
    paper: page.locator('.paper'),
    codes: page.locator('.sheet-take').getByRole('img'),
    xlsx: button('Excel-fil'),
    csv: button('CSV-fil'),
    calendar: button('Kalenderfil'),
    back: page.getByRole('button', { name: 'Tillbaka till programmet' }),
  }
}
