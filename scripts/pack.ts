// `npm run pack`: builds, then packs for this machine's system; what follows `--` goes to electron-builder (`npm run pack -- --dir`).
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from './builds.ts'
import { homepageOf } from './homepage.ts'
import { runProgram } from './runProgram.mjs'
import { root } from './setup.mjs'

const homepageOption = '-c.extraMetadata.homepage='

/** electron-builder makes no deb without a homepage, and finds only GitHub's by itself: the remote of this clone is one. */
function homepage(given: readonly string[]): string[] {
  if (given.some((arg) => arg.startsWith(homepageOption))) return []
  const { stdout } = spawnSync('git', ['remote', 'get-url', 'origin'], { cwd: root, encoding: 'utf8' })
  const page = homepageOf(stdout ?? '')
  if (page === null) {
    console.log(
      `This clone has no remote with a web page; a deb needs one: npm run pack -- ${homepageOption}URL`,
    )
  }
  return page === null ? [] : [homepageOption + page]
}

try {
  await build('page')
  await build('electron')
  const builder = join(root, 'node_modules/electron-builder/cli.js')
  const given = process.argv.slice(2)
  const args = [builder, '--publish', 'never', ...homepage(given), ...given]
  process.exitCode = await runProgram(process.execPath, args, { cwd: root, env: process.env })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
