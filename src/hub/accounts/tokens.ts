import { createHash, randomBytes } from 'node:crypto'

/** 192 bits that nobody guesses, fit for a link and a cookie. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

/** What is kept of a token. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
