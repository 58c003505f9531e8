import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { isWeakPin } from '../../domain/weakPin.ts'
import type { PinHash, StoredPin } from '../store/people.ts'

/** What trying one PIN costs (RFC 7914, section 2): `log2N` doubles time and memory. */
export interface PinCost {
  log2N: number
  r: number
  p: number
}

/** 32 MB and some 80 ms each; with six digits it is the growing lock that keeps a guesser out, and this who has stolen the file. */
export const usualPinCost: PinCost = { log2N: 15, r: 8, p: 1 }

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

/** `15.8.1.` and the bytes in base64. */
function written({ log2N, r, p }: PinCost, bytes: Buffer): string {
  return `${log2N}.${r}.${p}.${bytes.toString('base64')}`
}

function read(hash: string): { cost: PinCost; bytes: Buffer } {
  const [log2N, r, p, bytes = ''] = hash.split('.')
  return { cost: { log2N: Number(log2N), r: Number(r), p: Number(p) }, bytes: Buffer.from(bytes, 'base64') }
}
