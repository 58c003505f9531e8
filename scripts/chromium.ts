import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from '../src/browser/chromium.ts'
import { runProgram } from './runProgram.mjs'
import { root } from './setup.mjs'

/**
 * Finds a Chromium for the tests, or brings one: the distribution's own when root on Debian, else Playwright's.
 * @returns its path
 * @throws with a sentence for people when there is none to be had
 */
export async function bringChromium(): Promise<string> {
  const found = look()
  if (found) return found
  console.log('Fetching Chromium …')
  for (const [program, ...args] of process.getuid?.() === 0 && isDebian() ? fromDebian : fromPlaywright) {
    const status = await runProgram(program, args, { cwd: root, env: process.env })
    if (status !== 0)
      throw new Error('Chromium could not be fetched. Install it, or name it in SAMVARO_CHROMIUM.')
  }
  const brought = look()
  if (!brought) throw new Error('Chromium was fetched but is not to be found. Name it in SAMVARO_CHROMIUM.')
  return brought
}

const fromDebian: [string, ...string[]][] = [
  ['apt-get', 'update', '-q'],
  ['apt-get', 'install', '-q', '-y', '--no-install-recommends', 'chromium'],
]

const fromPlaywright: [string, ...string[]][] = [
  [process.execPath, join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'],
]

function look(): string | null {
  const own = chromium.executablePath()
  return findChromium(process.platform, process.env, existsSync) ?? (existsSync(own) ? own : null)
}

function isDebian(): boolean {
  return existsSync('/etc/debian_version') && readFileSync('/etc/os-release', 'utf8').includes('debian')
}
