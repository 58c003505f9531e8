import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { posix, win32 } from 'node:path'
import type { Clock, Logger } from '../contract/clock.ts'

/** The parts of an environment that decide which browser is found and whether it can be shown. */
export type BrowserEnv = Readonly<Record<string, string | undefined>>

const onLinux = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const onMac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const onWindows = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/** Where a Chromium, Chrome or Edge may be, likeliest first. `SAMVARO_CHROMIUM` names one and is then the only one. */
export function chromiumPlaces(platform: NodeJS.Platform, env: BrowserEnv): string[] {
  if (env.SAMVARO_CHROMIUM) return [env.SAMVARO_CHROMIUM]
  if (platform === 'darwin') return onMac
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    )
    return onWindows.flatMap((path) => roots.map((root) => win32.join(root, path)))
  }
  const folders = (env.PATH ?? '').split(':').filter((folder) => folder !== '')
  return onLinux.flatMap((name) => folders.map((folder) => posix.join(folder, name)))
}

/** The first browser that is there, or null. */
export function findChromium(
  platform: NodeJS.Platform,
  env: BrowserEnv,
  exists: (path: string) => boolean,
): string | null {
  return chromiumPlaces(platform, env).find(exists) ?? null
}

/** Whether a window can be shown at all. */
export function hasDisplay(platform: NodeJS.Platform, env: BrowserEnv): boolean {
  return platform === 'win32' || platform === 'darwin' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/**
 * The command line of a browser that shows one page, full-screen, and asks nothing of anybody.
 * `--kiosk` is only full-screen: what keeps a person in is the operating system (architecture.md).
 * @param address opened as an app, so that there are no tabs even if full-screen is left
 * @param profile folder of its own: nobody's bookmarks, extensions or passwords
 * @param asRoot Chromium's sandbox does not start as root; nowhere else is it given up
 */
export function chromiumFlags(address: string, profile: string, asRoot: boolean): string[] {
  return [
    '--kiosk',
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--noerrdialogs',
    '--hide-crash-restore-bubble',
    '--disable-session-crashed-bubble',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-domain-reliability',
    '--disable-breakpad',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-notifications',
    '--disable-save-password-bubble',
    '--disable-pinch',
    '--overscroll-history-navigation=0',
    // A kiosk's keyring may be locked, and there is nothing to keep in it.
    '--password-store=basic',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,TouchpadOverscrollHistoryNavigation',
    ...(asRoot ? ['--no-sandbox', '--test-type'] : []),
  ]
}

/** Back-off of a browser that dies: 1 s, doubled up to 30 s, and 1 s again once it has stood for a minute. */
const backOff = { firstMs: 1_000, mostMs: 30_000, stoodMs: 60_000 }
/**
 * One that ends well within so short a time has handed its address over to a browser on the same profile, which shows it now. Each new
 * try would open one more window over the visitor, so that the next is far off.
 */
const handOver = { withinMs: 15_000, againMs: 30 * 60_000 }

/**
 * Starts a browser and starts it again whenever it ends, until closed.
 * @param start begins one process
 * @param taken whether another browser may have the profile
 */
export function keepOpen(options: {
  start: () => ChildProcess
  taken: () => boolean
  clock: Clock
  log: Logger
}): { close(): Promise<void> } {
  const { start, taken, clock, log } = options
  let wait = backOff.firstMs
  let closed = false
  let cancel = () => {}
  let child = open()

  function open(): ChildProcess {
    const began = clock.mono()
    const started = start()
    let over = false
    const again = (inMs: number) => {
      cancel = clock.after(inMs, () => {
        child = open()
      })
    }
    const onEnd = (why: string, code: number | null = null) => {
      if (over || closed) return
      over = true
      if (code === 0 && clock.mono() - began < handOver.withinMs && taken()) {
        log.error('a browser that was there already has taken the page over; nothing watches it', {
          againInMs: handOver.againMs,
        })
        return again(handOver.againMs)
      }
      if (clock.mono() - began >= backOff.stoodMs) wait = backOff.firstMs
      log.warn('the browser ended; starting it again', { why, inMs: wait })
      again(wait)
      wait = Math.min(wait * 2, backOff.mostMs)
    }
    started.once('error', (error) => onEnd(error.message))
    started.once('exit', (code, signal) => onEnd(signal ?? `exit code ${code}`, code))
    return started
  }

  return {
    async close() {
      closed = true
      cancel()
      if (isRunning(child)) {
        child.kill()
        await once(child, 'exit')
      }
    },
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null
}
