import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { expect, onTestFinished, test } from 'vitest'
import { lookForChromium } from '../../scripts/chromium.ts'
import { freePort } from '../../src/hub/store/freePort.ts'
import { seeded } from '../support/seeded.ts'
import { startDatabase } from './database.ts'
import { type Engine, enter, startEngine } from './engine.ts'
import { readHub, readKiosk } from './evidence.ts'
import { temporaryFolder } from './folder.ts'
import { type RunningHub, startHub } from './hub.ts'
import { until } from './until.ts'
import { type Visits, visitors } from './visitor.ts'

const seed = Number(process.env.SAMVARO_SEED ?? 1123)
const allVisits = 200
const kills = 20
const screens = 4

/**
 * What becomes of the hub, and at which visit: it is stopped in order, and killed three times. Between an end and the next start
 * the kiosk is on its own.
 */
const hubLife: { at: number; what: 'stop' | 'kill' | 'start' }[] = [
  { at: 20, what: 'stop' },
  { at: 60, what: 'start' },
  { at: 90, what: 'kill' },
  { at: 95, what: 'start' },
  { at: 130, what: 'kill' },
  { at: 160, what: 'start' },
  { at: 180, what: 'kill' },
  { at: 185, what: 'start' },
]

test(`${allVisits} visitors touch while the engine is killed ${kills} times and the hub comes and goes`, async () => {
  const random = seeded(seed)
  const data = temporaryFolder('samvaro-kiosk-')
  const hubPrivacy = temporaryFolder('samvaro-hub-')
  const database = await startDatabase(temporaryFolder('samvaro-postgres-'))
  onTestFinished(() => database.stop())
  const hubAt = { data: hubPrivacy, databaseUrl: database.url, port: await freePort() }
  let hub: RunningHub | null = await startHub(hubAt)
  const engineAt = { data, port: await freePort() }
  let engine: Engine = await startEngine({ ...engineAt, enrol: hub.enrol })
  const pages = await openPages(engine.entrance)

  let touches = 0
  const reach = (touch: number) =>
    until(
      () => touches >= touch,
      () => `touch ${touch} of ${touches}`,
      300_000,
    )

  async function killEngine(): Promise<void> {
    for (let kill = 0; kill < kills; kill++) {
      await reach(Math.ceil(((kill + random()) * (allVisits - 5)) / kills))
      // From before the touch has arrived until after its thanks.
      await pause(random() * 150)
      await engine.kill()
      engine = await startEngine(engineAt)
    }
  }

  async function troubleHub(): Promise<void> {
    for (const { at, what } of hubLife) {
      await reach(at)
      if (what === 'start') hub = await startHub(hubAt)
      else await hub?.[what]()
    }
  }

  let left = allVisits
  async function keepVisiting(at: Visits): Promise<void> {
    while (left-- > 0) await at.visit()
  }

  const visits = pages.map((page) => visitors(page, () => touches++))
  await Promise.all([killEngine(), troubleHub(), ...visits.map(keepVisiting)])
  const client = await enter(engine.entrance)
  await until(
    async () => (await client.syncStatus()).pending === 0,
    () => 'the hub to have all',
    120_000,
  )
  await engine.stop()
  await hub?.stop()

  const { integrity, ...kiosk } = readKiosk(join(data, 'samvaro.sqlite'))
  expect(integrity).toBe('ok')
  const [venue] = await database.sql.query('SELECT id FROM venue')
  const atHub = await readHub(database.sql, String(venue?.id))
  const thanked = visits.flatMap((at) => at.thanked).sort()
  const sent = visits.flatMap((at) => [...at.sent]).sort()
  expect(thanked.length).toBe(allVisits)
  // Each touch that a page sent was in the end thanked for, so nothing may be there that was not.
  expect(sent).toEqual(thanked)
  const expected = { visits: thanked, made: thanked, counted: allVisits }
  expect(kiosk).toEqual(expected)
  expect(atHub).toEqual(expected)
})

/** Real Chromium, with a page for each screen of the kiosk. */
async function openPages(entrance: string) {
  const executablePath = lookForChromium()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  onTestFinished(() => browser.close())
  return Promise.all(
    Array.from({ length: screens }, async () => {
      const context = await browser.newContext({ hasTouch: true, viewport: { width: 1080, height: 1920 } })
      const page = await context.newPage()
      await page.goto(entrance)
      return page
    }),
  )
}
