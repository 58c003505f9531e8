import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Closes a text so that only this hub, and its other processes, can read or make it (AES-256-GCM). */
export interface Seal {
  close(text: string): string
  /** Null for what was not closed by us. */
  open(sealed: string): string | null
}

const [nonceBytes, tagBytes] = [12, 16]

/** @param secret that all processes of the hub share */
export function sealBy(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'samvaro hub seal', 32))
  return {
    close(text) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const closed = [cipher.update(text, 'utf8'), cipher.final()]
      return Buffer.concat([nonce, ...closed, cipher.getAuthTag()]).toString('base64url')
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < nonceBytes + tagBytes) return null
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
        decipher.setAuthTag(bytes.subarray(-tagBytes))
        const text = decipher.update(bytes.subarray(nonceBytes, -tagBytes))
        return Buffer.concat([text, decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
