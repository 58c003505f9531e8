import type { Page } from '@playwright/test'

/** The hub's page for a telephone that carries. */
export function carryPage(page: Page) {
  const root = page.getByRole('main')
  return {
    root,
    file: root.locator('input[type="file"]'),
    camera: root.getByRole('button', { name: 'Läs koderna med kameran' }),
    drops: root.locator('.carry-drop'),
    remove: root.getByRole('button', { name: 'Ta bort det från' }),
    failure: root.getByRole('alert'),
  }
}
