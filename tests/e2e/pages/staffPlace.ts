import type { Page } from '@playwright/test'

/** The section of the meeting place itself. */
export function placePage(page: Page) {
  const root = page.locator('[data-screen="staff-place"]')
  const block = (name: string) => root.getByRole('region', { name, exact: true })
  return {
    root,
    start: block('Börja här'),
    about: block('Uppgifter'),
    hours: block('Öppettider'),
    exceptions: block('Dagar som är annorlunda'),
    rooms: block('Lokaler'),
  }
}
