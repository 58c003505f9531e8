import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { Clock } from '../contract/clock.ts'
import { chromiumFlags, chromiumPlaces, findChromium, hasDisplay, keepOpen } from './chromium.ts'

describe('findChromium', () => {
  it('takes the first of the names that stands on the path', () => {
    const there = new Set(['/usr/bin/google-chrome', '/snap/bin/chromium'])
    const env = { PATH: '/usr/bin:/snap/bin' }
    expect(findChromium('linux', env, (path) => there.has(path))).toBe('/snap/bin/chromium')
  })
  it('looks in the program folders of Windows', () => {
    const env = { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\k\\AppData\\Local' }
    expect(chromiumPlaces('win32', env)).toContain(
      'C:\\Users\\k\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
    )
    expect(chromiumPlaces('win32', env)).toContain(
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    )
  })
  it('takes the one that is named, or none', () => {
    const env = { SAMVARO_CHROMIUM: '/opt/own', PATH: '/usr/bin' }
    expect(findChromium('linux', env, () => true)).toBe('/opt/own')
    expect(findChromium('linux', env, (path) => path !== '/opt/own')).toBeNull()
  })
})

it.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['win32', {}, true],
  ['darwin', {}, true],
] as const)('a display on %s with %j: %s', (platform, env, shown) => {
  expect(hasDisplay(platform, env)).toBe(shown)
})

it('gives up the sandbox only as root', () => {
  expect(chromiumFlags('http://127.0.0.1:1/', '/p', false)).not.toContain('--no-sandbox')
  expect(chromiumFlags('http://127.0.0.1:1/', '/p', true)).toContain('--no-sandbox')
})

describe('keepOpen', () => {
  /** A clock whose timers run when the spec says so. */
  function handClock() {
    let mono = 0
    const waits: { ms: number; run: () => void }[] = []
    const clock: Clock = {
      wall: () => mono,
      mono: () => mono,
      bootId: 'spec',
      after(ms, run) {
        const wait = { ms, run }
        waits.push(wait)
        return () => waits.splice(waits.indexOf(wait), 1)
      },
    }
    return { clock, waits, pass: (ms: number) => (mono += ms) }
  }
  const taken = () => false
  const log = { info() {}, warn() {}, error() {} }
  const forEver = () => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])

  it('starts again what has died, later and later, and soon again when it had stood', async () => {
    const { clock, waits, pass } = handClock()
    const started: ReturnType<typeof spawn>[] = []
    const kept = keepOpen({
      start: () => started[started.push(forEver()) - 1] as ReturnType<typeof spawn>,
      taken,
      clock,
      log,
    })
    const seen: number[] = []
    for (const stoodMs of [0, 0, 0, 60_000]) {
      pass(stoodMs)
      const last = started.at(-1)
      last?.kill('SIGKILL')
      await expect.poll(() => waits.length).toBe(1)
      const [wait] = waits.splice(0)
      seen.push(wait?.ms ?? 0)
      wait?.run()
    }
    expect(seen).toEqual([1_000, 2_000, 4_000, 1_000])
    await kept.close()
    expect(started.at(-1)?.signalCode).toBe('SIGTERM')
  })

  it.each([
    ['not at once when it has handed its page over to another', true, 0, 30 * 60_000],
    ['soon when nobody else can have it', false, 0, 1_000],
    ['soon when it has failed', true, 1, 1_000],
  ])('starts again %s', async (_when, isTaken, code, ms) => {
    const { clock, waits } = handClock()
    const start = () => spawn(process.execPath, ['-e', `process.exit(${code})`])
    const kept = keepOpen({ start, taken: () => isTaken, clock, log })
    await expect.poll(() => waits.map((wait) => wait.ms)).toEqual([ms])
    await kept.close()
  })

  it('tries again when there is no such program, and closes while it waits', async () => {
    const { clock, waits } = handClock()
    const kept = keepOpen({ start: () => spawn('/no/such/browser'), taken, clock, log })
    await expect.poll(() => waits.length).toBe(1)
    await kept.close()
    expect(waits).toEqual([])
  })

  it('does not start again what it closed itself', async () => {
    const { clock, waits } = handClock()
    const child = forEver()
    const ended = once(child, 'exit')
    await keepOpen({ start: () => child, taken, clock, log }).close()
    await ended
    expect(waits).toEqual([])
  })
})
