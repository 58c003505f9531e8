/** The characters of a QR code's alphanumeric mode, in the order of RFC 9285; in that mode the text takes 3 % more than the bytes. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const values = new Map([...alphabet].map((sign, value) => [sign, value]))

/** Bytes as a text that any QR reader gives back as it was (RFC 9285). */
export function toBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const [first = 0, second] = bytes.subarray(at, at + 2)
    const value = second === undefined ? first : first * 256 + second
    text += signOf(value % 45) + signOf(Math.floor(value / 45) % 45)
    if (second !== undefined) text += signOf(Math.floor(value / 2025))
  }
  return text
}

/** The bytes of such a text; null for any other. */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 3 === 1) return null
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const digits = [...text.slice(at, at + 3)].map((sign) => values.get(sign))
    if (digits.includes(undefined)) return null
    const value = digits.reduce<number>((sum, digit = 0, place) => sum + digit * 45 ** place, 0)
    const isPair = digits.length === 3
    if (value > (isPair ? 0xffff : 0xff)) return null
    if (isPair) bytes.push(value >> 8)
    bytes.push(value & 0xff)
  }
  return new Uint8Array(bytes)
}

function signOf(value: number): string {
  return alphabet[value] ?? ''
}
