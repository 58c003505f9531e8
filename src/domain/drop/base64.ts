/** Bytes as base64, for JSON and for what a page keeps as text. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  // One call for all would have more arguments than an engine takes.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

/** The bytes of base64; null for any other text. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
  } catch {
    return null
  }
}
