import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import { startEngine } from '../faults/engine.ts'
import { firstPaint, newScreen, openBrowser } from './browser.ts'
import { readExample } from './example.ts'
import { buildPeer, peerText, startPeer } from './peer.ts'
import { against, compare, type Figure } from './stats.ts'

const rounds = 15

/** Of the visitor's home: the example venue's name is there once the programme is. */
const programmeText = readExample().venue.name

interface Load {
  firstPaint: number
  loaded: number
  /** Bytes of each script that was fetched. */
  scripts: Buffer[]
}

/** Loads an address in a browser as new. */
async function load(browser: Browser, url: string, text: string): Promise<Load> {
  const context = await newScreen(browser, text)
  const page = await context.newPage()
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body())
  })
  await page.goto(url)
  const loaded = await page.evaluate(() => window.stopwatch.loaded)
  const result = { firstPaint: await firstPaint(page), loaded, scripts: await Promise.all(scripts) }
  await context.close()
  return result
}

/** First paint and programme after load, in turns with a bare React page; and what the home weighs. */
export async function benchLoad(folder: string): Promise<Figure[]> {
  const peer = await startPeer(await buildPeer(folder), join(folder, 'peer'))
  const engine = await startEngine({ data: join(folder, 'kiosk'), port: 0 })
  const browser = await openBrowser()
  const ours: Load[] = []
  const theirs: Load[] = []
  // The first of each only warms up.
  for (let round = 0; round <= rounds; round++) {
    const pair = [
      await load(browser, engine.entrance, programmeText),
      await load(browser, peer.url, peerText),
    ]
    if (round === 0) continue
    if (pair[0]) ours.push(pair[0])
    if (pair[1]) theirs.push(pair[1])
  }
  await browser.close()
  await engine.stop()
  await peer.stop()

  const name = 'bare React page'
  const of = (loads: Load[], what: 'firstPaint' | 'loaded') => loads.map((one) => one[what])
  const scripts = ours[0]?.scripts ?? []
  const limit = { name: 'limit', value: 130 }
  const kB = (bytes: number) => bytes / 1000
  const sum = (sizes: number[]) => kB(sizes.reduce((total, size) => total + size, 0))
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
  return [
    compare(
      'first paint after load, p50',
      of(ours, 'firstPaint'),
      { name, samples: of(theirs, 'firstPaint') },
      { share: 0.5 },
    ),
    compare(
      'programme visible after load, p50',
      of(ours, 'loaded'),
      { name, samples: of(theirs, 'loaded') },
      { share: 0.5 },
    ),
    against(
      'JavaScript of the home, gzip',
      sum(scripts.map((body) => gzipSync(body, { level: 9 }).length)),
      limit,
      1,
      'kB',
    ),
    against(
      'JavaScript of the home, brotli',
      sum(scripts.map((body) => brotliCompressSync(body, brotli).length)),
      limit,
      1,
      'kB',
    ),
  ]
}
