import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'

/** The page's session: in memory only, so that nothing of one visitor is left on disk. */
export const partition = 'kiosk'

/**
 * How the kiosk's window is made. `kiosk` is only full-screen on Windows and Linux: what keeps a person in is the operating system.
 * @param preload path of the built preload
 * @param packaged false in a checkout, where the developer tools can be opened
 */
export function windowOptions(preload: string, packaged: boolean): BrowserWindowConstructorOptions {
  return {
    kiosk: true,
    autoHideMenuBar: true,
    // The paper of visual.md, so that nothing flashes before the page is painted.
    backgroundColor: '#FAF6EE',
    webPreferences: {
      preload,
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !packaged,
      // The clock goes on and the live stream is read although another window lies above.
      backgroundThrottling: false,
    },
  }
}

/**
 * Keeps a window open until the app itself ends, whoever presses Alt + F4.
 * @param isQuitting whether the app is on its way out
 */
export function holdOpen(window: Pick<BrowserWindow, 'on'>, isQuitting: () => boolean): void {
  window.on('close', (event) => {
    if (!isQuitting()) event.preventDefault()
  })
}
