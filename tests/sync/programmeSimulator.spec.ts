import { describe, expect, it } from 'vitest'
import { mergeEntity } from '../../src/domain/mergeEntity.ts'
import { badSeeds, play, type Rules, rules } from './programmeSimulator.ts'
import type { Verdict } from './programmeVerdict.ts'

const seeds = 25

describe('one programme at three screens, over a bad network, with restored hubs and disks', () => {
  it(`comes to the same everywhere, loses no field and hides no edit in ${seeds} histories`, () => {
    expect(badSeeds(seeds)).toEqual([])
  })
})

describe('the simulator catches', () => {
  const found = (mutant: Partial<Rules>, what: (verdict: Verdict) => unknown[]) =>
    Array.from({ length: 60 }).some((_, seed) => what(play(seed, { ...rules, ...mutant })).length > 0)

  it('a screen that moves on without all that came', () => {
    const taken: Rules['taken'] = (came) => ({ ...came, entities: came.entities.slice(1) })
    expect(found({ taken }, ({ differing }) => differing)).toBe(true)
  })

  it('a screen that takes its own edits down before the hub has them', () => {
    const taken: Rules['taken'] = (came) => ({ ...came, have: came.have + 3 })
    expect(found({ taken }, ({ hidden }) => hidden)).toBe(true)
  })

  it('a screen that leaves its own edits on top for ever', () => {
    const taken: Rules['taken'] = (came) => ({ ...came, have: 0 })
    expect(found({ taken }, ({ differing }) => differing)).toBe(true)
  })

  it('a hub that was put back and goes on where the screen believes it to be', () => {
    expect(found({ hubSaysAnew: false }, ({ differing }) => differing)).toBe(true)
  })

  it('a hub that does not say that an edit has lost', () => {
    expect(found({ conflictsMove: false }, ({ untold }) => untold)).toBe(true)
  })

  it('a hub that replaces the whole where one field was changed', () => {
    const merge: Rules['merge'] = (known, op, from) => {
      const merged = mergeEntity(known, op, from)
      const isReplaced = op.kind === 'entity.patched' && merged.changed
      return isReplaced ? { ...merged, entity: { ...merged.entity, fields: op.body.fields } } : merged
    }
    expect(found({ merge }, ({ lost }) => lost)).toBe(true)
  })
})
