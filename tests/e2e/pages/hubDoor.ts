import type { Page } from '@playwright/test'

/** The door of the hub's page, and where an invitation leads. */
export function hubDoor(page: Page) {
  return {
    title: page.getByRole('heading', { level: 1 }),
    said: page.getByRole('alert'),
    email: page.getByLabel('E-postadress'),
    password: page.getByLabel('Lösenord', { exact: true }),
    enter: page.getByRole('button', { name: 'Logga in', exact: true }),
    provider: page.getByRole('button', { name: 'Logga in med kommunens konto' }),
    chosen: page.getByLabel('Välj ett lösenord'),
    show: page.getByRole('button', { name: 'Visa' }),
    save: page.getByRole('button', { name: 'Spara och gå in' }),
    who: page.locator('.hub-who'),
    leave: page.getByRole('button', { name: 'Logga ut' }),
    section: (name: string) => page.getByRole('navigation').getByRole('link', { name }),
  }
}

/** Who may come in, and what was done. */
export function hubPeople(page: Page) {
  const dialog = page.getByRole('dialog')
  return {
    dialog,
    add: page.getByRole('button', { name: 'Ny person' }),
    name: dialog.getByLabel('För- och efternamn'),
    email: dialog.getByLabel('E-postadress'),
    role: (name: string) => dialog.getByRole('radio', { name: new RegExp(`^${name}`) }),
    venue: (name: string) => dialog.getByRole('checkbox', { name }),
    save: dialog.getByRole('button', { name: /^(Lägg till|Spara)$/ }),
    link: dialog.getByLabel('Länk'),
    done: dialog.getByRole('button', { name: 'Klar' }),
    row: (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) }),
    remove: (name: string) => page.getByRole('button', { name: `Ta bort ${name}` }),
    removeYes: dialog.getByRole('button', { name: 'Ta bort' }),
    told: page.getByRole('status'),
    log: page.locator('.log'),
  }
}
