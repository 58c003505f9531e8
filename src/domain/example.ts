import * as z from 'zod'
import {
  activityFields,
  entityId,
  infoPageFields,
  localTime,
  mealFields,
  noticeFields,
  occurrenceId,
  openingHoursFields,
  type Programme,
  roomFields,
  staffText,
  venueFields,
} from '../contract/programme.ts'
import { type Weekday, weekdays } from '../contract/words.ts'
import { addDays, mondayOf } from './dates.ts'

/**
 * The example venue as it is shipped (`resources/example-venue.json`): a week without dates, shown while nothing is set up.
 */
export const exampleVenue = z.object({
  venue: venueFields,
  openingHours: openingHoursFields,
  rooms: z.array(roomFields.extend({ id: entityId })),
  activities: z.array(
    activityFields.omit({ start: true, recurrence: true }).extend({
      id: entityId,
      weekday: z.enum(weekdays),
      at: localTime,
      /** Why it is cancelled in the week in which the example is started. */
      cancelledThisWeek: staffText.optional(),
    }),
  ),
  meals: z.array(mealFields.omit({ date: true }).extend({ weekday: z.enum(weekdays) })),
  notices: z.array(noticeFields.omit({ from: true, until: true }).extend({ id: entityId })),
  infoPages: z.array(infoPageFields.extend({ id: entityId })),
})
export type ExampleVenue = z.infer<typeof exampleVenue>

/** A screen may stand for months before anybody sets it up, so the kitchen is dated this far ahead. */
const weeksBack = 1
const weeksAhead = 26

/** The example venue's programme for the weeks around `today` (a date), so that any day it is started on shows a whole day. */
export function exampleProgramme(example: ExampleVenue, today: string): Programme {
  const thisMonday = mondayOf(today)
  const firstMonday = addDays(thisMonday, -7 * weeksBack)
  const mondays = Array.from({ length: weeksBack + 1 + weeksAhead }, (_, week) =>
    addDays(firstMonday, 7 * week),
  )
  const { venue, openingHours, rooms, infoPages } = example
  return {
    venue,
    openingHours,
    rooms,
    infoPages,
    activities: example.activities.map(({ weekday, at, cancelledThisWeek: _, ...activity }) => ({
      ...activity,
      start: `${inWeek(firstMonday, weekday)}T${at}`,
      recurrence: `FREQ=WEEKLY;BYDAY=${weekday.slice(0, 2).toUpperCase()}`,
    })),
    occurrences: example.activities.flatMap(({ id, weekday, cancelledThisWeek: reason }) => {
      const date = inWeek(thisMonday, weekday)
      return reason ? [{ id: occurrenceId(id, date), activity: id, date, cancelled: true, reason }] : []
    }),
    meals: mondays.flatMap((monday) =>
      example.meals.map(({ weekday, ...meal }) => {
        const date = inWeek(monday, weekday)
        return { ...meal, id: `example-${meal.kind}:${date}`, date }
      }),
    ),
    notices: example.notices.map((notice) => ({
      ...notice,
      from: `${firstMonday}T00:00`,
      until: `${inWeek(addDays(thisMonday, 7 * weeksAhead), 'sunday')}T23:59`,
    })),
    openingExceptions: [],
  }
}

function inWeek(monday: string, weekday: Weekday): string {
  return addDays(monday, weekdays.indexOf(weekday))
}
