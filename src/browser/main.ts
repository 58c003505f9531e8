import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Logger } from '../contract/clock.ts'
import { type Flags, readFlags, usage } from '../kiosk/host/flags.ts'
import { type OpenKiosk, openKiosk } from '../kiosk/host/openKiosk.ts'
import { consoleLogger, systemClock } from '../kiosk/index.ts'
import { chromiumFlags, findChromium, hasDisplay, keepOpen } from './chromium.ts'
import { browserOn, endFormerBrowser } from './formerBrowser.ts'
import { type BrowserHost, newToken, startBrowserHost } from './host.ts'
import { prepareProfile } from './profile.ts'

// The entry of the browser host: the only place in it that reads arguments and the environment.
const { env, platform } = process
const root = join(import.meta.dirname, '..', '..')
const clock = systemClock()
const log = consoleLogger()

const flags = readFlags(process.argv.slice(2), { data: join(root, 'data', 'kiosk') })
process.exitCode = typeof flags === 'string' ? say(`${flags}\n\n${usage}`, 2) : await run(flags)

/** @returns the exit code, at once when the kiosk runs: its server keeps the process alive */
async function run({ data, panel, port, board, window, enrol }: Flags): Promise<number> {
  const folder = resolve(data)
  const kiosk = await openKiosk({
    folder,
    pages: join(root, 'out', 'renderer'),
    example: join(root, 'resources', 'example-venue.json'),
    version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
    panel,
    clock,
    log,
  })
  if (!kiosk)
    return say(`Samvaro already runs with the data in ${folder}. Another kiosk needs its own: --data DIR`, 3)

  // A supervisor that starts the host again can hand over the same token, so that an open page stays in.
  const token = env.SAMVARO_TOKEN ?? newToken()
  const host = await startOnFreePort(kiosk, port, token, log)
  const address = host.entrance(board ? '/board' : '/')
  const program = window && hasDisplay(platform, env) ? findChromium(platform, env, existsSync) : null
  say(`
Address  ${address}
Board    ${host.entrance('/board')}
Data     ${folder}
Window   ${program ? `full-screen in ${program}` : `none (${whyNoWindow(window)}); open the address in a browser on this machine`}
Hub      ${enrol ? 'being enrolled …' : `to enrol: npm run enrol -- 'LINK' --data '${folder}', with the link that the hub gives`}
Ctrl-C ends it.`)

  const browser = program ? showIn(program, address, join(folder, 'browser')) : null
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await browser?.close()
      await host.close()
      await kiosk.close()
    })
  }
  // After the screen is up: a kiosk needs no hub.
  if (enrol) say((await kiosk.enrol(enrol)).sentence)
  return 0
}

/** The port asked for, or the next of twenty that is free. */
async function startOnFreePort(
  kiosk: OpenKiosk,
  first: number,
  token: string,
  log: Logger,
): Promise<BrowserHost> {
  for (let port = first; ; port++) {
    try {
      return await startBrowserHost({ engine: kiosk.engine, port, token, log })
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!taken || port === first + 19) throw error
    }
  }
}

function showIn(program: string, address: string, profile: string) {
  const args = chromiumFlags(address, profile, process.getuid?.() === 0)
  const start = () => {
    const former = endFormerBrowser(profile)
    if (former !== null) log.warn('a browser that had outlived its host was ended', { pid: former })
    try {
      prepareProfile(profile)
    } catch (error) {
      // A full disk: better a browser that may offer to translate than none, and no engine with it.
      log.warn('the browser starts without its preferences', { error: String(error) })
    }
    return spawn(program, args, { stdio: 'ignore' })
  }
  // Elsewhere than on Linux nothing tells, so that one that ends well at once is taken to have handed the page over.
  const taken = () => platform !== 'linux' || browserOn(profile) !== null
  return keepOpen({ start, taken, clock, log })
}

function whyNoWindow(wanted: boolean): string {
  if (!wanted) return 'not asked for'
  return hasDisplay(platform, env) ? 'no Chromium, Chrome or Edge was found' : 'there is no display'
}

/** For people, on standard output; the log is on standard error. */
function say(text: string, exitCode = 0): number {
  console.log(text)
  return exitCode
}
