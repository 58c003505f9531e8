/**
 * A web address as people type it: whole, or without its `https://`. Null where there is none; `bad` for what the screen must not send
 * anybody to, among it whatever is not encrypted.
 */
export function readLink(text: string): string | null | 'bad' {
  const plain = text.trim()
  if (plain === '') return null
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(plain) ? plain : `https://${plain}`
  if (/\s/.test(whole) || !URL.canParse(whole)) return 'bad'
  const { protocol, hostname, username, password, href } = new URL(whole)
  const isWhole = protocol === 'https:' && /\.[a-z0-9-]{2,}$/i.test(hostname)
  return isWhole && username === '' && password === '' ? href : 'bad'
}
