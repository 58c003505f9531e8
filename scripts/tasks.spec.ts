import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runProgram } from './runProgram.mjs'
import { root } from './setup.mjs'
import { tasks } from './tasks.mjs'

it.each(Object.entries(tasks))('the task %s is made of files that Node runs', (_name, commands) => {
  for (const [file = ''] of commands) expect(existsSync(join(root, file)), file).toBe(true)
})

it('hands each argument over as one, on Windows too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samvaro-run-'))
  const { platform } = process
  onTestFinished(() => {
    Object.defineProperty(process, 'platform', { value: platform })
    rmSync(folder, { recursive: true })
  })
  const node = join(folder, 'node')
  symlinkSync(process.execPath, node)
  const out = join(folder, 'arguments')
  const script = 'fs.writeFileSync(process.argv[1], JSON.stringify(process.argv.slice(2)))'
  const args = ['--venue', 'Mötesplatsen Björken', '"&"']
  Object.defineProperty(process, 'platform', { value: 'win32' })
  const status = await runProgram(node, ['-e', script, '--', out, ...args], { cwd: folder, env: process.env })
  expect(status).toBe(0)
  expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(args)
})
