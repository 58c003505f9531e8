import type { Page } from '@playwright/test'

/** Text or a file that becomes a draft, and the review of it. */
export function staffPaste(page: Page) {
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const lines = page.locator('.source-line')
  return {
    title: page.getByRole('heading', { level: 1 }),
    open: button('Klistra in'),
    field: page.getByLabel('Texten'),
    read: button('Läs texten'),
    file: page.locator('.paste-file input'),
    summary: page.locator('.review-summary'),
    /** The count that leads to the next such line. */
    next: (what: string) => page.locator('.review-summary').getByRole('button', { name: what }),
    line: (text: string) => lines.filter({ hasText: text }),
    make: (text: string) => lines.filter({ hasText: text }).getByRole('button', { name: /^Gör en/ }),
    /** What has become of a day. */
    day: (name: string) => page.locator('.review-day').filter({ has: page.getByRole('heading', { name }) }),
    drafts: page.locator('.draft'),
    draft: (text: string) => page.locator('.draft').filter({ hasText: text }),
    label: (label: string) => page.locator('.draft-fields').getByLabel(label, { exact: true }),
    foot: page.locator('.review-foot').getByRole('status'),
    save: button('Spara allt'),
    done: button('Klar'),
  }
}
