import type { Programme } from '../../contract/programme.ts'
import type { OccurrenceView, WeekView } from '../../contract/views.ts'
import { isHeld } from '../occurrences.ts'

/**
 * Which occurrences of a week are in the same room at the same time, by occurrence id. One that ends when the next begins is no
 * clash; nor is one that is cancelled or has been moved away.
 */
export function clashes(week: WeekView, programme: Programme): ReadonlyMap<string, OccurrenceView[]> {
  const held = week.days.flatMap(({ occurrences }) => occurrences).filter(isHeld)
  const placed = held.flatMap((view) => {
    const room = roomOf(programme, view)
    return room === undefined ? [] : [{ view, room }]
  })
  const found = new Map<string, OccurrenceView[]>()
  for (const one of placed) {
    const others = placed.filter(
      (other) => other !== one && other.room === one.room && overlap(one.view, other.view),
    )
    if (others.length > 0)
      found.set(
        one.view.id,
        others.map(({ view }) => view),
      )
  }
  return found
}

/** Id of the room in which an occurrence is held; undefined where it is at a meeting point, or nobody has said. */
export function roomOf(
  { occurrences, activities }: Pick<Programme, 'occurrences' | 'activities'>,
  { id, activity }: Pick<OccurrenceView, 'id' | 'activity'>,
): string | undefined {
  const own = occurrences.find((one) => one.id === id)?.room
  const { place, room } = activities.find((one) => one.id === activity) ?? {}
  return own ?? (place === undefined ? room : undefined)
}

function overlap(a: OccurrenceView, b: OccurrenceView): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt
}
