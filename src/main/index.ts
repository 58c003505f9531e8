import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, ipcMain, Menu, protocol, session } from 'electron'
import { readFlags } from '../kiosk/host/flags.ts'
import { openKiosk } from '../kiosk/host/openKiosk.ts'
import { consoleLogger, systemClock } from '../kiosk/index.ts'
import { runInElectron } from './kioskApp.ts'

// The entry of the Electron host: the only place in it that reads arguments and paths.
const clock = systemClock()
const log = consoleLogger()
const root = app.getAppPath()
const resources = app.isPackaged ? process.resourcesPath : join(root, 'resources')

const flags = readFlags(process.argv.slice(app.isPackaged ? 1 : 2), {
  data: app.isPackaged ? join(app.getPath('userData'), 'kiosk') : join(root, 'data', 'kiosk'),
  // Chromium and Electron have flags of their own on the same line.
  ignoreOthers: true,
})

if (typeof flags === 'string') {
  log.error(flags)
  app.exit(2)
} else {
  runInElectron({
    shell: { app, openWindow: (options) => new BrowserWindow(options), Menu, ipcMain, protocol, session },
    open: async () => {
      const kiosk = await openKiosk({
        folder: flags.data,
        pages: join(root, 'out', 'renderer'),
        example: join(resources, 'example-venue.json'),
        version: app.getVersion(),
        panel: flags.panel,
        clock,
        log,
      })
      const { enrol } = flags
      // Not waited for: a kiosk needs no hub.
      if (enrol) kiosk?.enrol(enrol).then(({ sentence }) => log.info(sentence))
      return kiosk
    },
    path: flags.board ? '/board' : '/',
    preload: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
    exists: existsSync,
    clock,
    log,
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
}
