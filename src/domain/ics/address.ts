/** Names that lead into the machine or the net that it stands in. */
const innerNames = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa)$/

/**
 * The address to fetch a calendar from, as https; null for one that is not fetched. `webcal:` is https by another name.
 *
 * A kiosk stands in a municipality's inner net, and whoever writes an address here must not look around in it: only https on its own port,
 * no name and password, no bare number for a host (which no association has, and which could be 127.0.0.1, 10.0.0.0/8 or fe80::/10, however it
 * is written), no name without a dot and none of an inner net. Not covered: a public name whose DNS answers with an inner address. There
 * TLS stands in the way, as the inner machine has no certificate for that name; a firewall is the place to forbid it.
 */
export function feedAddress(text: string): string | null {
  const url = URL.parse(text.trim().replace(/^webcals?:/i, 'https:'))
  if (url === null || url.protocol !== 'https:' || url.port !== '') return null
  if (url.username !== '' || url.password !== '') return null
  const host = url.hostname.replace(/\.$/, '')
  if (host.startsWith('[') || /(^|\.)\d+$/.test(host)) return null
  if (!host.includes('.') || innerNames.test(host)) return null
  url.hash = ''
  return url.href
}
