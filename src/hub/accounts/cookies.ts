import type { FastifyReply, FastifyRequest } from 'fastify'

/** The cookies of one call, which no script reads and no other site's form brings along (SameSite=Lax). */
export interface Cookies {
  read(name: CookieName): string | null
  /** @param seconds how long the browser keeps it; until it is closed when left out */
  write(name: CookieName, value: string, seconds?: number): void
  drop(name: CookieName): void
}

/** `in`: who has come in. `away`: who has gone to the municipality's provider, and is expected back. */
type CookieName = 'in' | 'away'

/** @param address the hub's own, as people write it */
export function cookiesOf(request: FastifyRequest, reply: FastifyReply, address: string): Cookies {
  const isSecure = isByHttps(request, address)
  // No page of a neighbouring host or of plain http can write a cookie of this beginning (RFC 6265bis, 4.1.3.2).
  const full = (name: CookieName) => `${isSecure ? '__Host-' : ''}samvaro-${name}`
  const write: Cookies['write'] = (name, value, seconds) => {
    const life = seconds === undefined ? '' : `; Max-Age=${seconds}`
    const secure = isSecure ? '; Secure' : ''
    reply.header('set-cookie', `${full(name)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${life}`)
  }
  return {
    write,
    drop: (name) => write(name, '', 0),
    read(name) {
      const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
      const start = `${full(name)}=`
      return pairs.find((pair) => pair.startsWith(start))?.slice(start.length) || null
    },
  }
}

/** By the proxy's word where it is believed; else, where the page was asked for by the hub's own address, by that. */
function isByHttps({ protocol, host }: FastifyRequest, address: string): boolean {
  if (protocol === 'https') return true
  const own = URL.parse(address)
  return own?.protocol === 'https:' && own.host === host
}
