import type { CalendarReading } from '../../contract/staff/calendars.ts'
import type { GoalArea } from '../../contract/words.ts'

/** What an event becomes. Times are the venue's. */
export interface ReadActivity {
  uid: string
  /** Empty for the event itself; for one date that stands alone the time that it was planned for, `20261203T1000`. */
  part: string
  title: string
  description?: string
  place?: string
  start: string
  durationMinutes: number
  recurrence?: string
  goalArea: GoalArea
  /** Whether the goal area is a guess from the title. */
  guessed: boolean
}

/** What differs on one date of an activity of the same `uid` and `part`. */
export interface ReadOccurrence {
  uid: string
  part: string
  /** The date that the rule gives. */
  date: string
  cancelled: boolean
  /** In Swedish. */
  reason?: string
  movedTo?: string
  durationMinutes?: number
}

export interface Reading {
  activities: ReadActivity[]
  occurrences: ReadOccurrence[]
  problems: CalendarReading['problems']
}

/** The days that a reading is about, `from` to `to`, in the time of the venue's zone. */
export interface Horizon {
  from: string
  to: string
  timeZone: string
}
