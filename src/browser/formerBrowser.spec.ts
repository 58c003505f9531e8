import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { browserOn, endFormerBrowser } from './formerBrowser.ts'

let profile = ''
const running: ChildProcess[] = []
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'samvaro-profile-'))
})
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  rmSync(profile, { recursive: true })
})

/** A process that was started as a browser is. */
async function browser(folder: string): Promise<ChildProcess> {
  const script = 'console.log("on"); setInterval(() => {}, 1000)'
  const child = spawn(process.execPath, ['-e', script, '--', '--kiosk', `--user-data-dir=${folder}`])
  running.push(child)
  await once(child.stdout, 'data')
  return child
}

const lockedBy = (pid: number | undefined, host = hostname()) =>
  symlinkSync(`${host}-${pid}`, join(profile, 'SingletonLock'))

describe.runIf(process.platform === 'linux')('a browser that has outlived its host', () => {
  it('is ended', async () => {
    const child = await browser(profile)
    lockedBy(child.pid)
    expect(browserOn(profile)).toBe(child.pid)
    const ended = once(child, 'exit')
    expect(endFormerBrowser(profile)).toBe(child.pid)
    expect(await ended).toEqual([null, 'SIGKILL'])
    expect(endFormerBrowser(profile)).toBeNull()
  })

  it('is not mistaken for a process that has its number now, or one of another machine', async () => {
    const child = await browser(`${profile}-other`)
    lockedBy(child.pid)
    expect(endFormerBrowser(profile)).toBeNull()
    rmSync(join(profile, 'SingletonLock'))
    lockedBy((await browser(profile)).pid, 'elsewhere')
    expect(endFormerBrowser(profile)).toBeNull()
    expect(running.map(({ signalCode }) => signalCode)).toEqual([null, null])
  })

  it('is not there in a new profile', () => {
    expect(endFormerBrowser(profile)).toBeNull()
  })
})
