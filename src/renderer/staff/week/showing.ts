import { partsOfOccurrence } from '../../../contract/ids.ts'
import type { Programme } from '../../../contract/programme.ts'
import type { OccurrenceView } from '../../../contract/views.ts'
import { keyOf } from './layout.ts'
import type { Opened } from './read.ts'

/** One that is there, as it stood when it was opened. */
export type Shown = {
  kind: 'occurrence'
  key: string
  view: OccurrenceView
  programme: Programme
  /** A finger opened it, which may only want to read: no field is entered, so that no keyboard covers it unasked. */
  isByFinger?: boolean
} & Opened

/** What the panel shows: a new activity on a date, or one that is there. */
export type Showing = { kind: 'new'; key: string; date: string; time: string } | Shown

/** The panel's content for one of the week; null when it is gone from the programme. */
export function showingOf(programme: Programme, view: OccurrenceView): Shown | null {
  const activity = programme.activities.find(({ id }) => id === view.activity)
  if (!activity) return null
  const own = programme.occurrences.find(({ id }) => id === view.id)
  const { date } = partsOfOccurrence(view.id)
  return { kind: 'occurrence', key: keyOf(view), view, programme, activity, own, date }
}
