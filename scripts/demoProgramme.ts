import type { Programme } from '../src/contract/programme.ts'
import type { Patch } from '../src/kiosk/services/importer.ts'

/** The edits with which staff would have written a whole programme. */
export function patchesOf(programme: Programme): Patch[] {
  const {
    venue,
    openingHours,
    rooms,
    activities,
    occurrences,
    meals,
    notices,
    openingExceptions,
    infoPages,
  } = programme
  return [
    ...(venue ? [{ id: 'venue', type: 'venue' as const, fields: venue }] : []),
    ...(openingHours ? [{ id: 'opening-hours', type: 'openingHours' as const, fields: openingHours }] : []),
    ...rooms.map(({ id, ...fields }) => ({ id, type: 'room' as const, fields })),
    ...activities.map(({ id, ...fields }) => ({ id, type: 'activity' as const, fields })),
    ...occurrences.map(({ id, ...fields }) => ({ id, type: 'occurrence' as const, fields })),
    ...meals.map(({ id, ...fields }) => ({ id, type: 'meal' as const, fields })),
    ...notices.map(({ id, ...fields }) => ({ id, type: 'notice' as const, fields })),
    ...openingExceptions.map(({ id, ...fields }) => ({ id, type: 'openingException' as const, fields })),
    ...infoPages.map(({ id, ...fields }) => ({ id, type: 'infoPage' as const, fields })),
  ]
}
