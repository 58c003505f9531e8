import { test as base, expect, type Locator, type Page } from '@playwright/test'
import type { Language } from '../../src/contract/words.ts'
import { loadCatalogue, type Translate, translator } from '../../src/renderer/i18n/catalogue.ts'
import { type Kiosk, type KioskOptions, startKiosk } from '../support/kiosk.ts'
import { pictureDay } from '../support/programmes.ts'

export { expect }

interface Fixtures {
  /** Starts a kiosk on the picture's day, unless told otherwise; it is gone after the test. */
  startKiosk(options?: Partial<KioskOptions>): Promise<Kiosk>
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from here which fixtures are wanted.
  startKiosk: async ({}, use) => {
    const started: Kiosk[] = []
    await use(async (options = {}) => {
      const kiosk = await startKiosk({ programme: pictureDay, ...options })
      started.push(kiosk)
      return kiosk
    })
    for (const kiosk of started) await kiosk.close()
  },
  context: async ({ context }, use) => {
    await context.addInitScript(watchListening)
    await use(context)
  },
})

declare global {
  interface Window {
    /** Whether a touch on an element would count now: its screen has stood for a while, and it was not just pressed. */
    listensAt?: (element: Element) => boolean
  }
}

/** Runs in every page before its own scripts: a new screen ignores touches for 400 ms, a button itself for 500 ms (access.md 2). */
function watchListening() {
  let shown = 0
  let pressed: { target: EventTarget | null; at: number } = { target: null, at: 0 }
  const isScreen = (node: Node) =>
    node instanceof Element &&
    (node.matches('[data-screen], dialog') || node.querySelector('[data-screen], dialog') !== null)
  new MutationObserver((changes) => {
    const moved = changes.flatMap(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes])
    if (moved.some(isScreen)) shown = performance.now()
  }).observe(document, { childList: true, subtree: true })
  window.addEventListener('pointerup', ({ target }) => (pressed = { target, at: performance.now() }), true)
  window.listensAt = (element) => {
    const now = performance.now()
    const same = pressed.target instanceof Node && element.contains(pressed.target)
    return now - shown > 420 && (!same || now - pressed.at > 520)
  }
}

/** Touches with a finger, as soon as the touch will count. */
export async function touch(target: Locator): Promise<void> {
  const element = await target.elementHandle()
  await target.page().waitForFunction((one) => one && window.listensAt?.(one), element)
  await target.tap()
}

/** The fixed texts of a language. */
export async function wordsOf(language: Language): Promise<Translate> {
  return translator(language, await loadCatalogue(language))
}

/** Lets the browser in and shows the page at `to`. */
export async function open(page: Page, kiosk: Kiosk, to = '/'): Promise<void> {
  await page.goto(kiosk.entrance(to))
}
