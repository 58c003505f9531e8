import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from './store/testing.ts'
import { consoleLogger, filesFrom, newId, systemClock } from './system.ts'

describe('filesFrom', () => {
  function site() {
    const around = temporaryFolder()
    const folder = join(around, 'page')
    mkdirSync(join(folder, 'assets'), { recursive: true })
    writeFileSync(join(folder, 'index.html'), 'page')
    writeFileSync(join(folder, 'assets', 'main-1.js'), 'run()')
    writeFileSync(join(folder, '.env.json'), 'secret')
    writeFileSync(join(around, 'secret.json'), 'secret')
    mkdirSync(join(around, 'page-other'))
    writeFileSync(join(around, 'page-other', 'secret.json'), 'secret')
    return { around, folder, files: filesFrom(folder) }
  }

  it('gives what is in the folder, with its type', async () => {
    const { files } = site()
    expect(await files('/index.html')).toEqual({
      body: Buffer.from('page'),
      type: 'text/html; charset=utf-8',
    })
    expect(await files('/assets/main-1.js')).toMatchObject({ type: 'text/javascript; charset=utf-8' })
  })

  it.each([
    '/gone.html',
    '/assets',
    '/index.html/x.js',
    '/../secret.json',
    '/assets/../../secret.json',
    '/../page-other/secret.json',
    '/./../secret.json',
    '/.env.json',
    '/index.html\0.json',
    '/index.exe',
    '',
  ])('gives nothing for %j', async (path) => {
    expect(await site().files(path)).toBeNull()
  })

  it('never gives what lies above, whatever is asked', async () => {
    const { files } = site()
    const part = fc.constantFrom('..', '.', '/', '//', '\\', 'page-other', 'secret.json', '%2e%2e', '\0')
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        const found = await files(`/${parts.join('/')}`)
        expect(found === null ? '' : Buffer.from(found.body).toString()).not.toContain('secret')
      }),
    )
  })

  it('reads the folder anew, so that a page that is built later is shown', async () => {
    const { folder, around } = site()
    const files = filesFrom(join(around, 'later'))
    expect(await files('/index.html')).toBeNull()
    symlinkSync(folder, join(around, 'later'))
    expect(await files('/index.html')).not.toBeNull()
  })
})

it('has a clock whose monotonic time never goes back and whose timers can be called off', async () => {
  const clock = systemClock()
  const moments = Array.from({ length: 100 }, () => clock.mono())
  expect(moments.toSorted((a, b) => a - b)).toEqual(moments)
  expect(Number.isInteger(clock.mono())).toBe(true)
  expect(clock.bootId).toBe(systemClock().bootId)
  const run: string[] = []
  clock.after(1, () => run.push('called off'))()
  await new Promise<void>((resolve) => void clock.after(20, resolve))
  expect(run).toEqual([])
})

it('makes ids of version 7, which carry their month', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(newId()).not.toBe(newId())
})

it('logs one line of JSON a message', () => {
  const lines: string[] = []
  consoleLogger((line) => lines.push(line)).warn('two\nlines', { count: 2 })
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toContain('\n')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', message: 'two\nlines', count: 2 })
})
