import { expect, type Page } from '@playwright/test'

interface Stop {
  /** What has the focus; null when Tab has left the page. */
  name: string | null
  /** Whether it lies in the window, as far as its size lets it. */
  inSight: boolean
  /** How far the document itself is scrolled, in pixels: its pages scroll inside it. */
  scrolled: number
}

function stopOf(): Stop {
  const { activeElement, body } = document
  const page = document.scrollingElement
  const scrolled = [page, body, document.querySelector('.staff')]
    .map((each) => each?.scrollTop ?? 0)
    .reduce((sum, each) => sum + each, 0)
  if (activeElement === null || activeElement === body) return { name: null, inSight: true, scrolled }
  const { top, bottom, left, right } = activeElement.getBoundingClientRect()
  const inSight = top >= -1 && left >= -1 && bottom <= innerHeight + 1 && right <= innerWidth + 1
  const { id, className, textContent } = activeElement
  return {
    name: `${activeElement.tagName} ${id} ${className} ${textContent?.slice(0, 40)}`,
    inSight,
    scrolled,
  }
}

/** Goes through the page with Tab from where the focus is: after every step what has it is in sight, and the document where it was. */
export async function expectTabbingInSight(page: Page, { most = 150 } = {}): Promise<void> {
  let stops = 0
  for (; stops < most; stops += 1) {
    await page.keyboard.press('Tab')
    const { name, inSight, scrolled } = await page.evaluate(stopOf)
    expect({ name, inSight, scrolled }).toEqual({ name, inSight: true, scrolled: 0 })
    if (name === null) break
  }
  expect(stops).toBeGreaterThan(5)
  // It has left the page: what keeps the focus for ever is a trap.
  expect(stops).toBeLessThan(most)
}
