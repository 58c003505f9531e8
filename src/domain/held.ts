import type { OccurrenceView } from '../contract/views.ts'

/** Whether it is really held when and where it is shown. A file of its own: the page has it without what reads recurrences, 270 kB. */
export function isHeld(view: OccurrenceView): boolean {
  return !view.cancelled && !view.movedAway
}
