import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram } from './runProgram.mjs'
import { root } from './setup.mjs'

/** What can be built: the page for every host, and Electron's main process and preload. */
const builds = {
  page: {
    command: ['node_modules/vite/bin/vite.js', 'build'],
    result: 'out/renderer/index.html',
    sources: ['src/{renderer,contract,domain}/**', 'vite.config.ts', 'package-lock.json'],
  },
  electron: {
    command: ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--ignoreConfigWarning'],
    result: 'out/main/index.js',
    sources: ['src/{main,preload,kiosk,contract,domain}/**', 'electron.vite.config.ts', 'package-lock.json'],
  },
} as const

/**
 * Builds one part into `out/`, unless its sources are the ones it was last built from.
 * @throws when the build fails; what failed has been printed
 */
export async function build(part: keyof typeof builds): Promise<void> {
  const { command, result, sources } = builds[part]
  const stamp = join(root, 'out', `${part}.built`)
  const now = digest(sources)
  if (existsSync(join(root, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  console.log(`Building the ${part} …`)
  const status = await runProgram(process.execPath, [...command], { cwd: root, env: process.env })
  if (status !== 0) throw new Error(`The ${part} could not be built.`)
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(stamp, now)
}

function digest(sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of globSync([...sources], { cwd: root }).sort()) {
    const file = join(root, path)
    if (statSync(file).isFile()) hash.update(`${path}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}
