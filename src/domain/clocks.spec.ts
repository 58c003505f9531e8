import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClockReading, clockError, type OpTime, reckon, wrongClockMs } from './clocks.ts'

const noon = Date.UTC(2026, 10, 23, 11)
const minute = 60_000
const year = 365 * 24 * 60 * minute

const op = (more: Partial<OpTime> = {}): OpTime => ({ bootId: 'a', monoMs: 1000, atWall: noon, ...more })
const sent = (more: Partial<ClockReading> = {}): ClockReading => ({
  bootId: 'a',
  monoMs: 1000,
  wall: noon,
  ...more,
})

describe('when an op happened', () => {
  it('is reckoned back from when it arrived, within one boot', () => {
    const hourLater = sent({ monoMs: 1000 + 60 * minute })
    expect(reckon(op(), hourLater, noon + 60 * minute)).toEqual({
      quality: 'anchored',
      at: noon,
      wrong: false,
    })
    expect(reckon(op({ atWall: noon - year }), hourLater, noon + 60 * minute)).toEqual({
      quality: 'anchored',
      at: noon,
      wrong: true,
    })
  })

  it.each([
    ['another boot', op({ bootId: 'b' }), sent()],
    ['no clock told', op(), null],
    ['an op after its sending', op({ monoMs: 5000 }), sent()],
    ['a time before the boot', op({ monoMs: -1 }), sent()],
    ['a boot without end', op(), sent({ monoMs: 1e300 })],
  ])('is a guess by %s', (_name, written, told) => {
    expect(reckon(written, told, noon)).toEqual({ quality: 'guess', at: null, wrong: false })
  })

  it.each([
    [noon + wrongClockMs, false],
    [noon + wrongClockMs + 1, true],
    [0, true],
    [Number.MAX_VALUE, true],
    [-Number.MAX_VALUE, true],
    [noon - year / 2, false],
  ])('cannot have been at %d when nothing but that is known: %s', (atWall, wrong) => {
    expect(reckon(op({ atWall, bootId: 'b' }), sent(), noon)).toMatchObject({ quality: 'guess', wrong })
  })
})

it('measures a clock by what it showed when it sent, whatever that was', () => {
  expect(clockError(sent({ wall: noon + 12 * minute }), noon)).toBe(12 * minute)
  expect(clockError(sent({ wall: 0 }), noon)).toBe(-noon)
  expect(Number.isSafeInteger(clockError(sent({ wall: Number.MAX_VALUE }), noon))).toBe(true)
})

type Step = { pass: number } | { jump: number } | { boot: number } | 'visit' | 'push'

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.integer({ min: 0, max: 3 * 24 * 60 * minute }).map((pass) => ({ pass })),
  fc.integer({ min: -2 * year, max: 2 * year }).map((jump) => ({ jump })),
  fc.integer({ min: -2 * year, max: 2 * year }).map((boot) => ({ boot })),
  fc.constant<Step>('visit'),
  fc.constant<Step>('push'),
)

interface Visit {
  op: OpTime
  truly: number
  flagged: boolean
  /** It was sent while its boot went on, so that its true time was found. */
  anchored: boolean
}

/** A screen whose clock jumps while it runs and between its boots, and a hub that hears of every visit again at every push. */
function live(steps: readonly Step[]): Visit[] {
  const truth = { now: noon, booted: noon, boot: 0, off: 0 }
  const visits: Visit[] = []
  const reading = (): ClockReading => ({
    bootId: String(truth.boot),
    monoMs: truth.now - truth.booted,
    wall: truth.now + truth.off,
  })
  function hear(visit: Visit): void {
    const before = visit.flagged
    const { quality, at, wrong } = reckon(visit.op, reading(), truth.now)
    if (quality === 'anchored') {
      expect(at).toBe(visit.truly)
      visit.anchored = true
      // Nothing that was flagged is found right after all.
      expect(wrong).toBe(before || wrong)
    }
    visit.flagged ||= wrong
  }
  for (const each of steps) {
    if (each === 'visit') {
      const { bootId, monoMs, wall } = reading()
      const op = { bootId, monoMs, atWall: wall }
      visits.push({ op, truly: truth.now, flagged: false, anchored: false })
    } else if (each === 'push') visits.forEach(hear)
    else if ('pass' in each) truth.now += each.pass
    else if ('jump' in each) truth.off += each.jump
    else Object.assign(truth, { boot: truth.boot + 1, booted: truth.now, off: truth.off + each.boot })
    expect(reading().monoMs).toBeGreaterThanOrEqual(0)
  }
  return visits
}

it('finds the true time within a boot however the clock jumps, flags no right one, and clears none that it has flagged', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const visits = live(steps)
      expect(visits).toHaveLength(steps.filter((each) => each === 'visit').length)
      for (const { op, truly, flagged, anchored } of visits) {
        const wrong = Math.abs(op.atWall - truly) > wrongClockMs
        if (!wrong || anchored) expect(flagged).toBe(wrong)
      }
    }),
    { numRuns: 500 },
  )
})
