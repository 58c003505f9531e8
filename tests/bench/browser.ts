import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { lookForChromium } from '../../scripts/chromium.ts'

/** The words that both pages show when a visit is saved, open or closed. */
export const thanksText = 'besök är räknat'

/** Opens the Chromium that the tests use, with a touch screen of a kiosk's size for each page. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = lookForChromium()
  const quiet = [
    '--disable-background-networking',
    '--no-first-run',
    '--disable-sync',
    '--disable-component-update',
  ]
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...quiet, ...asRoot] })
}

/**
 * A browser as new: no cache, no cookies.
 * @param loadText what a page shows when it has loaded what it is about
 */
export async function newScreen(browser: Browser, loadText: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 1080, height: 1920 },
    locale: 'sv-SE',
  })
  await context.addInitScript(installStopwatch, loadText)
  return context
}

declare global {
  interface Window {
    stopwatch: {
      /** Milliseconds from the next release of a finger until `text` has been painted. */
      touchToPaint(text: string): Promise<number>
      /** Milliseconds from the start of the navigation until the load text had been painted. */
      loaded: Promise<number>
      /** Milliseconds that the page took for each touch or click, until the next paint (Event Timing), for INP. */
      interactions(): number[]
    }
  }
}

/** Runs in the page, before its own scripts: the same stopwatch for ours and for the peer. */
function installStopwatch(loadText: string): void {
  const durations = new Map<number, number>()
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries() as PerformanceEventTiming[]) {
      if (interactionId) durations.set(interactionId, Math.max(durations.get(interactionId) ?? 0, duration))
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)

  const has = (text: string) => document.body?.textContent?.includes(text) ?? false
  function inDocument(text: string): Promise<void> {
    return new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!has(text)) return
        observer.disconnect()
        resolve()
      })
      observer.observe(document, { childList: true, subtree: true, characterData: true })
      if (has(text)) {
        observer.disconnect()
        resolve()
      }
    })
  }
  // A task that is posted in the last frame callback runs when that frame has been painted.
  const painted = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now())
        channel.port2.postMessage(null)
      })
    })
  const released = () =>
    new Promise<number>((resolve) => {
      addEventListener('pointerup', (event) => resolve(event.timeStamp), { capture: true, once: true })
    })

  window.stopwatch = {
    async touchToPaint(text) {
      const start = await released()
      await inDocument(text)
      return (await painted()) - start
    },
    loaded: inDocument(loadText).then(painted),
    interactions: () => [...durations.values()],
  }
}

/** First contentful paint of the page that is open, in ms since its navigation began. */
export async function firstPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list, observer) => {
          const entry = list.getEntriesByName('first-contentful-paint')[0]
          if (!entry) return
          observer.disconnect()
          resolve(entry.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )
}
