import type { Locator, Page } from '@playwright/test'

/** A whole screen by its name: head, content and foot. */
export function screenOf(page: Page, name: string): Locator {
  return page.locator('.screen').filter({ has: page.locator(`[data-screen="${name}"]`) })
}
