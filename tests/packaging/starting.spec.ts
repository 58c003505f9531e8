import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, it } from 'vitest'

/** The programs as people start them: processes of their own, on the built page. */
const root = join(import.meta.dirname, '..', '..')
const started: ChildProcess[] = []

afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    // In order, so that a failed test leaves no PostgreSQL behind; a test that failed so badly that this hangs is ended by vitest.
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
})

function start(script: string, ...args: string[]) {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, SAMVARO_TOKEN: 'token-of-the-test' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  /** Reads on to the first line that fits. */
  async function lineWith(pattern: RegExp): Promise<string> {
    for (;;) {
      const { value, done } = await lines.next()
      if (done) throw new Error(`It ended without a line as ${pattern}`)
      if (pattern.test(value)) return value
    }
  }
  return { child, lineWith, ended: once(child, 'exit') }
}

it('the browser host prints its address, keeps others off its data, and ends when told', async () => {
  const data = mkdtempSync(join(tmpdir(), 'samvaro-starting-'))
  const args = ['--data', data, '--port', '0', '--no-window']
  const first = start('src/browser/main.ts', ...args)
  const address = (await first.lineWith(/^Address/)).replace(/^Address\s+/, '')
  await first.lineWith(/Ctrl-C/)
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\?t=token-of-the-test$/)
  expect((await fetch(new URL('/health', address))).status).toBe(200)

  const second = start('src/browser/main.ts', ...args)
  expect(await second.lineWith(/already runs/)).toContain(data)
  expect((await second.ended)[0]).toBe(3)

  first.child.kill('SIGTERM')
  // Windows has no signal that a process could answer.
  if (process.platform !== 'win32') expect(await first.ended).toEqual([0, null])
  else await first.ended
  rmSync(data, { recursive: true })
})

it.skipIf(process.platform === 'win32')(
  'the demo shows a hub and three screens, and leaves nothing behind',
  async () => {
    const demo = start('scripts/demo.ts', '--json')
    const folder = JSON.parse(await demo.lineWith(/"folder"/)).address
    const hub = JSON.parse(await demo.lineWith(/"hub"/)).address
    expect((await fetch(new URL('/health', hub))).status).toBe(200)
    const screens: string[] = []
    while (screens.length < 3) screens.push(JSON.parse(await demo.lineWith(/"screen"/)).address)
    for (const address of screens) {
      const entrance = await fetch(address, { redirect: 'manual' })
      const cookie = entrance.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      const status = await fetch(new URL('/rpc/syncStatus', address), { method: 'POST', headers: { cookie } })
      expect(await status.json()).toMatchObject({ json: { enrolled: true, quarantined: 0 } })
    }
    demo.child.kill('SIGINT')
    await demo.ended
    expect(existsSync(folder)).toBe(false)
  },
)
