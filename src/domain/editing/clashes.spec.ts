import { describe, expect, it } from 'vitest'
import type { Programme } from '../../contract/programme.ts'
import { assembleWeek } from '../day.ts'
import { activity, noCounts, programmeOf, stockholmTime } from '../testing.ts'
import { clashes } from './clashes.ts'

describe('a clash', () => {
  const weekOf = (programme: Programme) =>
    assembleWeek({ programme, now: stockholmTime('2026-11-23T08:00'), counts: noCounts })
  const found = (fields: Record<string, unknown>) => {
    const programme = programmeOf({
      rooms: [{ id: 'r', name: { sv: 'Salen' } }],
      activities: [activity('a', { room: 'r' }), activity('b', { room: 'r', ...fields })],
    })
    return [...clashes(weekOf(programme), programme)].map(([id, others]) => [id, others.map((one) => one.id)])
  }

  it('is two in one room at one time', () => {
    expect(found({ start: '2026-11-23T10:30' })).toEqual([
      ['a:2026-11-23', ['b:2026-11-23']],
      ['b:2026-11-23', ['a:2026-11-23']],
    ])
  })

  it.each([
    ['one after the other', { start: '2026-11-23T11:00' }],
    ['another room', { room: 's' }],
    ['a meeting point', { place: { sv: 'Entrén' } }],
    ['another day', { start: '2026-11-24T10:00' }],
  ])('is not %s', (_, fields) => expect(found(fields)).toEqual([]))
})
