import type { Page } from '@playwright/test'
import { keysToOpen, touchesToOpen } from '../../../src/renderer/visitor/hiddenDoor.ts'

/** Opens the staff pages from the visitors' home by touches. */
export async function knock(page: Page): Promise<void> {
  await page.waitForFunction(() => window.listensAt?.(document.body))
  for (const place of touchesToOpen) await page.locator(`.home-header .${place}`).tap()
}

/** The same from a keypad. */
export async function knockByKeys(page: Page): Promise<void> {
  for (const key of keysToOpen) await page.keyboard.press(key)
}
