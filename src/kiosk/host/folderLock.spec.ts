import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockFolder } from './folderLock.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samvaro-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('gives a folder to one at a time', () => {
  const release = lockFolder(folder)
  expect(release).not.toBeNull()
  expect(lockFolder(folder)).toBeNull()
  release?.()
  const again = lockFolder(folder)
  expect(again).not.toBeNull()
  again?.()
})

it('is free again when a process that had it was killed', async () => {
  const module = JSON.stringify(import.meta.resolve('./folderLock.ts'))
  const script = `const { lockFolder } = await import(${module})
    const release = lockFolder(process.argv[1])
    console.log(release ? 'locked' : 'refused')
    process.stdin.resume().once('end', release)`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  expect(String((await once(holder.stdout, 'data'))[0])).toBe('locked\n')
  expect(lockFolder(folder)).toBeNull()
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const release = lockFolder(folder)
  expect(release).not.toBeNull()
  release?.()
})
