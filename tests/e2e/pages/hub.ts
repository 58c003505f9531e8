import type { Page } from '@playwright/test'
import type { RunningHub } from '../../support/hub.ts'

/** The hub's one page: each venue's visits today, and how its screens are. */
export function hubPage(page: Page) {
  return {
    open: ({ url, adminKey }: RunningHub) => page.goto(`${url}/#key=${adminKey}`),
    title: page.getByRole('heading', { level: 1 }),
    venue(name: string) {
      const root = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })
      return {
        root,
        visits: root.locator('.venue-visits'),
        kiosks: root.locator('.kiosk'),
        newKiosk: root.getByRole('button', { name: 'Ny skärm' }),
        link: root.getByRole('textbox', { name: 'Länk' }),
      }
    },
  }
}
