import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterRightPin,
  type BootMoment,
  forgottenMs,
  freeGuesses,
  guessedAt,
  lockAfter,
  lockedMs,
  type PinLock,
  seenAt,
} from './pinLock.ts'

const at = (mono: number, bootId = 'a'): BootMoment => ({ bootId, mono })

describe('the lock', () => {
  it('grows to fifteen minutes and stays there', () => {
    const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000].map((failures) => lockAfter(failures) / 1000)
    expect(seconds).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900, 900])
  })

  it('runs by the monotonic clock within a boot', () => {
    const lock = { failures: 3, since: at(1000) }
    expect(lockedMs(lock, at(1000))).toBe(30_000)
    expect(lockedMs(lock, at(30_999.5))).toBe(1)
    expect(lockedMs(lock, at(31_000))).toBe(0)
  })

  it.each([
    ['another boot', at(9_000_000, 'b')],
    ['a clock that runs backwards', at(999)],
  ])('begins anew under %s', (_, now) => {
    const lock = { failures: 4, since: at(1000) }
    expect(lockedMs(lock, now)).toBe(60_000)
    expect(seenAt(lock, now)).toEqual({ failures: 4, since: now })
  })

  it('takes no guess while it holds, and counts none', () => {
    expect(guessedAt({ failures: 3, since: at(0) }, at(29_999))).toBeNull()
    expect(guessedAt({ failures: 3, since: at(0) }, at(30_000))).toEqual({ failures: 4, since: at(30_000) })
  })
})

/** What may happen at a door: a guess, time that passes, the engine or the machine started again, somebody who only looks. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ do: 'guess' } as const) },
  // A volunteer who comes in by their own PIN.
  { weight: 2, arbitrary: fc.constant({ do: 'own' } as const) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      // Around each length of the lock, where an error would hide.
      ms: fc.oneof(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom(29_999, 30_000, 59_999, 60_000, 120_000, 240_000, 480_000, 899_999, 900_000),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('boot' as const), mono: fc.nat(2_000_000) }) },
  // A boot whose engine was killed before it had kept what it saw.
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lostBoot' as const), mono: fc.nat(2_000_000) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' } as const) },
)

/** The most guesses that any stretch of this many ms may hold, reckoned from a door that nobody has tried. */
function mostIn(span: number): number {
  let guesses = freeGuesses + 1
  for (let spent = lockAfter(guesses); spent <= span; spent += lockAfter(guesses)) guesses++
  return guesses
}

/** The same where somebody who is no administrator comes in between: what was before a quiet stretch is forgotten. */
function mostBesideOwn(span: number): number {
  return span < forgottenMs ? mostIn(span) : mostIn(forgottenMs - 1) * Math.ceil((span + 1) / forgottenMs)
}

describe('the right PIN', () => {
  const before = { failures: 5, since: at(0) }
  const guessed = { failures: 6, since: at(300_000) }
  const counted = { before, guessed }

  it.each([
    ['of an administrator takes the lock away', true, guessed, 300_000, null],
    ['of another takes back its own guess', false, guessed, 300_000, before],
    ['of another takes the lock away when all is long ago', false, guessed, forgottenMs, null],
    [
      'of another leaves what was tried meanwhile',
      false,
      { failures: 7, since: at(300_100) },
      forgottenMs,
      {
        failures: 6,
        since: at(300_100),
      },
    ],
    ['finds no lock that was taken away meanwhile', false, null, 300_000, null],
  ])('%s', (_, isAdministrator, kept, mono, left) => {
    expect(afterRightPin(kept, counted, { isAdministrator, now: at(mono) })).toEqual(left)
  })

  it('of somebody who guesses nothing leaves no lock', () => {
    const first = { before: null, guessed: { failures: 1, since: at(0) } }
    expect(afterRightPin(first.guessed, first, { isAdministrator: false, now: at(0) })).toBeNull()
  })
})

it('never lets more guesses through in any stretch of time, and no restart shortens it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      let lock: PinLock | null = null
      let boots = 0
      let [real, mono] = [0, 0]
      const now = () => at(mono, `boot-${boots}`)
      const tried: number[] = []
      for (const step of steps) {
        const before = lockedMs(lock, now())
        if (step.do === 'wait') {
          real += step.ms
          mono += step.ms
        } else if (step.do === 'guess') {
          const guessed = guessedAt(lock, now())
          expect(guessed === null).toBe(before > 0)
          if (guessed !== null) tried.push(real)
          lock = guessed ?? lock
        } else if (step.do === 'own') {
          const guessed = guessedAt(lock, now())
          if (guessed !== null) {
            lock = afterRightPin(guessed, { before: lock, guessed }, { isAdministrator: false, now: now() })
            expect(lockedMs(lock, now())).toBe(0)
          }
        } else {
          if (step.do !== 'restart') {
            boots++
            mono = step.mono
          }
          expect(lockedMs(lock, now())).toBeGreaterThanOrEqual(before)
          if (step.do !== 'lostBoot' && lock !== null) lock = seenAt(lock, now())
        }
      }
      const most = steps.some((step) => step.do === 'own') ? mostBesideOwn : mostIn
      for (const [first, from] of tried.entries()) {
        for (const [last, until] of tried.entries()) {
          if (last >= first) expect(last - first + 1).toBeLessThanOrEqual(most(until - from))
        }
      }
    }),
    { numRuns: 500 },
  )
})
