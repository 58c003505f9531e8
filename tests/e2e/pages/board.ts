import type { Page } from '@playwright/test'

/** The television over the door: no controls. */
export function boardScreen(page: Page) {
  const root = page.locator('[data-screen=board]')
  return { root, code: root.locator('.board-take') }
}
