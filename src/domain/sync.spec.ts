import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adoptAnswer, batchLimit, cutBatch, decidePush, keysToProve, nextDelay, placesOf } from './sync.ts'

const answered = { epoch: 'e1', hubTime: 0 }
const logOf = (length: number, lineage = 'a') =>
  Array.from({ length }, (_, index) => `${lineage}${index + 1}`)

/** The push of a kiosk whose log is `log`, from `after`, `count` ops. */
function claim(log: string[], after: number, count: number) {
  const ops = log.slice(after, after + count).map((key, index) => ({ seq: after + index + 1, key }))
  return { after, afterId: log[after - 1] ?? null, ops }
}

describe('the hub decides', () => {
  it('takes what follows, skips what it has, and asks for what it lacks', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60), (length, have, after, count) => {
        fc.pre(have <= length && after <= length)
        const log = logOf(length)
        const decision = decidePush(have, claim(log, after, count), new Set(log.slice(0, have)))
        if (after > have) {
          expect(decision).toEqual({ result: 'rewind', have })
          return
        }
        const sent = log.slice(after, after + count)
        expect(decision).toMatchObject({ result: 'take', have: after + sent.length })
        if (decision.result !== 'take') return
        expect([...log.slice(0, have), ...sent.slice(decision.skip)]).toEqual(
          log.slice(0, decision.watermark),
        )
      }),
    )
  })

  it('never acknowledges an op of a log that is not the one it holds', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(80), (shared, more, after, count) => {
        const hub = [...logOf(shared), ...logOf(more, 'hub')]
        const kiosk = [...logOf(shared), ...logOf(40, 'kiosk')]
        fc.pre(after <= kiosk.length)
        const decision = decidePush(hub.length, claim(kiosk, after, count), new Set(hub))
        if (decision.result !== 'take') return
        const afterwards = new Set([...hub, ...kiosk.slice(after, after + count).slice(decision.skip)])
        expect(kiosk.slice(0, decision.have).filter((id) => !afterwards.has(id))).toEqual([])
      }),
    )
  })

  it('finds out a rolled back disk that has written on', () => {
    const hub = new Set([...logOf(90), ...logOf(60, 'old')])
    const kiosk = [...logOf(90), ...logOf(60, 'new')]
    expect(decidePush(150, claim(kiosk, 90, 30), hub)).toEqual({ result: 'diverged' })
    expect(decidePush(150, claim(kiosk, 80, 10), hub)).toMatchObject({ result: 'take', have: 90 })
  })

  it('finds out by the op before, when nothing overlaps', () => {
    const kiosk = [...logOf(90), ...logOf(20, 'mine')]
    const hub = new Set([...logOf(90), ...logOf(20, 'theirs')])
    expect(decidePush(110, claim(kiosk, 110, 0), hub)).toEqual({ result: 'diverged' })
    expect(decidePush(110, { after: 110, afterId: null, ops: [] }, hub)).toEqual({ result: 'diverged' })
  })

  it('gives every op a place that rises, and keeps a hole as it is', () => {
    expect(placesOf(4, [5, null, 9, 9, 3, 12])).toEqual([5, 6, 9, 10, 11, 12])
    const gap = { after: 4, afterId: 'a4', ops: [{ seq: 9, key: 'a9' }] }
    expect(decidePush(4, gap, new Set(['a4']))).toEqual({ result: 'take', skip: 0, have: 9, watermark: 9 })
  })

  it('asks the store for the op before and the overlap only', () => {
    expect(keysToProve(5, claim(logOf(9), 3, 6))).toEqual(['a3', 'a4', 'a5'])
    expect(keysToProve(2, claim(logOf(9), 3, 6))).toEqual([])
  })
})

describe('the kiosk adopts', () => {
  const state = { incarnation: 'i1', epoch: null, acked: 4 }

  it("the hub's number, down as well as up", () => {
    expect(adoptAnswer(state, { result: 'have', have: 7, quarantined: [], ...answered }, 7, 'i2')).toEqual({
      incarnation: 'i1',
      epoch: 'e1',
      acked: 7,
    })
    expect(adoptAnswer(state, { result: 'rewind', have: 2, ...answered }, 7, 'i2').acked).toBe(2)
  })

  it('a new incarnation when its log is not the one that the hub knows', () => {
    const fresh = { incarnation: 'i2', epoch: 'e1', acked: 0 }
    expect(adoptAnswer(state, { result: 'diverged', ...answered }, 7, 'i2')).toEqual(fresh)
    expect(adoptAnswer(state, { result: 'rewind', have: 9, ...answered }, 7, 'i2')).toEqual(fresh)
  })
})

describe('waiting', () => {
  it('stays within 300 s and never comes back before Retry-After', () => {
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.option(fc.nat(1_000_000), { nil: null }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, retryAfter, random) => {
          const delay = nextDelay(failures, retryAfter, random)
          expect(delay).toBeLessThanOrEqual(300_000)
          expect(delay).toBeGreaterThanOrEqual(Math.min(300_000, retryAfter ?? 0))
        },
      ),
    )
  })

  it('spreads over the whole of a growing span', () => {
    expect(nextDelay(0, null, 0.5)).toBe(500)
    expect(nextDelay(3, null, 0.5)).toBe(4000)
    expect(nextDelay(12, null, 0)).toBe(0)
    expect(nextDelay(12, null, 0.5)).toBe(150_000)
  })
})

describe('a batch', () => {
  it('keeps to its limits, takes as many as fit, and never none', () => {
    const limits = [fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 400 })] as const
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99 })), ...limits, (bytes, limit, maxBytes) => {
        const batch = cutBatch(bytes, (size) => size, limit, maxBytes)
        const cut = batch.length
        expect(batch).toEqual(bytes.slice(0, cut))
        const size = (count: number) => bytes.slice(0, count).reduce((sum, each) => sum + each + 1, 0)
        const fits = (count: number) => count <= limit && size(count) <= maxBytes
        expect(cut).toBeGreaterThanOrEqual(Math.min(1, bytes.length))
        expect(fits(cut) || cut === 1).toBe(true)
        expect(cut === bytes.length || !fits(cut + 1)).toBe(true)
      }),
    )
  })

  it('reads no further than the first that does not fit', () => {
    let read = 0
    const ops = (function* () {
      for (;;) yield ++read
    })()
    expect(cutBatch(ops, () => 9, 100, 40)).toEqual([1, 2, 3, 4])
    expect(read).toBe(5)
  })

  it('grows with the backlog and shrinks with every 413', () => {
    expect(batchLimit(500, 0)).toBe(500)
    expect(batchLimit(501, 0)).toBe(2000)
    expect(batchLimit(501, 2)).toBe(500)
    expect(batchLimit(9, 40)).toBe(1)
  })
})
