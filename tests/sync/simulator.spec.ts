import { describe, expect, it } from 'vitest'
import { adoptAnswer, decidePush } from '../../src/domain/sync.ts'
import { badSeeds, play, type Rules, rules } from './simulator.ts'

const seeds = 500

describe('sync over a bad network, restored hubs, restored and cloned disks', () => {
  it(`loses nothing and doubles nothing in ${seeds} histories`, () => {
    expect(badSeeds(seeds)).toEqual([])
  })

  it('plays the same history from the same seed', () => {
    const mutant = { ...rules, deletesOnAck: true }
    const [bad] = badSeeds(seeds, mutant)
    expect(bad?.verdict).toEqual(play(bad?.seed ?? 0, mutant))
  })
})

describe('the simulator catches', () => {
  const verdictsOf = (mutant: Partial<Rules>) =>
    badSeeds(seeds, { ...rules, ...mutant }).map(({ verdict }) => verdict)

  it('a kiosk that deletes what was acknowledged', () => {
    expect(verdictsOf({ deletesOnAck: true }).some(({ lost }) => lost.length > 0)).toBe(true)
  })

  it('a hub that tells repeats by their place in the log', () => {
    const sameOp: Rules['sameOp'] = (incarnation, { seq }) => `${incarnation} ${seq}`
    expect(verdictsOf({ sameOp }).some(({ double }) => double.length > 0)).toBe(true)
  })

  it('a hub that tells head counts apart by their ops, not by their presses', () => {
    const verdicts = verdictsOf({ sameCount: (op) => op })
    expect(verdicts.some(({ miscounted }) => miscounted !== 0)).toBe(true)
  })

  it('a hub that does not check whether the logs are one', () => {
    const decide: Rules['decide'] = (have, claim) =>
      decidePush(have, { ...claim, afterId: 'any' }, new Set([...claim.ops.map(({ key }) => key), 'any']))
    expect(verdictsOf({ decide }).some(({ lost }) => lost.length > 0)).toBe(true)
  })

  it('a hub that checks what overlaps, and not the op before', () => {
    const decide: Rules['decide'] = (have, claim, held) =>
      decidePush(have, { ...claim, afterId: 'any' }, new Set([...held, 'any']))
    expect(verdictsOf({ decide }).some(({ lost }) => lost.length > 0)).toBe(true)
  })

  it("a kiosk that does not follow the hub's number down", () => {
    const adopt: Rules['adopt'] = (state, answer, sentTo, life) => {
      const next = adoptAnswer(state, answer, sentTo, life)
      return next.incarnation === state.incarnation
        ? { ...next, acked: Math.max(state.acked, next.acked) }
        : next
    }
    const verdicts = verdictsOf({ adopt })
    expect(verdicts.some(({ lost, restless }) => lost.length > 0 || restless > 0)).toBe(true)
  })
})
