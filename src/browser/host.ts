import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from '../contract/clock.ts'
import { plainPage } from '../kiosk/index.ts'
import { BodyTooLarge, isGone, send, toRequest } from './bridge.ts'
import { cookieIn, cookieName, isOwnFetch, isOwnHost, isOwnOrigin, isSameToken, ownPath } from './rules.ts'

/** All that a host needs of an engine. */
export interface Serves {
  fetch(request: Request): Promise<Response>
}

export interface BrowserHost {
  /** `http://127.0.0.1:PORT`. */
  url: string
  /** The address that lets a browser in, to the page at `to` (an own path). */
  entrance(to?: string): string
  /** Ends every connection, live streams too. */
  close(): Promise<void>
}

/** What a page sends is a few hundred bytes; a staff import of a whole programme stays below this. */
const maxBody = 2 * 1024 * 1024

/** A new token for a host: 192 bits. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

/**
 * Serves an engine to browsers on this machine: on the IPv4 loopback only, under its own name only, and only to a browser that
 * has come in through `/enter?t=TOKEN`, which leaves a cookie. `/health` is open, for a supervisor.
 * @param port 0 lets the operating system choose
 * @throws with code EADDRINUSE when the port is taken
 */
export async function startBrowserHost(options: {
  engine: Serves
  port: number
  token: string
  log: Logger
}): Promise<BrowserHost> {
  const { engine, token, log } = options
  // The times are for sending a request; an answer, such as the live stream, may go on for ever.
  const limits = { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000 }
  const server = createServer(limits, (incoming, outgoing) => {
    answer(incoming, outgoing).catch((error) => {
      if (!isGone(error)) log.error('a request failed in the browser host', { error: String(error) })
      if (outgoing.headersSent) outgoing.destroy()
      else outgoing.writeHead(500, { connection: 'close' }).end()
    })
  })

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const left = new AbortController()
    outgoing.once('close', () => left.abort())
    const { port } = server.address() as AddressInfo
    const refusal = refuse(incoming, port, token)
    if (refusal) return send(refusal, outgoing)
    const request = await toRequest(incoming, `http://127.0.0.1:${port}`, maxBody, left.signal).catch(
      asRefusal,
    )
    if (request instanceof Response) {
      outgoing.setHeader('connection', 'close')
      return send(request, outgoing)
    }
    const url = new URL(request.url)
    if (url.pathname === '/enter') return send(enter(url, port, token), outgoing)
    await send(await engine.fetch(request), outgoing)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    entrance: (to = '/') => `${url}/enter?${new URLSearchParams({ t: token, ...(to !== '/' && { to }) })}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

function refuse(
  { method, headers, url = '' }: IncomingMessage,
  port: number,
  token: string,
): Response | null {
  if (!isOwnHost(headers.host, port)) return plain(421, 'Misdirected request.')
  if (!['GET', 'HEAD', 'POST'].includes(method ?? '')) return plain(405, 'Method not allowed.')
  if (!url.startsWith('/')) return plain(400, 'Bad request.')
  const [path] = url.split('?')
  if (path === '/health' || path === '/enter') return null
  if (!isOwnOrigin(headers.origin, port)) return plain(403, 'Foreign origin.')
  if (!isOwnFetch(headers['sec-fetch-site'])) return plain(403, 'Foreign page.')
  return isSameToken(cookieIn(headers.cookie, cookieName(port)), token) ? null : shut()
}

function asRefusal(error: unknown): Response {
  if (error instanceof BodyTooLarge) return plain(413, 'Too large.')
  if (error instanceof TypeError) return plain(400, 'Bad request.')
  throw error
}

function enter(url: URL, port: number, token: string): Response {
  const to = ownPath(url.searchParams.get('to'), url.origin)
  if (!isSameToken(url.searchParams.get('t'), token) || !to) return shut()
  return new Response(null, {
    status: 303,
    headers: {
      location: to,
      'set-cookie': `${cookieName(port)}=${token}; HttpOnly; SameSite=Strict; Path=/`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  })
}

function shut(): Response {
  return plainPage(403, 'Samvaro är i gång, men kan inte öppnas så här', [
    'Så skyddas skärmen mot obehöriga. Har sidan fungerat förut har Samvaro startat om, och då gäller en ny adress.',
    'Gör så här: stäng sidan och starta Samvaro på nytt, så öppnas rätt sida. Eller kopiera hela den adress som Samvaro skrev när det startade, till och med det som står efter /enter?t=',
  ])
}

function plain(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
