import { type DropHead, dropHead, maxDropBytes, type ParcelHead } from '../../contract/drop.ts'
import { crc32 } from './crc32.ts'

/**
 * A drop: what a kiosk without a network hands over, as a file or as a run of QR codes. The bytes are the same in both:
 * `SAMVARO-DROP`, the version as one byte, CRC-32 of all that follows, the length of the head, the head as JSON, and the parcels' bodies one after another.
 * Numbers are four bytes, the highest first. What it looks like in a version that is published never changes.
 */
export interface Drop {
  venue: string
  date: string
  parcels: Parcel[]
}

export interface Parcel extends ParcelHead {
  body: Uint8Array<ArrayBuffer>
}

/** `NOT_A_DROP`: something else. `NEWER`: of a version that this program does not know. `DAMAGED`: it was one. */
export type NoDrop = 'NOT_A_DROP' | 'NEWER' | 'DAMAGED'

const magic = new TextEncoder().encode('SAMVARO-DROP')
const version = 1
const headAt = magic.length + 9

/** The bytes of a drop. */
export function packDrop({ venue, date, parcels }: Drop): Uint8Array<ArrayBuffer> {
  const heads = parcels.map(({ body, ...head }) => head)
  const head = new TextEncoder().encode(JSON.stringify({ venue, date, parcels: heads } satisfies DropHead))
  const bytes = new Uint8Array(headAt + head.length + sum(parcels.map(({ body }) => body.length)))
  bytes.set(magic)
  bytes[magic.length] = version
  bytes.set(head, headAt)
  let at = headAt + head.length
  for (const { body } of parcels) {
    bytes.set(body, at)
    at += body.length
  }
  const view = new DataView(bytes.buffer)
  view.setUint32(magic.length + 5, head.length)
  view.setUint32(magic.length + 1, crc32(bytes.subarray(magic.length + 5)))
  return bytes
}

/** Reads a drop, the parcels in the order in which the kiosk wrote them. */
export function openDrop(bytes: Uint8Array): Drop | NoDrop {
  if (bytes.length > maxDropBytes || !magic.every((byte, at) => bytes[at] === byte)) return 'NOT_A_DROP'
  if (bytes.length < headAt) return 'DAMAGED'
  // The sum does not cover it: a newer one may sum otherwise.
  const written = bytes[magic.length] ?? 0
  if (written !== version) return written > version ? 'NEWER' : 'DAMAGED'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (view.getUint32(magic.length + 1) !== crc32(bytes.subarray(magic.length + 5))) return 'DAMAGED'
  const headEnd = headAt + view.getUint32(magic.length + 5)
  const head = readHead(bytes.subarray(headAt, headEnd))
  if (head === null || headEnd + sum(head.parcels.map((parcel) => parcel.bytes)) !== bytes.length)
    return 'DAMAGED'
  let at = headEnd
  const parcels = head.parcels.map((parcel) => {
    const body = bytes.slice(at, at + parcel.bytes)
    at += parcel.bytes
    return { ...parcel, body }
  })
  return { ...head, parcels: parcels.toSorted((a, b) => a.after - b.after) }
}

/** How many ops a drop holds, by what it says. */
export function opsIn({ parcels }: { parcels: readonly Pick<ParcelHead, 'ops'>[] }): number {
  return sum(parcels.map(({ ops }) => ops))
}

function readHead(bytes: Uint8Array): DropHead | null {
  try {
    return dropHead.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data ?? null
  } catch {
    return null
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
