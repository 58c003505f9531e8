import { activityFields, type Programme } from '../../../src/contract/programme.ts'
import { pictureDay } from '../../support/programmes.ts'

export const thursday = '2026-11-26'

/** Bingo on Thursdays, or what `fields` make of it. */
export function bingo(fields: Record<string, unknown> = {}): Programme['activities'][number] {
  const usual = {
    title: { sv: 'Bingo' },
    goalArea: 'community',
    organiser: { kind: 'association', name: 'PRO' },
    room: 'salen',
    start: '2026-11-05T13:00',
    durationMinutes: 120,
    recurrence: 'FREQ=WEEKLY;BYDAY=TH',
  }
  return { id: 'bingo', ...activityFields.parse({ ...usual, ...fields }) }
}

/** A venue with nothing but bingo. */
export const withBingo: Programme = { ...pictureDay, activities: [bingo()], occurrences: [], meals: [] }
export const onThursday = { programme: withBingo, now: `${thursday}T09:40` }
