import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DoorStep,
  keysToOpen,
  keysWithinMs,
  placeAt,
  placeMarginMm,
  stepped,
  touchesToOpen,
  touchesWithinMs,
} from './hiddenDoor.ts'

const C = 'clock'
const V = 'venue'
const E = 'elsewhere'

/** Whether these steps, `gap` ms apart, open at their last. */
function opensAt(signs: readonly string[], gap: number, wanted: readonly string[], withinMs: number) {
  return walk(
    signs.map((sign, index) => ({ sign, at: index * gap })),
    wanted,
    withinMs,
  )
}

/** At which of the steps it opens, -1 for none. */
function walk(steps: readonly DoorStep[], wanted: readonly string[], withinMs: number): number {
  let kept: readonly DoorStep[] = []
  for (const [index, step] of steps.entries()) {
    const next = stepped(kept, step, wanted, withinMs)
    if (next.opens) return index
    kept = next.steps
  }
  return -1
}

describe('the touches', () => {
  it.each([
    ['the four', [C, V, C, V], 1000, 3],
    ['the four at the last moment', [C, V, C, V], 2000, 3],
    ['too slowly', [C, V, C, V], 2001, -1],
    ['the other way about', [V, C, V, C], 1000, -1],
    ['the other way about, and one more', [V, C, V, C, V], 1000, 4],
    ['something else between', [C, V, E, C, V], 500, -1],
    ['something else before', [E, C, V, C, V], 500, 4],
    ['one place again and again', [C, C, C, C, C, C, C, C], 300, -1],
    ['each place twice', [C, C, V, V, C, C, V, V], 300, -1],
    ['a first touch that trembles', [C, C, V, C, V], 500, 4],
    ['three of them', [C, V, C], 500, -1],
  ])('%s', (_, signs, gap, at) => {
    expect(opensAt(signs, gap, touchesToOpen, touchesWithinMs)).toBe(at)
  })

  it('begin anew when they have opened', () => {
    const steps = [C, V, C, V].map((sign, index) => ({ sign, at: index }))
    const last = steps.reduce<ReturnType<typeof stepped>>(
      ({ steps: kept }, step) => stepped(kept, step, touchesToOpen, touchesWithinMs),
      { steps: [], opens: false },
    )
    expect(last).toEqual({ steps: [], opens: true })
  })
})

describe('the keys', () => {
  const [up, down, left, right] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']
  it.each([
    ['the eight', [...keysToOpen], 1000, 7],
    ['too slowly', [...keysToOpen], 1430, -1],
    ['one arrow too many before', [up, ...keysToOpen], 300, 8],
    ['OK between', [up, up, down, down, 'Enter', left, right, left, right], 300, -1],
    ['all arrows in a row', [up, up, up, down, down, down, left, right], 300, -1],
  ])('%s', (_, signs, gap, at) => {
    expect(opensAt(signs, gap, keysToOpen, keysWithinMs)).toBe(at)
  })
})

it('opens for just the sequences that end in the wanted one within the time', () => {
  const step = fc.record({ sign: fc.constantFrom(C, V, E), gap: fc.integer({ min: 0, max: 3000 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (gaps) => {
      let at = 0
      const steps = gaps.map(({ sign, gap }) => {
        at += gap
        return { sign, at }
      })
      const first = steps.findIndex((last, index) => {
        const four = steps.slice(index - 3, index + 1)
        return (
          index >= 3 &&
          four.map(({ sign }) => sign[0]).join('') === 'cvcv' &&
          last.at - (four[0]?.at ?? 0) <= touchesWithinMs
        )
      })
      expect(walk(steps, touchesToOpen, touchesWithinMs)).toBe(first)
    }),
    { numRuns: 2000 },
  )
})

/** The home screens as they stand on a 43-inch panel, in pixels: head, and what a visitor touches. */
const screens = {
  portrait: {
    width: 1080,
    height: 1920,
    mm: 2.017,
    clock: { left: 645, top: 63, right: 1026, bottom: 187 },
    venue: { left: 54, top: 40, right: 438, bottom: 79 },
    buttons: [
      { left: 54, top: 1457, right: 1026, bottom: 1691 },
      { left: 54, top: 1710, right: 367, bottom: 1843 },
      { left: 384, top: 1710, right: 696, bottom: 1843 },
      { left: 713, top: 1710, right: 1026, bottom: 1843 },
      { left: 50, top: 1861, right: 400, bottom: 1904 },
    ],
  },
  landscape: {
    width: 1920,
    height: 1080,
    mm: 2.017,
    clock: { left: 1485, top: 63, right: 1866, bottom: 187 },
    venue: { left: 54, top: 40, right: 438, bottom: 79 },
    buttons: [
      { left: 1101, top: 617, right: 1866, bottom: 851 },
      { left: 1101, top: 870, right: 1345, bottom: 1003 },
      { left: 1361, top: 870, right: 1605, bottom: 1003 },
      { left: 1621, top: 870, right: 1866, bottom: 1003 },
      { left: 50, top: 1021, right: 400, bottom: 1064 },
    ],
  },
} as const
type Screen = (typeof screens)[keyof typeof screens]

/** Numbers from 0 to 1 that a seed gives (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Of `sequences` walks of `length` touches, 150 to 1,500 ms apart, how many open. */
function countOpened(
  screen: Screen,
  how: { sequences: number; length: number; touch: (next: () => number) => { x: number; y: number } },
): number {
  const next = numbersFrom(20261123)
  let opened = 0
  for (let sequence = 0; sequence < how.sequences; sequence += 1) {
    let at = 0
    const steps = Array.from({ length: how.length }, () => {
      at += 150 + next() * 1350
      return { sign: placeAt(how.touch(next), screen, placeMarginMm * screen.mm), at }
    })
    if (walk(steps, touchesToOpen, touchesWithinMs) >= 0) opened += 1
  }
  return opened
}

describe.each(Object.entries(screens))('on a screen in %s', (_, screen) => {
  /** A tap 3.4 mm beside what it aims at, on average, in any direction (access.md, tremor walk). */
  const beside = (next: () => number, x: number, y: number) => {
    const [angle, far] = [next() * 2 * Math.PI, next() * 2 * 3.4 * screen.mm]
    return { x: x + far * Math.cos(angle), y: y + far * Math.sin(angle) }
  }

  it('no hand that trembles over the buttons opens it', () => {
    const touch = (next: () => number) => {
      const { left, top, right, bottom } =
        screen.buttons[Math.floor(next() * screen.buttons.length)] ?? screen.buttons[0]
      return beside(next, left + next() * (right - left), top + next() * (bottom - top))
    }
    expect(countOpened(screen, { sequences: 100_000, length: 40, touch })).toBe(0)
  })

  it('touches anywhere on the glass open it practically never', () => {
    const touch = (next: () => number) => ({ x: next() * screen.width, y: next() * screen.height })
    // Four touches in a row on places of 2 to 3 % of the glass: about one walk of forty touches in 50,000.
    expect(countOpened(screen, { sequences: 100_000, length: 40, touch })).toBeLessThanOrEqual(5)
  })

  it('a curious visitor who taps the clock, however often, does not open it', () => {
    const { left, top, right, bottom } = screen.clock
    const touch = (next: () => number) =>
      beside(next, left + next() * (right - left), top + next() * (bottom - top))
    expect(countOpened(screen, { sequences: 10_000, length: 40, touch })).toBe(0)
  })
})

it('keys pressed anyhow on a keypad open it practically never', () => {
  const keypad = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Enter', 'Escape', 'Tab']
  const next = numbersFrom(7)
  let opened = 0
  for (let sequence = 0; sequence < 100_000; sequence += 1) {
    const steps = Array.from({ length: 40 }, (_, index) => ({
      sign: keypad[Math.floor(next() * keypad.length)] ?? 'Enter',
      at: index * 400,
    }))
    if (walk(steps, keysToOpen, keysWithinMs) >= 0) opened += 1
  }
  expect(opened).toBeLessThanOrEqual(3)
})
