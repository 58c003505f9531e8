import { expect, it } from 'vitest'
import { electronDouble } from './electronDouble.ts'
import {
  isOwnFrame,
  isRefusedKey,
  lockContents,
  lockSession,
  mayNavigate,
  mayOpen,
  mayRequest,
  mayUsePermission,
} from './lockdown.ts'

const foreign = [
  'https://evil.example/',
  'http://127.0.0.1:4600/',
  'http://localhost/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<h1>hej</h1>',
  'blob:app://kiosk/1',
  'devtools://devtools/bundled/inspector.html',
  'chrome://settings',
  'view-source:app://kiosk/',
  'app://kiosk.evil.example/',
  'app://evil/',
  'app://kiosk:80/',
  'app://user@kiosk/',
  'apps://kiosk/',
  'about:blank',
  'mailto:a@b.example',
  'tel:016',
  '',
  'not an address',
]

it.each(foreign)('goes nowhere by %j, nor opens it', (url) => {
  expect(mayNavigate(url)).toBe(false)
  expect(mayOpen(url)).toBe(false)
  expect(mayRequest(url, 'mainFrame')).toBe(false)
  expect(mayRequest(url, 'subFrame')).toBe(false)
})

it.each(['app://kiosk/', 'app://kiosk/board', 'app://kiosk/week?x=1#y'])(
  'goes to %s, in its own window',
  (url) => {
    expect(mayNavigate(url)).toBe(true)
    expect(mayOpen(url)).toBe(false)
    expect(mayRequest(url, 'mainFrame')).toBe(true)
  },
)

it.each([
  ['app://kiosk/assets/a.js', 'script', true],
  ['app://kiosk/rpc/day', 'xhr', true],
  ['data:image/svg+xml,<svg/>', 'image', true],
  ['blob:app://kiosk/1', 'media', true],
  ['blob:https://evil.example/1', 'media', false],
  ['https://fonts.example/a.woff2', 'font', false],
  ['wss://evil.example/', 'webSocket', false],
  ['file:///etc/passwd', 'xhr', false],
])('requests %s as %s: %s', (url, type, allowed) => expect(mayRequest(url, type)).toBe(allowed))

const plain = { control: false, alt: false, meta: false }
const control = { ...plain, control: true }
const alt = { ...plain, alt: true }
const meta = { ...plain, meta: true }
const altGr = { ...plain, control: true, alt: true }

it.each([
  ['F1', plain],
  ['F5', plain],
  ['F11', plain],
  ['F12', plain],
  ['BrowserBack', plain],
  ['BrowserHome', plain],
  ['LaunchMail', plain],
  ['ContextMenu', plain],
  ['Meta', plain],
  ['F4', alt],
  ['ArrowLeft', alt],
  ['Home', alt],
  [' ', alt],
  ['Tab', alt],
  ['r', control],
  ['R', control],
  ['w', control],
  ['n', control],
  ['t', control],
  ['p', control],
  ['s', control],
  ['o', control],
  ['j', control],
  ['u', control],
  ['q', control],
  ['+', control],
  ['-', control],
  ['0', control],
  ['Tab', control],
  ['I', control],
  ['r', meta],
  ['q', meta],
  ['F4', altGr],
  ['Delete', altGr],
])('keeps %s with %j from Chromium', (key, held) => expect(isRefusedKey({ key, ...held })).toBe(true))

it.each([
  ['a', plain],
  ['Å', plain],
  ['F', plain],
  ['Enter', plain],
  ['Tab', plain],
  ['Escape', plain],
  ['ArrowLeft', plain],
  ['v', control],
  ['c', control],
  ['Control', control],
  ['Alt', alt],
  ['@', altGr],
  ['{', altGr],
])('lets %s with %j be written', (key, held) => expect(isRefusedKey({ key, ...held })).toBe(false))

it('listens to the top frame of its own page only', () => {
  const own = { url: 'app://kiosk/', parent: null, detached: false }
  expect(isOwnFrame(own)).toBe(true)
  expect(isOwnFrame(null)).toBe(false)
  expect(isOwnFrame({ ...own, url: 'https://evil.example/' })).toBe(false)
  expect(isOwnFrame({ ...own, detached: true })).toBe(false)
  expect(isOwnFrame({ ...own, parent: own as never })).toBe(false)
})

it.each([
  ['app://kiosk/staff', ['video'], true],
  ['app://kiosk/staff', ['video', 'audio'], false],
  ['app://kiosk/staff', [], false],
  ['app://kiosk/', ['video'], false],
  ['https://evil.example/staff', ['video'], false],
  ['', ['video'], false],
])('lets a camera be used on the staff pages alone: %s, %j', (url, media, may) => {
  expect(mayUsePermission('media', url, media)).toBe(may)
  expect(mayUsePermission('geolocation', url, media)).toBe(false)
})

it('shuts a session: requests, permissions, devices, downloads', () => {
  const { session, asked } = electronDouble()
  lockSession(session, (name) => `/downloads/${name}`)
  expect(asked.request('https://evil.example/', 'xhr')).toEqual({ cancel: true })
  expect(asked.request('app://kiosk/', 'mainFrame')).toEqual({ cancel: false })
  expect(asked.permission('geolocation')).toBe(false)
  expect(asked.permissionCheck('media')).toBe(false)
  const onStaff = { requestingUrl: 'app://kiosk/staff' }
  expect(asked.permission('media', { ...onStaff, mediaTypes: ['video'] })).toBe(true)
  expect(asked.permissionCheck('media', { ...onStaff, mediaType: 'video' })).toBe(true)
  expect(asked.permissionCheck('media', { ...onStaff, mediaType: 'audio' })).toBe(false)
  expect(asked.device('usb')).toBe(false)
  const saved: string[] = []
  const item = (url: string) => ({
    getURL: () => url,
    getFilename: () => 'Vecka 48.xlsx',
    setSavePath: (path: string) => saved.push(path),
  })
  for (const url of ['blob:https://evil.example/1', 'app://kiosk/index.html', 'https://evil.example/a.exe']) {
    expect(asked.event(session, 'will-download', {}, item(url)).defaultPrevented).toBe(true)
  }
  expect(saved).toEqual([])
  expect(asked.event(session, 'will-download', {}, item('blob:app://kiosk/1')).defaultPrevented).toBe(false)
  expect(saved).toEqual(['/downloads/Vecka 48.xlsx'])
})

it('keeps a page where it is', () => {
  const { contents, asked } = electronDouble()
  lockContents(contents)
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    expect(asked.event(contents, name, { url: 'https://evil.example/' }).defaultPrevented).toBe(true)
    expect(asked.event(contents, name, { url: 'app://kiosk/board' }).defaultPrevented).toBe(false)
  }
  expect(asked.event(contents, 'will-attach-webview').defaultPrevented).toBe(true)
  expect(asked.event(contents, 'before-input-event', {}, { key: 'F5', ...plain }).defaultPrevented).toBe(true)
  expect(asked.event(contents, 'before-input-event', {}, { key: 'å', ...plain }).defaultPrevented).toBe(false)
  expect(asked.open('app://kiosk/')).toEqual({ action: 'deny' })
})
