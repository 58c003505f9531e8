import type { CustomScheme, Protocol } from 'electron'

/** All that the scheme needs of an engine. */
export interface Serves {
  fetch(request: Request): Promise<Response>
}

const scheme = 'app'
const host = 'kiosk'

/** Where the page lives in Electron. */
export const ownOrigin = `${scheme}://${host}`

/** Whether an address is the kiosk's own. */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, port, username, password } = new URL(url)
  return protocol === `${scheme}:` && hostname === host && port === '' && username === '' && password === ''
}

/** To be registered before Electron is ready: an origin of its own with fetch and streams, as a page over HTTPS has. */
export const schemes: CustomScheme[] = [
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]

/** Headers that say something of a connection or an origin over HTTP, and mean nothing, or harm, on a scheme of one's own. */
const httpOnly = [
  'strict-transport-security',
  'cross-origin-opener-policy',
  'cross-origin-embedder-policy',
  'cross-origin-resource-policy',
  'origin-agent-cluster',
  'content-length',
  'transfer-encoding',
]

/** Serves the scheme by an engine. */
export function serveScheme(protocol: Pick<Protocol, 'handle'>, engine: Serves): void {
  protocol.handle(scheme, (request) => answer(request, engine))
}

/**
 * One request of the page. Electron passes no abort signal, and cancels the body of the answer when the page goes away: from that
 * the engine is told, or every page that was ever loaded would leave its live stream behind.
 */
export async function answer(request: Request, engine: Serves): Promise<Response> {
  if (!isOwnUrl(request.url)) return new Response(null, { status: 403 })
  const left = new AbortController()
  const response = await engine.fetch(new Request(request, { signal: left.signal }))
  const headers = new Headers(response.headers)
  for (const name of httpOnly) headers.delete(name)
  const body = response.body && endingWith(response.body, left)
  return new Response(body, { status: response.status, statusText: response.statusText, headers })
}

function endingWith(body: ReadableStream<Uint8Array>, left: AbortController): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel(reason) {
      left.abort()
      await reader.cancel(reason)
    },
  })
}
