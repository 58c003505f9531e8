import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from '../src/browser/chromium.ts'
import { runProgram } from './runProgram.mjs'
import { root } from './setup.mjs'

/**
 * The Chromium that the tests run in: the one that `SAMVARO_CHROMIUM` names, else Chromium without its window (the distribution's
 * "headless shell": the same engine, and nothing drawn around the page, which takes two fifths off the time), else any that a venue could
 * use, else Playwright's own.
 * @returns its path, or null where there is none
 */
export function lookForChromium(): string | null {
  const own = chromium.executablePath()
  return shell() ?? findChromium(process.platform, process.env, existsSync) ?? (existsSync(own) ? own : null)
}

/**
 * Finds a Chromium for the tests, or brings one: the distribution's own when root on Debian, else Playwright's.
 * @returns its path
 * @throws with a sentence for people when there is none to be had
 */
export async function bringChromium(): Promise<string> {
  const isOurs = process.getuid?.() === 0 && isDebian()
  const wanted = isOurs && !process.env.SAMVARO_CHROMIUM ? shell() : lookForChromium()
  if (wanted) return wanted
  console.log('Fetching Chromium …')
  for (const [program, ...args] of isOurs ? fromDebian : fromPlaywright) {
    if ((await runProgram(program, args, { cwd: root, env: process.env })) !== 0) break
  }
  const brought = lookForChromium()
  if (!brought) throw new Error('Chromium could not be fetched. Install it, or name it in SAMVARO_CHROMIUM.')
  return brought
}

const fromDebian: [string, ...string[]][] = [
  ['apt-get', 'update', '-q'],
  ['apt-get', 'install', '-q', '-y', '--no-install-recommends', 'chromium-headless-shell'],
]

const fromPlaywright: [string, ...string[]][] = [
  [process.execPath, posix.join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'],
]

function shell(): string | null {
  if (process.env.SAMVARO_CHROMIUM) return null
  const folders = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '')
  return folders.map((folder) => posix.join(folder, 'chromium-headless-shell')).find(existsSync) ?? null
}

function isDebian(): boolean {
  return existsSync('/etc/debian_version') && readFileSync('/etc/os-release', 'utf8').includes('debian')
}
