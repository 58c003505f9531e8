import { maxDropBytes } from '../../contract/drop.ts'
import { fromBase45, toBase45 } from './base45.ts'
import { crc32 } from './crc32.ts'
import { mixOf } from './mix.ts'

/**
 * A drop as a run of QR codes. The drop is cut into `count` pieces of one length. Frames 0 … count − 1 hold a piece each; every later one holds some of them laid over
 * each other (exclusive or); its number alone says which. So it does not matter which frames a reader misses: any `count` of them and one or two more give the whole.
 *
 * A frame's text is `SAMVARO-D1-` and base45 of: the run (CRC-32 of the drop), the drop's length, `count` and the frame's number (two bytes each), the piece, and CRC-32 of all that.
 */
export interface Frame {
  /** CRC-32 of the drop, which tells runs apart. */
  run: number
  /** Of the drop, in bytes. */
  size: number
  count: number
  index: number
  piece: Uint8Array<ArrayBuffer>
}

/** What a frame carries at most, in bytes: it is then a QR code of version 16, level L, whose modules an old telephone tells apart at arm's length. */
const pieceBytes = 540
const mark = 'SAMVARO-D1-'
const frameHead = 12
/** After this many frames a run begins again. */
const mostFrames = 0x10000
const mostPieces = Math.ceil(maxDropBytes / pieceBytes)

/** A drop as a run. */
export interface Run {
  /** How many frames a reader needs at least. */
  count: number
  /** The text of frame `index`, which may be any number from 0. */
  frame(index: number): string
}

export function runOf(drop: Uint8Array): Run {
  const [count, run] = [Math.ceil(drop.length / pieceBytes), crc32(drop)]
  const length = Math.ceil(drop.length / count)
  const pieces = Array.from({ length: count }, (_, index) => {
    const piece = new Uint8Array(length)
    piece.set(drop.subarray(index * length, (index + 1) * length))
    return piece
  })
  return {
    count,
    frame(number) {
      const index = number % mostFrames
      const piece = new Uint8Array(length)
      for (const part of mixOf(run, count, index)) layOver(piece, pieces[part])
      return textOf({ run, size: drop.length, count, index, piece })
    },
  }
}

/** Reads the text of a QR code; null when it is no frame, or a damaged one. */
export function readFrame(text: string): Frame | null {
  if (!text.startsWith(mark)) return null
  const bytes = fromBase45(text.slice(mark.length))
  if (bytes === null || bytes.length <= frameHead + 4) return null
  const view = new DataView(bytes.buffer)
  const end = bytes.length - 4
  if (view.getUint32(end) !== crc32(bytes.subarray(0, end))) return null
  const frame = {
    run: view.getUint32(0),
    size: view.getUint32(4),
    count: view.getUint16(8),
    index: view.getUint16(10),
    piece: bytes.slice(frameHead, end),
  }
  const { size, count, piece } = frame
  const isOne = count > 0 && count <= mostPieces && size > 0 && size <= maxDropBytes
  return isOne && piece.length === Math.ceil(size / count) ? frame : null
}

function textOf({ run, size, count, index, piece }: Frame): string {
  const bytes = new Uint8Array(frameHead + piece.length + 4)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, run)
  view.setUint32(4, size)
  view.setUint16(8, count)
  view.setUint16(10, index)
  bytes.set(piece, frameHead)
  view.setUint32(frameHead + piece.length, crc32(bytes.subarray(0, frameHead + piece.length)))
  return mark + toBase45(bytes)
}

/** Exclusive or of `on` into `piece`. */
export function layOver(piece: Uint8Array, on: Uint8Array | undefined): void {
  for (let at = 0; at < piece.length; at++) piece[at] = (piece[at] ?? 0) ^ (on?.[at] ?? 0)
}
