import type { Page } from '@playwright/test'

/** The section of the hub's page that is about what the hub holds. */
export function hubPrivacy(page: Page) {
  const forget = page.getByRole('region', { name: 'Glöm ett namn' })
  const out = page.getByRole('region', { name: 'Ta ut uppgifter' })
  const dialog = page.getByRole('dialog')
  return {
    section: page.getByRole('link', { name: 'Uppgifter' }),
    kept: page.getByRole('region', { name: 'Så länge sparas uppgifterna' }),
    forget: {
      root: forget,
      phrase: forget.getByRole('textbox', { name: 'Namnet' }),
      find: forget.getByRole('button', { name: 'Se var det står' }),
      told: forget.getByRole('status'),
    },
    question: {
      root: dialog,
      keep: dialog.getByRole('button', { name: 'Låt det stå' }),
      go: dialog.getByRole('button', { name: 'Ta bort namnet överallt' }),
    },
    out: {
      all: out.getByRole('button', { name: 'Ladda ner allt' }),
      venue: out.getByRole('combobox', { name: 'Mötesplats' }),
      from: out.getByLabel('Från och med'),
      to: out.getByLabel('Till och med'),
      some: out.getByRole('button', { name: 'Ladda ner tabeller' }),
      wrong: out.getByRole('alert'),
    },
  }
}
