import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'

/** The built main process, run in plain Node with a double in Electron's place: it shows that the bundle is whole, not that Electron runs it. */
it('opens its engine, answers its page over its own scheme, and closes when told', async () => {
  const root = join(import.meta.dirname, '..', '..')
  const data = mkdtempSync(join(tmpdir(), 'samvaro-main-'))
  const main = spawn(
    process.execPath,
    [
      '--import',
      join(import.meta.dirname, 'useDouble.ts'),
      join(root, 'out/main/index.js'),
      root,
      '--data',
      data,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(main, 'exit')
  try {
    const lines = createInterface({ input: main.stdout })[Symbol.asyncIterator]()
    const answers = JSON.parse((await lines.next()).value ?? 'null')
    expect(answers).toEqual({
      '/': [200, 'text/html; charset=utf-8'],
      '/health': [200, 'application/json'],
      '/no/such.js': [404, 'text/plain'],
      'app://elsewhere/': [403, null],
    })
    main.kill('SIGTERM')
    // Windows has no signal that a process could answer.
    if (process.platform !== 'win32') expect(await ended).toEqual([0, null])
  } finally {
    main.kill('SIGKILL')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
})
