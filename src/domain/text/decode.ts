/** The text of a file as staff's programs save it: UTF-8 or UTF-16 by its mark, UTF-8 without one, else Windows' Western letters. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  if (encoding) return new TextDecoder(encoding).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Whether a file has two bytes to a letter, so that a single byte in it says nothing. */
export function isUtf16(bytes: Uint8Array): boolean {
  return encodingOf(bytes)?.startsWith('utf-16') ?? false
}

/** By the byte order mark, else by the noughts that UTF-16 puts at every other byte of Swedish text. Null where neither says. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  const sample = bytes.subarray(0, 64)
  const noughts = (odd: 0 | 1) => sample.filter((byte, index) => index % 2 === odd && byte === 0).length
  if (sample.length >= 4 && noughts(1) > sample.length / 3) return 'utf-16le'
  if (sample.length >= 4 && noughts(0) > sample.length / 3) return 'utf-16be'
  return null
}
