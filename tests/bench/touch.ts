import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { startEngine } from '../faults/engine.ts'
import { newScreen, openBrowser, thanksText } from './browser.ts'
import { buildPeer, peerText, startPeer } from './peer.ts'
import { against, compare, type Figure, quantile } from './stats.ts'

const touches = 50

/** A page that a visitor touches and leaves again; the same for ours and for the peer. */
interface Subject {
  page: Page
  home: string
  leave: string
}

/** Opens a page, and slows its processor. */
async function open(context: BrowserContext, url: string, slowdown: number): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  const devTools = await context.newCDPSession(page)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return page
}

/** From the release of a finger until the thanks are painted, in ms. */
async function touchOnce({ page, home, leave }: Subject): Promise<number> {
  const button = page.getByRole('button', { name: home })
  await button.waitFor()
  // A new screen takes no touch for 400 ms, and the same button none for 500 ms; the peer rests as long.
  await page.waitForTimeout(550)
  const painted = page.evaluate((text) => window.stopwatch.touchToPaint(text), thanksText)
  await button.tap()
  const took = await painted
  await page.waitForTimeout(450)
  await page.getByRole('button', { name: leave }).tap()
  await button.waitFor()
  // A page that goes behind another before it has painted would say that the touch took until it came back.
  await page.evaluate(() => new Promise((run) => requestAnimationFrame(() => requestAnimationFrame(run))))
  return took
}

/** Touch → durable → painted, of ours and of a page with one button, taken in turns in one browser. */
export async function benchTouch(folder: string): Promise<Figure[]> {
  const peer = await startPeer(await buildPeer(folder), join(folder, 'peer'))
  const engine = await startEngine({ data: join(folder, 'kiosk'), port: 0 })
  const browser = await openBrowser()
  const figures: Figure[] = []
  for (const slowdown of [1, 4]) {
    const context = await newScreen(browser, peerText)
    const subjects: [Subject, Subject] = [
      { page: await open(context, engine.entrance, slowdown), home: 'Jag är här', leave: 'Klar' },
      { page: await open(context, peer.url, slowdown), home: 'Jag är här', leave: 'Klar' },
    ]
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (let touch = 0; touch < touches; touch++) {
      for (const [subject, samples] of [[subjects[0], ours] as const, [subjects[1], theirs] as const]) {
        await subject.page.bringToFront()
        const took = await touchOnce(subject)
        // The first of each only warms up.
        if (touch > 0) samples.push(took)
      }
    }
    const what = `touch → durable → painted, ${slowdown}× CPU throttle, p99`
    const inp = await subjects[0].page.evaluate(() => window.stopwatch.interactions())
    const samples = theirs
    figures.push(
      compare(what, ours, { name: 'React page with one button', samples }, { share: 0.99, limit: 1.2 }),
      against(
        `INP (98th percentile of interactions), ${slowdown}×`,
        quantile(inp, 0.98),
        { name: '"good", 200 ms', value: 200 },
        1 / 3,
      ),
    )
    await context.close()
  }
  await browser.close()
  await engine.stop()
  await peer.stop()
  return figures
}
