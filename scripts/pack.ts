// `npm run pack`: builds, then packs for this machine's system; what follows `--` goes to electron-builder (`npm run pack -- --dir`).
import { join } from 'node:path'
import { build } from './builds.ts'
import { runProgram } from './runProgram.mjs'
import { root } from './setup.mjs'

try {
  await build('page')
  await build('electron')
  const builder = join(root, 'node_modules/electron-builder/cli.js')
  const args = [builder, '--publish', 'never', ...process.argv.slice(2)]
  process.exitCode = await runProgram(process.execPath, args, { cwd: root, env: process.env })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
