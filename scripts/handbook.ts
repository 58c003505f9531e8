// `npm run handbook`: takes the pictures of docs/handbok.md anew and puts it, and docs/varden.md, on paper in dist/handbok.
import { join } from 'node:path'
import { bringChromium } from './chromium.ts'
import { runProgram } from './runProgram.mjs'
import { root } from './setup.mjs'

const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
const config = join('tests', 'handbook', 'playwright.config.ts')
const env = { ...process.env, SAMVARO_CHROMIUM: await bringChromium() }
const args = [playwright, 'test', '--config', config, ...process.argv.slice(2)]
process.exitCode = await runProgram(process.execPath, args, { cwd: root, env })
