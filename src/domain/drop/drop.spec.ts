import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxDropBytes } from '../../contract/drop.ts'
import { fromBase45, toBase45 } from './base45.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { crc32 } from './crc32.ts'
import { type Drop, openDrop, opsIn, packDrop } from './drop.ts'
import { aDrop } from './testing.ts'

const bytes = fc.uint8Array({ maxLength: 600 }).map((given) => new Uint8Array(given))
const ascii = (text: string) => new TextEncoder().encode(text)

it('sums as all the world does', () => {
  expect(crc32(ascii('123456789'))).toBe(0xcbf43926)
})

describe('bytes as text', () => {
  it('are what RFC 9285 says', () => {
    expect(toBase45(ascii('Hello!!'))).toBe('%69 VD92EX0')
    expect(toBase45(ascii('base-45'))).toBe('UJCLQE7W581')
    expect(fromBase45('QED8WEX0')).toEqual(ascii('ietf!'))
  })

  it('come back as they were', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        expect(fromBase45(toBase45(given))).toEqual(given)
        expect(fromBase64(toBase64(given))).toEqual(given)
      }),
    )
  })

  it.each(['A', 'GGW', '::', 'aa', 'Å0', '🙂00'])('are not read from %s', (text) => {
    expect(fromBase45(text)).toBeNull()
  })

  it('are not read from what is no base64', () => {
    expect(fromBase64('å')).toBeNull()
  })
})

describe('a drop', () => {
  it('is read as it was written, its parcels in the order of the log', () => {
    fc.assert(
      fc.property(aDrop, (drop) => {
        const read = openDrop(packDrop(drop))
        expect(read).toEqual({ ...drop, parcels: drop.parcels.toSorted((a, b) => a.after - b.after) })
        expect(opsIn(read as Drop)).toBe(drop.parcels.reduce((sum, { ops }) => sum + ops, 0))
      }),
    )
  })

  it('is never read as another one, wherever it is damaged, cut or lengthened', () => {
    fc.assert(
      fc.property(aDrop, fc.nat(), fc.integer({ min: 1, max: 255 }), fc.nat(), (drop, at, by, to) => {
        const packed = packDrop(drop)
        const damaged = packed.slice()
        damaged[at % packed.length] = (packed[at % packed.length] ?? 0) ^ by
        expect(['NOT_A_DROP', 'NEWER', 'DAMAGED']).toContain(openDrop(damaged))
        expect(['NOT_A_DROP', 'DAMAGED']).toContain(openDrop(packed.slice(0, to % packed.length)))
        expect(openDrop(new Uint8Array([...packed, by]))).toBe('DAMAGED')
      }),
    )
  })

  it('of a newer version is told from a damaged one', () => {
    const [drop] = fc.sample(aDrop, 1)
    if (!drop) throw new Error('no drop')
    const packed = packDrop(drop)
    packed['SAMVARO-DROP'.length] = 2
    expect(openDrop(packed)).toBe('NEWER')
  })

  it('is nothing else: no text, no picture, no giant', () => {
    fc.assert(fc.property(bytes, (given) => void expect(openDrop(given)).toBe('NOT_A_DROP')))
    expect(openDrop(new Uint8Array(maxDropBytes + 1))).toBe('NOT_A_DROP')
  })

  it('whose head says what no drop says is damaged', () => {
    const [drop] = fc.sample(aDrop, 1)
    if (!drop) throw new Error('no drop')
    for (const odd of [{ date: 'i går' }, { parcels: [] }, { venue: 'x'.repeat(201) }])
      expect(openDrop(packDrop({ ...drop, ...odd }))).toBe('DAMAGED')
  })
})
