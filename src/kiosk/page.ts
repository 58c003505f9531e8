import type { DayView } from '../contract/views.ts'
import { plainPage } from './plainPage.ts'
import type { Files } from './system.ts'

const policy = (script: string) =>
  [
    "default-src 'self'",
    `script-src ${script}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

const permissions = (camera: string) =>
  `camera=(${camera}), microphone=(), geolocation=(), payment=(), usb=(), serial=()`

/** Headers of every answer that has not its own. */
const always: Record<string, string> = {
  'content-security-policy': policy("'self'"),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': permissions(''),
}

/** Those of the staff pages, which read the codes of another screen with a camera; what reads them is WebAssembly. */
const ofStaff = {
  'content-security-policy': policy("'self' 'wasm-unsafe-eval'"),
  'permissions-policy': permissions('self'),
}

/** Adds what must be on every answer; a header that is there already stays. */
export function guarded(response: Response): Response {
  for (const [name, value] of Object.entries(always)) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}

/**
 * The built page: its files by path, and for a path without an ending the page itself, which knows its own ways.
 * @param day today's view, which the page of the screens shows at once; null when it cannot be assembled
 */
export async function servePage(files: Files, path: string, day: () => DayView | null): Promise<Response> {
  const isFile = /\.[^/]*$/.test(path)
  const name = isFile ? path : '/index.html'
  const found = await files(name)
  if (found !== null && showsDay(path)) {
    const html = withDay(new TextDecoder().decode(found.body), day())
    return new Response(html, { headers: { 'content-type': found.type, 'cache-control': 'no-store' } })
  }
  if (found !== null) {
    return new Response(new Uint8Array(found.body), {
      headers: {
        'content-type': found.type,
        'cache-control': cachingOf(name),
        ...(path === '/staff' && ofStaff),
      },
    })
  }
  if (isFile) return new Response('Not found.', { status: 404, headers: { 'content-type': 'text/plain' } })
  return plainPage(503, 'Skärmen är inte byggd än', [
    'Samvaro är igång och tar emot besök, men sidan som ska visas här finns inte.',
    'Kör "npm run build" i Samvaros mapp. Sidan kommer sedan av sig själv.',
  ])
}

function showsDay(path: string): boolean {
  return path === '/' || path === '/board'
}

/** Puts a view into the head of a page, as data that no script is asked for; what is in it can end no element. */
function withDay(html: string, day: DayView | null): string {
  if (day === null) return html
  const data = JSON.stringify(day).replaceAll('<', '\\u003c')
  return html.replace('</head>', () => `<script type="application/json" id="day">${data}</script></head>`)
}

/** Vite puts a hash of the content into the name of what lies in /assets/. */
function cachingOf(path: string): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
}
