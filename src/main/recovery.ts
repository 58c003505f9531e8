import type { WebContents } from 'electron'
import type { Clock, Logger } from '../contract/clock.ts'

/** How long a crash is remembered, and the wait after the first, second, third and every further one within that. */
const rememberMs = 5 * 60_000
const waitsMs = [250, 1_000, 5_000, 30_000]

/** Chromium's ERR_ABORTED: the load gave way to a newer one. */
const replacedByAnother = -3

/**
 * How long to wait before a page is loaded again.
 * @param earlier moments of earlier crashes, ms by a clock that never goes back
 * @param now by the same clock
 * @returns ms, and the moments still worth remembering, this one included
 */
export function reloadAfter(earlier: readonly number[], now: number): { waitMs: number; crashes: number[] } {
  const crashes = [...earlier.filter((moment) => now - moment < rememberMs), now]
  return { waitMs: waitsMs[Math.min(crashes.length, waitsMs.length) - 1] ?? 0, crashes }
}

/** Loads the page again when it has crashed or could not be loaded. The page holds no truth, so nothing is lost. */
export function recoverPage(options: {
  contents: Pick<WebContents, 'on' | 'loadURL' | 'isDestroyed'>
  url: string
  clock: Clock
  log: Logger
}): void {
  const { contents, url, clock, log } = options
  let crashes: number[] = []
  const again = (why: string) => {
    const decision = reloadAfter(crashes, clock.mono())
    crashes = decision.crashes
    log.error('the page is gone; loading it again', { why, inMs: decision.waitMs })
    clock.after(decision.waitMs, () => {
      // A failed load is told of by did-fail-load too, and counted there.
      if (!contents.isDestroyed()) contents.loadURL(url).catch(() => {})
    })
  }
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') again(reason)
  })
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== replacedByAnother) again(description)
  })
}
