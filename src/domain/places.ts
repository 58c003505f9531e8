import type { OccurrenceView } from '../contract/views.ts'

/** How many have got one of an occurrence's places, also where they are more than the places. */
export function placesTaken({ total, left, over = 0 }: NonNullable<OccurrenceView['places']>): number {
  return total - left + over
}
