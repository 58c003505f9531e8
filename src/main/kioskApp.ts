import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  IpcMain,
  Menu,
  Protocol,
  Session,
} from 'electron'
import type { Clock, Logger } from '../contract/clock.ts'
import { offerRelaunch } from './abilities/relaunch.ts'
import { freePath } from './freePath.ts'
import { lockContents, lockSession } from './lockdown.ts'
import { recoverPage } from './recovery.ts'
import { ownOrigin, type Serves, schemes, serveScheme } from './scheme.ts'
import { holdOpen, partition, windowOptions } from './window.ts'

/** The parts of Electron that the kiosk uses. */
export interface Shell {
  app: App
  openWindow(options: BrowserWindowConstructorOptions): BrowserWindow
  Menu: typeof Menu
  ipcMain: IpcMain
  protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>
  session: { fromPartition(partition: string): Session }
}

/** What it runs. */
export interface Kiosk {
  engine: Serves
  close(): Promise<void>
}

/**
 * Runs a kiosk in Electron. Returns at once, since Electron becomes ready only after its entry has been read to the end.
 * @param open opens the kiosk, or answers null when another process has its folder
 * @param path of the page, `/` or `/board`
 */
export function runInElectron(options: {
  shell: Shell
  open: () => Promise<Kiosk | null>
  path: string
  preload: string
  /** Whether there is such a file, so that none is written over. */
  exists: (path: string) => boolean
  clock: Clock
  log: Logger
}): void {
  const { shell, open, path, preload, exists, clock, log } = options
  const { app, Menu, ipcMain, protocol, session } = shell
  if (!app.requestSingleInstanceLock()) {
    log.warn('the kiosk already runs; this one ends')
    app.quit()
    return
  }
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged(schemes)
  const placeFor = (name: string) => freePath(app.getPath('downloads'), name, exists)
  app.on('session-created', (created) => lockSession(created, placeFor))
  app.on('web-contents-created', (_event, contents) => lockContents(contents))

  let quitting = false
  app.on('before-quit', () => {
    quitting = true
  })

  async function start() {
    Menu.setApplicationMenu(null)
    const kiosk = await open()
    if (!kiosk) {
      log.warn("another program has the kiosk's folder; this one ends")
      app.quit()
      return
    }
    closeBeforeTheEnd(app, kiosk, log)
    serveScheme(session.fromPartition(partition).protocol, kiosk.engine)
    offerRelaunch(ipcMain, app)
    const window = shell.openWindow(windowOptions(preload, app.isPackaged))
    holdOpen(window, () => quitting)
    app.on('second-instance', () => window.focus())
    const url = ownOrigin + path
    recoverPage({ contents: window.webContents, url, clock, log })
    // A failed load is told of by did-fail-load too, and tried again there.
    await window.loadURL(url).catch(() => {})
  }

  app
    .whenReady()
    .then(start)
    .catch((error: Error) => {
      log.error('the kiosk could not start', { error: String(error) })
      app.exit(1)
    })
}

/** Lets the engine finish what it is writing before Electron ends. */
function closeBeforeTheEnd(app: App, kiosk: Kiosk, log: Logger): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    kiosk
      .close()
      .catch((error: Error) => log.error('the kiosk did not close well', { error: String(error) }))
      .finally(() => {
        closed = true
        app.quit()
      })
  })
}
