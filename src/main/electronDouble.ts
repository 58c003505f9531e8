import { EventEmitter } from 'node:events'
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  IpcMain,
  Menu,
  Protocol,
  Session,
  WebContents,
} from 'electron'
import type { Shell } from './kioskApp.ts'

/** For specs: a handler that was given to Electron, kept to be asked. */
type Kept<F> = F | null

/**
 * For specs: a double of the parts of Electron that the kiosk uses, typed against Electron's own types. It keeps what it is given and
 * does nothing by itself; `asked` puts to it what Electron would.
 */
export function electronDouble({ firstInstance = true } = {}) {
  const calls: string[] = []
  let onRequest: Kept<Parameters<Session['webRequest']['onBeforeRequest']>[0]> = null
  let onPermission: Parameters<Session['setPermissionRequestHandler']>[0] = null
  let onCheck: Parameters<Session['setPermissionCheckHandler']>[0] = null
  let onDevice: Parameters<Session['setDevicePermissionHandler']>[0] = null
  let onOpen: Kept<Parameters<WebContents['setWindowOpenHandler']>[0]> = null
  let onScheme: Kept<Parameters<Protocol['handle']>[1]> = null
  const ipcHandlers = new Map<string, Parameters<IpcMain['handle']>[1]>()

  const session = Object.assign(new EventEmitter(), {
    webRequest: {
      onBeforeRequest: (listener: typeof onRequest) => {
        onRequest = listener
      },
    },
    setPermissionRequestHandler: (handler: typeof onPermission) => {
      onPermission = handler
    },
    setPermissionCheckHandler: (handler: typeof onCheck) => {
      onCheck = handler
    },
    setDevicePermissionHandler: (handler: typeof onDevice) => {
      onDevice = handler
    },
    protocol: {
      handle: (scheme: string, handler: typeof onScheme) => {
        calls.push(`handle ${scheme}`)
        onScheme = handler
      },
    },
  }) as unknown as Session

  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: typeof onOpen) => {
      onOpen = handler
    },
    loadURL: async (url: string) => {
      calls.push(`load ${url}`)
    },
    isDestroyed: () => false,
  }) as unknown as WebContents

  const ready = Promise.withResolvers<void>()
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    requestSingleInstanceLock: () => firstInstance,
    enableSandbox: () => calls.push('sandbox'),
    whenReady: () => ready.promise,
    relaunch: () => calls.push('relaunch'),
    quit: () => calls.push('quit'),
    exit: (code: number) => calls.push(`exit ${code}`),
  }) as unknown as App

  const windows: BrowserWindowConstructorOptions[] = []
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    loadURL: (url: string) => contents.loadURL(url),
    focus: () => calls.push('focus'),
  }) as unknown as BrowserWindow

  const shell: Shell = {
    app,
    openWindow(options) {
      windows.push(options)
      app.emit('web-contents-created', {}, contents)
      return window
    },
    Menu: { setApplicationMenu: (menu: unknown) => calls.push(`menu ${menu}`) } as unknown as typeof Menu,
    ipcMain: {
      handle: (channel, handler) => void ipcHandlers.set(channel, handler),
      removeHandler: (channel) => void ipcHandlers.delete(channel),
    } as IpcMain,
    protocol: {
      registerSchemesAsPrivileged: (schemes) =>
        calls.push(`privileged ${schemes.map(({ scheme }) => scheme)}`),
    },
    session: {
      fromPartition: () => {
        app.emit('session-created', session)
        return session
      },
    },
  }

  const asked = {
    request(url: string, resourceType: string) {
      let answer: unknown
      onRequest?.({ url, resourceType } as never, (given) => {
        answer = given
      })
      return answer
    },
    permission(name: string, details: object = {}) {
      let answer: unknown
      onPermission?.(
        contents,
        name as never,
        (given) => {
          answer = given
        },
        details as never,
      )
      return answer
    },
    permissionCheck: (name: string, details: object = {}) =>
      onCheck?.(contents, name as never, '', details as never),
    device: (deviceType: string) => onDevice?.({ deviceType } as never),
    open: (url: string) => onOpen?.({ url } as never),
    scheme: (request: Request) => onScheme?.(request as never) as Promise<Response> | undefined,
    ipc: async (channel: string, senderFrame: unknown) =>
      ipcHandlers.get(channel)?.({ senderFrame } as never),
    event(target: object, name: string, facts: object = {}, ...more: unknown[]) {
      const event = {
        ...facts,
        defaultPrevented: false,
        preventDefault() {
          this.defaultPrevented = true
        },
      }
      ;(target as EventEmitter).emit(name, event, ...more)
      return event
    },
  }
  return { shell, app, session, contents, window, windows, calls, ready: ready.resolve, asked }
}
