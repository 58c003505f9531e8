import * as z from 'zod'
import { goalAreas } from '../words.ts'
import { behindDoor } from './door.ts'
import { editErrors, edited, writes } from './edit.ts'

/** Why an event of a calendar was left out, in a closed list; `detail` names a zone or a rule. `notTaken`: the programme refused it. */
export const calendarProblems = [
  'unknownZone',
  'unreadableRule',
  'noTitle',
  'noStart',
  'tooLong',
  'personalNumber',
  'notTaken',
] as const

export const calendarReading = z.object({
  /** Events that were read, as the activities that they become. */
  activities: z.array(
    z.object({
      uid: z.string(),
      title: z.string(),
      /** First occurrence in the venue's time. */
      start: z.string(),
      durationMinutes: z.int(),
      recurrence: z.string().optional(),
      place: z.string().optional(),
      goalArea: z.enum(goalAreas),
      /** Whether the goal area is a guess from the title. */
      guessed: z.boolean(),
    }),
  ),
  problems: z.array(
    z.object({ title: z.string(), problem: z.enum(calendarProblems), detail: z.string().optional() }),
  ),
})
export type CalendarReading = z.infer<typeof calendarReading>

export const feed = z.object({
  id: z.uuid(),
  /** The association whose calendar it is; shown as the organiser. */
  organiser: z.string(),
  url: z.string(),
  /** ms since 1970; null when no copy has come yet. */
  lastGood: z.number().nullable(),
  /** Why the last try failed; absent when it did not. `notSaved`: it came, and the disk did not take it. */
  failure: z.enum(['unreachable', 'notACalendar', 'tooLarge', 'notSaved']).optional(),
  activities: z.int(),
  problems: calendarReading.shape.problems,
})
export type Feed = z.infer<typeof feed>

const calendarText = z.string().max(1024 * 1024)
const organiser = z.string().trim().min(1).max(80)

/** Why a text is not read: it is no whole calendar, or holds more than a meeting place can have. */
const notRead = { NOT_A_CALENDAR: { status: 422 }, TOO_LARGE: { status: 422 } } as const

/** Calendars of others; for role `staff` and above. */
export const calendarsContract = {
  /** Reads an iCalendar file and writes nothing. */
  read: behindDoor
    .errors(notRead)
    .input(z.object({ text: calendarText }))
    .output(calendarReading),
  /** Takes the file's events into the programme, as the organiser's. The same file again changes nothing. */
  take: behindDoor
    .errors({ ...editErrors, ...notRead })
    .input(z.object({ text: calendarText, organiser }))
    .output(edited),
  feeds: behindDoor.output(z.array(feed)),
  /** Subscribes to an association's calendar (https, or webcal, which is the same). Fetched at once, then every hour. */
  subscribe: behindDoor
    .errors({ BAD_ADDRESS: { status: 422 } })
    .input(z.object({ url: z.string().max(2000), organiser }))
    .output(feed),
  refetch: behindDoor
    .errors({ NO_SUCH_FEED: { status: 404 } })
    .input(z.object({ id: z.uuid() }))
    .output(feed),
  /**
   * Ends a subscription; what came from it and is still to come leaves the programme. Taking the edit back brings both back: what left, and
   * the subscription. `editId` is null where there was nothing to leave.
   */
  unsubscribe: writes.errors({ NO_SUCH_FEED: { status: 404 } }).input(z.object({ id: z.uuid() })),
}
