/** What every iCalendar text of ours is written with (RFC 5545); small, as the page writes them too. */

/** `20261123T090000Z`. */
export function utc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** RFC 5545, 3.3.11; other control characters have no place in a text value. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')
}

/** No line longer than 75 octets, and none broken within a character (RFC 5545, 3.1). */
export function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = byteLength(character)
    if (octets + size > 75) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
