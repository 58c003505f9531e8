import { timingSafeEqual } from 'node:crypto'

/**
 * Who may speak to the browser host: pure, so that tables can test them. Each takes what a request says of itself, and answers only
 * for that; `host.ts` asks them in order.
 */

/**
 * Whether the Host header names this host by its loopback name. Anything else is another name that was made to point here
 * (DNS rebinding).
 */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`
}

/** Whether an Origin header, when there is one, is this host itself. */
export function isOwnOrigin(origin: string | undefined, port: number): boolean {
  return origin === undefined || (origin.startsWith('http://') && isOwnHost(origin.slice(7), port))
}

/**
 * Whether the browser says that the request came from this origin's own page or from the person at the address bar. A page on another
 * loopback port is `same-site`: it would be sent our cookie, and a plain GET carries no Origin.
 */
export function isOwnFetch(site: string | string[] | undefined): boolean {
  return site === undefined || site === 'same-origin' || site === 'none'
}

/** Whether two tokens are the same, in a time that does not tell how much of them is. */
export function isSameToken(given: string | null | undefined, token: string): boolean {
  if (!given) return false
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The cookie's name. Cookies are shared between ports of one address, so that two kiosks on one machine need two names. */
export function cookieName(port: number): string {
  return `samvaro_${port}`
}

/** The value of one cookie in a Cookie header, or null. */
export function cookieIn(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, ...value] = pair.split('=')
    if (key?.trim() === name) return value.join('=').trim()
  }
  return null
}

/**
 * Where to go after entering: an absolute path of this host, with its query.
 * @returns null for anything that would lead, or be read by a browser as leading, to another place
 */
export function ownPath(to: string | null, origin: string): string | null {
  if (to === null) return '/'
  if (!to.startsWith('/')) return null
  const url = URL.canParse(to, origin) ? new URL(to, origin) : null
  return url?.origin === origin && !url.pathname.startsWith('//') ? url.pathname + url.search : null
}
