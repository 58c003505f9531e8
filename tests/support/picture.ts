import type { Page } from '@playwright/test'

/**
 * Leaves a PNG of what the page shows in `gallery/`, for people to look at, when they ask for it (`npm run gallery`). The tests do
 * not look at it, and to draw it takes as long as to measure the page and to ask axe.
 * @param name without its ending, with its folder in `gallery/`
 */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.SAMVARO_GALLERY) return
  await page.screenshot({ path: `gallery/${name}.png`, animations: 'disabled' })
}
