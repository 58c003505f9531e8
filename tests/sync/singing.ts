import type { Change } from '../../src/contract/staff/edit.ts'

/** The day on which it is held. */
export const date = '2026-11-23'

/** An activity that a screen's staff make. */
export const singing = {
  do: 'set',
  type: 'activity',
  id: 'singing',
  fields: {
    title: { sv: 'Allsång' },
    goalArea: 'community',
    organiser: { kind: 'municipality' },
    start: `${date}T14:00`,
    durationMinutes: 60,
    leader: 'Kerstin',
  },
} as const satisfies Change
