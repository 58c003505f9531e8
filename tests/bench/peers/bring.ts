import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = import.meta.dirname

/**
 * Fetches the peers' packages, exactly those of their lock file, unless they are here. None of their install scripts runs: what is native in them comes built.
 * @returns whether they are here; it says so when they are not
 */
export function bringPeers(): boolean {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex')
  const stamp = join(folder, 'node_modules', '.samvaro-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return true
  console.error('Fetching the peers PouchDB and Actual, 190 MB (npm ci in tests/bench/peers) …')
  const { status } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  )
  if (status === 0) {
    writeFileSync(stamp, lock)
    return true
  }
  console.error(
    '\n*** The peers could not be fetched: PouchDB and Actual are NOT measured, and their rows are missing. Is there a network? ***\n',
  )
  return false
}
