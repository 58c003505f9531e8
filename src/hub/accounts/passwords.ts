import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** What trying one password costs (RFC 7914, section 2): `log2N` doubles time and memory. */
export interface PasswordCost {
  log2N: number
  r: number
  p: number
}

/** 16 MB, and as much work as OWASP asks for (N 2^14 with p 5). */
const usualCost: PasswordCost = { log2N: 14, r: 8, p: 5 }

const hashBytes = 32
const saltBytes = 16

export interface Passwords {
  /** `14.8.5.`, salt and bytes in base64. */
  hash(password: string): Promise<string>
  /** In the same time whether or not there is a hash, so that it tells nothing of who has one. */
  isOf(password: string, hash: string | null): Promise<boolean>
}

/** @param cost of the hashes made; each hash says with which it was made */
export function passwordHasher(cost: PasswordCost = usualCost): Passwords {
  return {
    async hash(password) {
      const salt = randomBytes(saltBytes)
      const bytes = await derive(password, salt, cost)
      return [cost.log2N, cost.r, cost.p, salt.toString('base64'), bytes.toString('base64')].join('.')
    },
    async isOf(password, hash) {
      const [log2N, r, p, salt = '', bytes = ''] = (hash ?? '').split('.')
      const kept = hash === null ? cost : { log2N: Number(log2N), r: Number(r), p: Number(p) }
      const given = await derive(password, hash === null ? randomBytes(saltBytes) : from(salt), kept)
      return timingSafeEqual(given, hash === null ? Buffer.alloc(hashBytes) : from(bytes))
    },
  }
}

const from = (base64: string) => Buffer.from(base64, 'base64')

/** The same letters are the same password, however the keyboard made them. */
function derive(password: string, salt: Uint8Array, { log2N, r, p }: PasswordCost): Promise<Buffer> {
  const N = 2 ** log2N
  // Node refuses more than 32 MiB unless told; this is twice what it takes.
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r * p }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, hashBytes, options, (error, bytes) =>
      error ? reject(error) : resolve(bytes),
    )
  })
}
