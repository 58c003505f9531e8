import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from '../system.ts'
import { openKiosk } from './openKiosk.ts'

let folder = ''
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'samvaro-host-')), 'data', 'kiosk')
})
afterEach(() => rmSync(join(folder, '../..'), { recursive: true }))

const log = { info() {}, warn() {}, error() {} }

function open() {
  return openKiosk({
    folder,
    pages: join(folder, 'no-pages'),
    example: join(import.meta.dirname, '../../../resources/example-venue.json'),
    version: '1',
    panel: { inches: 43, bottomCm: 70 },
    clock: systemClock(),
    log,
  })
}

it('makes the folder, runs an engine in it, and lets nobody else in until it is closed', async () => {
  const kiosk = await open()
  const health = await kiosk?.engine.fetch(new Request('http://127.0.0.1/health'))
  expect(await health?.json()).toMatchObject({ ok: true, version: '1' })
  expect(await open()).toBeNull()
  await kiosk?.close()
  const again = await open()
  expect(again).not.toBeNull()
  await again?.close()
})

it('shows why, and touches nothing, when the database is from a newer version', async () => {
  await (await open())?.close()
  const file = new Database(join(folder, 'samvaro.sqlite'))
  file.pragma('user_version = 99999')
  file.close()
  const kiosk = await open()
  const page = await kiosk?.engine.fetch(new Request('http://127.0.0.1/'))
  expect(page?.status).toBe(503)
  expect(await page?.text()).toContain('Skärmen behöver tillsyn')
  expect(await kiosk?.enrol('http://127.0.0.1:1/enrol/v1#CODECODE')).toMatchObject({ enrolled: false })
  await kiosk?.close()
})

it('says why it could not be enrolled', async () => {
  const kiosk = await open()
  expect(await kiosk?.enrol('Björken')).toEqual({
    enrolled: false,
    sentence: expect.stringContaining('no link of a hub'),
  })
  await kiosk?.close()
})

it('runs on when its database cannot take an enrolment', async () => {
  const kiosk = await open()
  const file = new Database(join(folder, 'samvaro.sqlite'))
  file.exec('DROP TABLE device')
  file.close()
  const link = 'http://127.0.0.1:1/enrol/v1#CODECODE'
  expect(await kiosk?.enrol(link)).toEqual({ enrolled: false, sentence: expect.stringContaining('failed') })
  expect((await kiosk?.engine.fetch(new Request('http://127.0.0.1/health')))?.status).toBe(200)
  await kiosk?.close()
})
