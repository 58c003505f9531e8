import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './setup.mjs'

/** Longest time for the download of Electron's program, about 110 MB. */
const downloadMs = 90_000

/**
 * Finds Electron's program, or downloads it with the package's own installer, which checks its sum.
 * @returns its path, or why there is none, for people
 */
export async function bringElectron(): Promise<{ program: string } | { why: string }> {
  const folder = join(root, 'node_modules', 'electron')
  if (!existsSync(join(folder, 'path.txt'))) {
    console.log(`Fetching Electron's program (at most ${downloadMs / 1000} s; --browser goes without) …`)
    try {
      await promisify(execFile)(process.execPath, [join(folder, 'install.js')], { timeout: downloadMs })
    } catch (error) {
      return { why: `Electron's program could not be downloaded (${reasonOf(error)})` }
    }
  }
  const program = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
  return existsSync(program) ? { program } : { why: "Electron's program is missing after its installation" }
}

function reasonOf(error: unknown): string {
  const { killed, stderr = '' } = error as { killed?: boolean; stderr?: string }
  if (killed) return `it took more than ${downloadMs / 1000} s`
  return (
    stderr
      .trim()
      .split('\n')[0]
      ?.replace(/^\w*Error: /, '') || 'its installer failed'
  )
}
