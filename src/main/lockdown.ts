import type { Input, Session, WebContents, WebFrameMain } from 'electron'
import { isOwnUrl } from './scheme.ts'

/**
 * What a page in Electron may do: speak to its own engine, and nothing else. The predicates are pure, so that tables can test them;
 * `lockSession` and `lockContents` tie them to Electron.
 */

/** Whether a frame may go to an address. */
export function mayNavigate(url: string): boolean {
  return isOwnUrl(url)
}

/** Whether a page may open a window on an address: never. What is to be shown is shown in the kiosk's own window. */
export function mayOpen(_url: string): boolean {
  return false
}

/** Whether a request may leave the page. What a page carries in itself (`data:`, its own `blob:`) goes nowhere, except as a whole page. */
export function mayRequest(url: string, resourceType: string): boolean {
  if (isOwnUrl(url)) return true
  const isFrame = resourceType === 'mainFrame' || resourceType === 'subFrame'
  return !isFrame && (url.startsWith('data:') || (url.startsWith('blob:') && isOwnUrl(url.slice(5))))
}

/** Whether a page may save a file: only what it has made itself (staff's tables and calendars). */
function mayDownload(url: string): boolean {
  return url.startsWith('blob:') && isOwnUrl(url.slice('blob:'.length))
}

/**
 * Whether a page may have a permission: none but the picture of a camera, for the codes of another screen, and that on the staff pages. Sound and screen need none.
 * @param media what is asked of camera and microphone
 */
export function mayUsePermission(permission: string, url = '', media: readonly string[] = []): boolean {
  const isPicture = permission === 'media' && media.length > 0 && media.every((kind) => kind === 'video')
  return isPicture && isOwnUrl(url) && new URL(url).pathname === '/staff'
}

/** Keys of a keyboard's own that leave, reload or open something. */
const refusedKeys = /^(F\d+|Browser.*|Launch.*|ContextMenu|PrintScreen|Print|Meta|OS)$/
/** What staff need when they write, with Ctrl (or Command). */
const editingKeys = new Set([
  'a',
  'c',
  'v',
  'x',
  'z',
  'y',
  'arrowleft',
  'arrowright',
  'home',
  'end',
  'backspace',
  'delete',
])

/** Whether a key is kept from Chromium: every shortcut but those of editing text. */
export function isRefusedKey({
  key,
  control,
  alt,
  meta,
}: Pick<Input, 'key' | 'control' | 'alt' | 'meta'>): boolean {
  if (refusedKeys.test(key)) return true
  // AltGr, with which @ and { are written on a Swedish keyboard, is Ctrl + Alt on Windows.
  if (control && alt && !meta) return [...key].length !== 1
  if (alt) return key !== 'Alt' && key !== 'AltGraph'
  if (control || meta) return key !== 'Control' && !editingKeys.has(key.toLowerCase())
  return false
}

/** Whether a message comes from the kiosk's own page itself: no frame within it, and no frame that has been replaced. */
export function isOwnFrame(frame: Pick<WebFrameMain, 'url' | 'parent' | 'detached'> | null): boolean {
  return frame !== null && frame.parent === null && !frame.detached && isOwnUrl(frame.url)
}

/**
 * Shuts a session to everything but the kiosk's own scheme.
 * @param placeFor gives the path at which a file of that name is saved; to ask a person would open the file system to whoever stands there
 */
export function lockSession(session: Session, placeFor: (name: string) => string): void {
  session.webRequest.onBeforeRequest(({ url, resourceType }, answer) => {
    answer({ cancel: !mayRequest(url, resourceType) })
  })
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(
      mayUsePermission(permission, details.requestingUrl, 'mediaTypes' in details ? details.mediaTypes : []),
    ),
  )
  session.setPermissionCheckHandler((_contents, permission, _origin, { requestingUrl, mediaType }) =>
    mayUsePermission(permission, requestingUrl, mediaType ? [mediaType] : []),
  )
  session.setDevicePermissionHandler(({ deviceType }) => mayUsePermission(deviceType))
  session.on('will-download', (event, item) => {
    if (mayDownload(item.getURL())) item.setSavePath(placeFor(item.getFilename()))
    else event.preventDefault()
  })
}

/** Keeps a page where it is, whatever is pressed in it, dropped on it or linked from it. */
export function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('before-input-event', (event, input) => {
    if (isRefusedKey(input)) event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => ({ action: mayOpen(url) ? 'allow' : 'deny' }))
}
