import fc from 'fast-check'
import { create } from 'qrcode'
import { describe, expect, it } from 'vitest'
import { maxDropBytes } from '../../contract/drop.ts'
import { fromBase45, toBase45 } from './base45.ts'
import { crc32 } from './crc32.ts'
import { readFrame, runOf } from './frames.ts'
import { createGatherer, type Gathered } from './gather.ts'

const aDropOf = (maxLength: number) =>
  fc.uint8Array({ minLength: 1, maxLength }).map((bytes) => new Uint8Array(bytes))

/** Feeds texts one after another; the drops that became whole. */
function wholes(texts: Iterable<string>, gatherer = createGatherer()): Uint8Array[] {
  return [...texts].flatMap((text) => {
    const came = gatherer.read(text)
    return came.result === 'whole' ? [came.drop] : []
  })
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}

/** Random, and of a length that tells of many pieces. */
function large(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  let state = seed
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0
    return state >>> 16
  })
}

/** The frame with another piece, and a sum that is right for it. */
function forged(text: string): string {
  const bytes = fromBase45(text.slice('SAMVARO-D1-'.length))
  if (bytes === null) throw new Error('no frame')
  bytes[20] = (bytes[20] ?? 0) ^ 1
  new DataView(bytes.buffer).setUint32(bytes.length - 4, crc32(bytes.subarray(0, -4)))
  return `SAMVARO-D1-${toBase45(bytes)}`
}

describe('a run of frames', () => {
  it('comes together in any order, whatever is repeated', () => {
    fc.assert(
      fc.property(
        aDropOf(6000).chain((drop) =>
          fc.record({
            drop: fc.constant(drop),
            order: fc.shuffledSubarray(upTo(runOf(drop).count), { minLength: runOf(drop).count }),
            repeats: fc.array(fc.nat(), { maxLength: 10 }),
          }),
        ),
        ({ drop, order, repeats }) => {
          const run = runOf(drop)
          const seen = [...repeats.map((one) => order[one % order.length] ?? 0).slice(0, -1), ...order]
          const [whole] = wholes(seen.map((index) => run.frame(index)))
          expect(whole).toEqual(drop)
        },
      ),
    )
  })

  it('comes together out of any frames once there are enough, and is never taken for whole before', () => {
    fc.assert(
      fc.property(aDropOf(12_000), fc.nat(0xffff), fc.integer({ min: 1, max: 7 }), (drop, first, step) => {
        const run = runOf(drop)
        const gatherer = createGatherer()
        let read = 0
        let came: Gathered = { result: 'nothing' }
        while (came.result !== 'whole' && read < run.count + 40) {
          came = gatherer.read(run.frame(first + read * step))
          read++
        }
        expect(came).toEqual({ result: 'whole', drop })
        expect(read).toBeGreaterThanOrEqual(run.count)
      }),
    )
  })

  it('needs few more frames than it has pieces, though every third was missed', () => {
    const drop = large(60_000)
    const run = runOf(drop)
    const gatherer = createGatherer()
    let read = 0
    for (let index = 0; ; index++) {
      if (index % 3 === 0) continue
      read++
      if (gatherer.read(run.frame(index)).result === 'whole') break
    }
    expect(read).toBeLessThanOrEqual(run.count + 12)
  })

  it('is told from another that is read in between', () => {
    fc.assert(
      fc.property(aDropOf(3000), aDropOf(3000), fc.array(fc.boolean(), { maxLength: 80 }), (a, b, turns) => {
        const runs = [a, b].map((drop) => ({ drop, run: runOf(drop), next: 0 }))
        const gatherer = createGatherer()
        for (const turn of turns) {
          const shown = runs[turn ? 1 : 0]
          if (!shown) throw new Error('no run')
          const came = gatherer.read(shown.run.frame(shown.next))
          shown.next++
          if (came.result === 'whole') expect(came.drop).toEqual(shown.drop)
        }
      }),
    )
  })

  it('gives nothing wrong when frames are damaged, and goes on with those that are not', () => {
    fc.assert(
      fc.property(
        aDropOf(3000),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('A', '7', ':')), { maxLength: 12 }),
        (drop, damages) => {
          const run = runOf(drop)
          const gatherer = createGatherer()
          for (const [index, at, sign] of damages) {
            const text = run.frame(index % 0x10000)
            const place = at % text.length
            const came = gatherer.read(text.slice(0, place) + sign + text.slice(place + 1))
            if (text[place] !== sign) expect(came).toEqual({ result: 'nothing' })
          }
          const [whole] = wholes(
            upTo(run.count).map((index) => run.frame(index)),
            gatherer,
          )
          expect(whole ?? drop).toEqual(drop)
        },
      ),
    )
  })

  it('tells how far it has come, and nothing new of a frame that is read again', () => {
    const run = runOf(large(2000))
    const gatherer = createGatherer()
    expect(run.count).toBe(4)
    expect(gatherer.read(run.frame(2))).toEqual({ result: 'some', have: 1, count: 4 })
    expect(gatherer.read(run.frame(2))).toEqual({ result: 'some', have: 1, count: 4 })
    expect(gatherer.read(run.frame(0))).toEqual({ result: 'some', have: 2, count: 4 })
    expect(gatherer.read('SAMVARO-B-0123456789ABCDEFGHJKMNPQRS')).toEqual({ result: 'nothing' })
  })

  it('begins anew when a forger has made it whole with a piece of his own', () => {
    const drop = large(1000)
    const run = runOf(drop)
    const gatherer = createGatherer()
    gatherer.read(run.frame(0))
    expect(gatherer.read(forged(run.frame(1)))).toEqual({ result: 'nothing' })
    expect(
      wholes(
        [1, 0].map((index) => run.frame(index)),
        gatherer,
      ),
    ).toEqual([drop])
  })

  it('is of QR codes that are no larger than version 16', () => {
    for (const length of [1, 8000, 55_000, maxDropBytes]) {
      const text = runOf(large(length)).frame(5)
      expect(create(text, { errorCorrectionLevel: 'L' }).version).toBeLessThanOrEqual(16)
    }
  })
})

it.each(['', 'https://samvaro.example', 'SAMVARO-D1-', 'SAMVARO-D1-QED8WEX0', 'SAMVARO-D2-00'])(
  'no frame is read from %j',
  (text) => {
    expect(readFrame(text)).toBeNull()
  },
)
