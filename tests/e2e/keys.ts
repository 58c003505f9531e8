import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** Goes on by Tab until `target` has the focus, and sees that the focus can be seen. */
export async function tabTo(page: Page, target: Locator, most = 40): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab')
    if (
      await target.evaluate(
        (element) => element === document.activeElement || element.contains(document.activeElement),
      )
    ) {
      await expect(target).toHaveCSS('outline-style', 'solid')
      return
    }
  }
  throw new Error('the focus never came there')
}
