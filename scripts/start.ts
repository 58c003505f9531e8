// `npm start`: the kiosk, in Electron where that can run, else in the browser host.
import { join } from 'node:path'
import { hasDisplay } from '../src/browser/chromium.ts'
import { build } from './builds.ts'
import { bringElectron } from './electron.ts'
import { runProgram } from './runProgram.mjs'
import { root } from './setup.mjs'

const args = process.argv.slice(2).filter((arg) => arg !== '--browser')

async function chooseElectron(): Promise<{ program: string } | { why: string }> {
  if (process.argv.includes('--browser') || process.env.SAMVARO_HOST === 'browser') {
    return { why: 'the browser host was asked for' }
  }
  if (args.includes('--no-window')) return { why: 'no window was asked for, and Electron always has one' }
  if (!hasDisplay(process.platform, process.env))
    return { why: 'there is no display, and Electron needs one' }
  return bringElectron()
}

async function start(): Promise<number> {
  await build('page')
  const electron = await chooseElectron()
  if ('program' in electron) {
    await build('electron')
    console.log(`Running in Electron (${electron.program}).`)
    // Electron's sandbox, like Chromium's, does not start as root.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    return runProgram(electron.program, [...asRoot, root, ...args], { cwd: root, env: process.env })
  }
  console.log(`Running in the browser host: ${electron.why}.`)
  return runProgram(process.execPath, [join(root, 'src/browser/main.ts'), ...args], {
    cwd: root,
    env: process.env,
  })
}

process.exitCode = await start().catch((error: Error) => {
  console.error(error.message)
  return 1
})
