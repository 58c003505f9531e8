import { partsOfOccurrence } from '../../../contract/ids.ts'
import type { ActivityFields, Programme } from '../../../contract/programme.ts'
import type { OccurrenceView } from '../../../contract/views.ts'
import type { Draft } from './draft.ts'
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

/** A new activity on a date. `from` is what its form begins with, and the entry of a catalogue that it comes from. */
export interface New {
  kind: 'new'
  key: string
  date: string
  time: string
  from?: { draft: Draft; catalogue: NonNullable<ActivityFields['catalogue']> }
}

/** What the panel shows: a new activity, or one that is there. */
export type Showing = New | Shown

/** The panel's content for one of the week; null when it is gone from the programme. */
export function showingOf(programme: Programme, view: OccurrenceView): Shown | null {
  const activity = programme.activities.find(({ id }) => id === view.activity)
  if (!activity) return null
  const own = programme.occurrences.find(({ id }) => id === view.id)
  const { date } = partsOfOccurrence(view.id)
  return { kind: 'occurrence', key: keyOf(view), view, programme, activity, own, date }
}
