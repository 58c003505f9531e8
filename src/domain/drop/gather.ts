import { crc32 } from './crc32.ts'
import { type Frame, layOver, readFrame } from './frames.ts'
import { mixOf } from './mix.ts'

/** What came of a code that was read. */
export type Gathered =
  /** No frame, or a damaged one. */
  | { result: 'nothing' }
  /** `have` of `count` pieces are known; the same number again when the frame told nothing new. */
  | { result: 'some'; have: number; count: number }
  | { result: 'whole'; drop: Uint8Array<ArrayBuffer> }

/** Puts frames together, in any order and of several runs at once. */
export interface Gatherer {
  read(text: string): Gathered
}

/** A telephone that has begun with more runs than this forgets the one that it has longest heard nothing of. */
const mostRuns = 4

export function createGatherer(): Gatherer {
  const runs = new Map<string, Unsolved>()
  return {
    read(text) {
      const frame = readFrame(text)
      if (frame === null) return { result: 'nothing' }
      const { run, size, count } = frame
      const key = `${run} ${size} ${count}`
      const unsolved = runs.get(key) ?? unsolvedRun(count)
      runs.delete(key)
      runs.set(key, unsolved)
      const [oldest] = runs.keys()
      if (oldest !== undefined && runs.size > mostRuns) runs.delete(oldest)
      unsolved.add(frame)
      if (unsolved.known() < count) return { result: 'some', have: unsolved.known(), count }
      const drop = unsolved.solve().subarray(0, size)
      if (crc32(drop) === run) return { result: 'whole', drop }
      // A frame was damaged so that its own sum did not tell.
      runs.delete(key)
      return { result: 'nothing' }
    },
  }
}

/** A frame as an equation: the pieces of which bits are set, laid over each other, are `sum`. */
interface Row {
  bits: bigint
  sum: Uint8Array
}

interface Unsolved {
  add(frame: Frame): void
  known(): number
  /** The pieces one after another; only when all are known. */
  solve(): Uint8Array<ArrayBuffer>
}

/** Gauss's elimination, a frame at a time: `rows` holds, by its lowest piece, each equation that said something new. */
function unsolvedRun(count: number): Unsolved {
  const rows = new Map<number, Row>()
  return {
    add({ run, index, piece }) {
      const row = { bits: bitsOf(mixOf(run, count, index)), sum: piece }
      while (row.bits !== 0n) {
        const lowest = lowestOf(row.bits)
        const known = rows.get(lowest)
        if (known === undefined) return void rows.set(lowest, row)
        row.bits ^= known.bits
        layOver(row.sum, known.sum)
      }
    },
    known: () => rows.size,
    solve() {
      const length = rows.get(0)?.sum.length ?? 0
      const whole = new Uint8Array(count * length)
      for (let index = count - 1; index >= 0; index--) {
        const piece = whole.subarray(index * length, (index + 1) * length)
        const row = rows.get(index)
        layOver(piece, row?.sum)
        for (let later = index + 1; later < count; later++)
          if (((row?.bits ?? 0n) >> BigInt(later)) & 1n)
            layOver(piece, whole.subarray(later * length, (later + 1) * length))
      }
      return whole
    },
  }
}

function bitsOf(pieces: readonly number[]): bigint {
  return pieces.reduce((bits, piece) => bits | (1n << BigInt(piece)), 0n)
}

function lowestOf(bits: bigint): number {
  const lowest = bits & -bits
  return lowest.toString(16).length * 4 - 4 + Math.log2(Number.parseInt(lowest.toString(16).charAt(0), 16))
}
