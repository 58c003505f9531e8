import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
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
let mounted: string | null = null
afterEach(() => {
  if (mounted !== null) execFileSync('umount', ['-l', mounted])
  mounted = null
  rmSync(join(folder, '../..'), { recursive: true })
})

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

/** A disk of 2 MB with nothing left on it; null where this process may not mount one. */
function fullDisk(before: (folder: string) => void): string | null {
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  mounted = folder
  before(folder)
  const filler = openSync(join(folder, 'filler'), 'w')
  try {
    for (;;) writeSync(filler, Buffer.alloc(4096))
  } catch {
    closeSync(filler)
  }
  return folder
}

it.each([
  ['new', () => {}],
  [
    'used before',
    (disk: string) => {
      const file = new Database(join(disk, 'samvaro.sqlite'))
      file.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (x)')
      file.close()
      new Database(join(disk, 'in-use.lock')).close()
    },
  ],
] as const)('says that the disk is full when its folder there is %s', async (_name, before) => {
  if (fullDisk(before) === null) {
    console.warn('NOT TESTED: a full disk at start. It takes a right to mount (root on Linux).')
    return
  }
  const kiosk = await open()
  const page = await kiosk?.engine.fetch(new Request('http://127.0.0.1/'))
  expect(page?.status).toBe(503)
  expect(await page?.text()).toContain('Disken är full')
  await kiosk?.close()
})

it('says on the screen that a disk refuses, whatever it is that it says', async () => {
  mkdirSync(join(folder, '..'), { recursive: true })
  writeFileSync(folder, 'a file where the folder should be')
  const kiosk = await open()
  const page = await kiosk?.engine.fetch(new Request('http://127.0.0.1/'))
  expect(page?.status).toBe(503)
  expect(await page?.text()).toContain('går inte att öppna (EEXIST)')
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
