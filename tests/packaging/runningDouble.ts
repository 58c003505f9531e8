import type { App, BrowserWindowConstructorOptions, WebContents } from 'electron'
import { electronDouble } from '../../src/main/electronDouble.ts'

/**
 * Stands in for Electron under the built main process. It becomes ready by itself, and when the page is to be loaded it asks the
 * scheme for some addresses and prints what was answered, as one line of JSON.
 */
const double = electronDouble()
const asked = ['/', '/health', '/no/such.js', 'app://elsewhere/']

async function askAll(origin: string) {
  const answers: Record<string, [number | undefined, string | null | undefined]> = {}
  for (const address of asked) {
    const url = address.startsWith('/') ? origin + address : address
    const response = await double.asked.scheme(new Request(url))
    answers[address] = [response?.status, response?.headers.get('content-type')]
    await response?.body?.cancel()
  }
  console.log(JSON.stringify(answers))
}

const running: Partial<App> = {
  isPackaged: false,
  getAppPath: () => process.argv[2] ?? '',
  getVersion: () => '0.0.0',
  quit() {
    app.emit('before-quit')
    if (!double.asked.event(app, 'will-quit').defaultPrevented) process.exit(0)
  },
  exit: (code) => process.exit(code),
}
export const app: App = Object.assign(double.app, running)
export const { ipcMain, Menu, protocol, session } = double.shell

const page: Partial<WebContents> = { loadURL: (url) => askAll(new URL(url).href.replace(/\/$/, '')) }
Object.assign(double.contents, page)

export const BrowserWindow = new Proxy(class {}, {
  construct: (_class, [options]: [BrowserWindowConstructorOptions]) => double.shell.openWindow(options),
})

// Electron is ready once its entry has been read; until then this keeps the process.
setImmediate(double.ready)
setInterval(() => {}, 1_000)
