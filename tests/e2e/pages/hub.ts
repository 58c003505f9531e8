import type { Page } from '@playwright/test'
import type { RunningHub } from '../../support/hub.ts'

/** The hub's one page: each venue's visits today, and how its screens are. */
export function hubPage(page: Page) {
  return {
    open: ({ url, adminKey }: RunningHub) => page.goto(`${url}/#key=${adminKey}`),
    title: page.getByRole('heading', { level: 1 }),
    /** What needs to be seen to. */
    attention: page.getByRole('region', { name: 'Behöver ses till' }),
    /** The question before a screen is shut out. */
    question: {
      root: page.getByRole('dialog'),
      keep: page.getByRole('button', { name: 'Låt den vara' }),
      revoke: page.getByRole('dialog').getByRole('button', { name: 'Stäng av skärmen' }),
    },
    venue(name: string) {
      const root = page.locator('.venue').filter({ has: page.getByRole('heading', { name }) })
      return {
        root,
        visits: root.locator('.venue-visits'),
        kiosks: root.locator('.kiosk'),
        name: root.getByRole('heading', { level: 2 }),
        picture: root.getByRole('img', { name: /^Det skärmen visa/ }),
        revoke: root.getByRole('button', { name: /^Stäng av skärmen/ }),
        revoked: root.locator('.venue-revoked'),
        newKiosk: root.getByRole('button', { name: 'Ny skärm' }),
        link: root.getByRole('textbox', { name: 'Länk' }),
        copy: root.getByRole('button', { name: 'Kopiera länken' }),
        copied: root.locator('.link-to-copy').getByRole('status'),
      }
    },
  }
}
