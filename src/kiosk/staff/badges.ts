import { createHash, randomBytes } from 'node:crypto'
import { badgeText } from '../../contract/staff/door.ts'

/** Crockford's base 32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bits = 128
const digits = 26

/** The text of a new badge: 128 random bits. */
export function newBadge(): string {
  let rest = BigInt(`0x${randomBytes(bits / 8).toString('hex')}`)
  let text = ''
  for (let digit = 0; digit < digits; digit++) {
    text = alphabet.charAt(Number(rest % 32n)) + text
    rest /= 32n
  }
  return `SAMVARO-B-${text}`
}

/**
 * What is kept of a badge: its SHA-256 in hex, enough for what cannot be guessed. White space around it and lower case are a scanner's
 * ways; null for what is no badge, of which nothing may be kept.
 */
export function badgeHash(scanned: string): string | null {
  const badge = badgeText.safeParse(scanned.trim().toUpperCase())
  return badge.success ? createHash('sha256').update(badge.data).digest('hex') : null
}
