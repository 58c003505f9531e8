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

/** A program that ends badly within this time has not started: on some systems, say, its sandbox is not allowed to. */
const startMs = 15_000
/** What a host ends with on purpose: all is well, wrong options, the folder is taken. */
const meantExits = [0, 2, 3]

async function runElectron(program: string): Promise<number | { why: string }> {
  await build('electron')
  console.log(`Running in Electron (${program}).`)
  // Electron's sandbox, like Chromium's, does not start as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (asked = true))
  const began = performance.now()
  const code = await runProgram(program, [...asRoot, root, ...args], { cwd: root, env: process.env })
  if (asked || meantExits.includes(code) || performance.now() - began > startMs) return code
  return { why: `Electron ended at its start with code ${code}` }
}

async function start(): Promise<number> {
  await build('page')
  const electron = await chooseElectron()
  const ended = 'program' in electron ? await runElectron(electron.program) : electron
  if (typeof ended === 'number') return ended
  console.log(`Running in the browser host: ${ended.why}.`)
  return runProgram(process.execPath, [join(root, 'src/browser/main.ts'), ...args], {
    cwd: root,
    env: process.env,
  })
}

process.exitCode = await start().catch((error: Error) => {
  console.error(error.message)
  return 1
})
