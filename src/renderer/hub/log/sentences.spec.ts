import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../../contract/hubAccounts.ts'
import { auditActions } from '../../../contract/words.ts'
import { byDay, sentenceOf } from './sentences.ts'

const entry: AuditEntry = {
  ...{ id: 'a', at: new Date(2026, 10, 25, 10, 30).getTime(), action: 'account.added' },
  by: { kind: 'person', name: 'Eva Ek' },
  ...{ person: 'Olof', screen: null, venue: null },
}

describe('what was done', () => {
  it('has a sentence, whatever it was and whoever is gone since', () => {
    for (const action of [...auditActions, null]) {
      for (const kind of ['operator', 'gone'] as const) {
        const gone = { ...entry, action, by: { kind }, person: null }
        expect(sentenceOf(gone)).toMatch(/^[\p{L} ]{8,}$/u)
      }
    }
  })

  it('names who and whom', () => {
    expect(sentenceOf(entry)).toBe('Eva Ek lade till Olof')
    expect(sentenceOf({ ...entry, by: { kind: 'gone' }, person: null })).toBe(
      'En borttagen person lade till en borttagen person',
    )
    expect(sentenceOf({ ...entry, action: 'account.removed', person: null })).toBe(
      'Eva Ek tog bort en person',
    )
    const enrolled = { ...entry, action: 'device.enrolled', screen: 'Skärm 1', venue: 'Linden' } as const
    expect(sentenceOf(enrolled)).toBe('Skärm 1 anslöts till Linden')
  })

  it('stands under its day', () => {
    const late = { ...entry, id: 'b', at: new Date(2026, 10, 24, 23, 59).getTime() }
    expect(byDay([entry, late]).map(({ day, entries }) => [day, entries.length])).toEqual([
      ['2026-11-25', 1],
      ['2026-11-24', 1],
    ])
    expect(byDay([entry, { ...entry, id: 'c' }])).toHaveLength(1)
  })
})
