// `npm run gallery`: walks through every screen and leaves its pictures in `gallery/`, for people to look at.
import { join } from 'node:path'
import { bringChromium } from './chromium.ts'
import { runProgram } from './runProgram.mjs'
import { root } from './setup.mjs'

const env = { ...process.env, SAMVARO_CHROMIUM: await bringChromium(), SAMVARO_GALLERY: '1' }
const playwright = join(root, 'node_modules/@playwright/test/cli.js')
const walks = ['test', 'gallery.spec', ...process.argv.slice(2)]
process.exitCode = await runProgram(process.execPath, [playwright, ...walks], { cwd: root, env })
