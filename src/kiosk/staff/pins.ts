import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { isWeakPin } from '../../domain/weakPin.ts'
import type { PinHash, StoredPin } from '../store/people.ts'

/** What trying one PIN costs (RFC 7914, section 2): `log2N` doubles time and memory. */
export interface PinCost {
  log2N: number
  r: number
  p: number
}

/**
 * 16 MB and some 50 ms each. A PIN is tried against everybody's, so that with ten people it takes about a second on a weak panel. OWASP
 * asks for five times as much (N 2^14 with p 5), for passwords. Six digits are a million tries, hours of one core at this cost and
 * days at that: no cost that can be waited for keeps out who has stolen the file, and at the door it is the growing lock that does.
 */
export const usualPinCost: PinCost = { log2N: 14, r: 8, p: 1 }

const hashBytes = 32
const saltBytes = 16

export interface Pins {
  hash(pin: string): Promise<PinHash>
  /**
   * Whose PIN it is, or null. It is tried against every one whether or not one has matched, so that the time tells nothing of whose
   * it is or whether it is anybody's.
   */
  ownerOf(pin: string, kept: readonly StoredPin[]): Promise<string | null>
}

/** @param cost of the hashes made; each hash says with which it was made */
export function pinHasher(cost: PinCost = usualPinCost): Pins {
  return {
    async hash(pin) {
      const salt = randomBytes(saltBytes)
      return { salt: salt.toString('base64'), hash: written(cost, await derive(pin, salt, cost)) }
    },
    async ownerOf(pin, kept) {
      const matches = await Promise.all(kept.map((one) => isOf(pin, one)))
      return kept[matches.indexOf(true)]?.id ?? null
    },
  }
}

/** Six digits that are not weak. */
export function randomPin(): string {
  for (;;) {
    const pin = String(randomInt(1_000_000)).padStart(6, '0')
    if (!isWeakPin(pin)) return pin
  }
}

async function isOf(pin: string, { salt, hash }: StoredPin): Promise<boolean> {
  const kept = read(hash)
  const given = await derive(pin, Buffer.from(salt, 'base64'), kept.cost)
  return timingSafeEqual(given, kept.bytes)
}

function derive(pin: string, salt: Uint8Array, { log2N, r, p }: PinCost): Promise<Buffer> {
  const N = 2 ** log2N
  // Node refuses more than 32 MiB unless told; this is twice what it takes.
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r * p }
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, hashBytes, options, (error, bytes) => (error ? reject(error) : resolve(bytes)))
  })
}

/** `14.8.1.` and the bytes in base64. */
function written({ log2N, r, p }: PinCost, bytes: Buffer): string {
  return `${log2N}.${r}.${p}.${bytes.toString('base64')}`
}

function read(hash: string): { cost: PinCost; bytes: Buffer } {
  const [log2N, r, p, bytes = ''] = hash.split('.')
  return { cost: { log2N: Number(log2N), r: Number(r), p: Number(p) }, bytes: Buffer.from(bytes, 'base64') }
}
