import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { entityId, localDateTime, localTime } from '../programme.ts'
import { dayView } from '../views.ts'
import { maxHeadcount } from '../words.ts'
import { behindDoor } from './door.ts'
import { writes } from './edit.ts'

const reason = z.string().trim().max(120).optional()

export const recentVisit = z.object({
  visitId: z.uuid(),
  /** The venue's clock when it was made. */
  at: localTime,
  partySize: z.int(),
  /** Titles of what the visit takes part in, in Swedish. */
  activities: z.array(z.string()),
  portions: z.int(),
  undone: z.boolean(),
})
export type RecentVisit = z.infer<typeof recentVisit>

export const staffDay = z.object({
  /** The same view that visitors see. */
  day: dayView,
  /** The end of today that `open` without `until` opens to; null when none is ahead, and it opens for two hours. */
  plannedEnd: localTime.nullable(),
  /** Persons today: check-ins times party size, plus head counts, less undone (product.md, Visits). */
  persons: z.int(),
  /** Of them by touch, and by head count; those of the venue's other screens, as far as the hub has told, are in both. */
  byTouch: z.int(),
  byCount: z.int(),
  /** Of `byTouch` those who touched another screen: their visits are not among `visits`. */
  elsewhere: z.int(),
  /** Head counts per occurrence of today; `null` is the venue as a whole. */
  headcounts: z.array(z.object({ occurrenceId: entityId.nullable(), persons: z.int() })),
  /** Persons who have joined, by occurrence of today, at whichever screen. */
  joined: z.array(z.object({ occurrenceId: entityId, persons: z.int() })),
  /** Edits that lost against others, and that nobody has settled (`programme.lost`). */
  lostEdits: z.int(),
  /** Today's visits at this screen, newest first, the last 100. */
  visits: z.array(recentVisit),
})
export type StaffDay = z.infer<typeof staffDay>

/** Today's quick actions, for role `host` and above, on what is in today's view and nothing else. All of them show on the visitor's screen at once. */
export const todayContract = {
  /** At once, and again whenever anything in it changes. */
  live: behindDoor.output(eventIterator(staffDay)),
  /** Cancels one occurrence, or says that it is held after all. */
  cancel: writes
    .errors({ NO_SUCH_OCCURRENCE: { status: 404 } })
    .input(z.object({ occurrenceId: entityId, cancelled: z.boolean(), reason })),
  /** Moves one occurrence; to where it is planned takes the move back. */
  move: writes
    .errors({ NO_SUCH_OCCURRENCE: { status: 404 } })
    .input(z.object({ occurrenceId: entityId, to: localDateTime, reason })),
  soldOut: writes
    .errors({ NO_SUCH_MEAL: { status: 404 } })
    .input(z.object({ mealId: entityId, soldOut: z.boolean() })),
  /** A notice that holds from now until `until`. */
  message: writes.input(
    z.object({ text: z.string().trim().min(1).max(200), urgent: z.boolean(), until: localDateTime }),
  ),
  /** Takes a message away before its time. */
  endMessage: writes.input(z.object({ noticeId: entityId })),
  /** Opens today from now, until `until` or as planned. */
  open: writes.input(z.object({ until: localTime.optional() })),
  /** Closes today from now on. */
  close: writes.input(z.object({ reason })),
  /**
   * Counts a crowd; fewer than none takes back. `NEGATIVE` when more would be taken back than was counted. What was counted today may be
   * taken back though its occurrence is no longer of today.
   */
  headcount: behindDoor
    .errors({ NEGATIVE: { status: 422 }, NO_SUCH_OCCURRENCE: { status: 404 } })
    .input(
      z.object({
        /** Made by the page for this press; a repeat of it counts once. */
        countId: z.uuid(),
        persons: z.int().min(-maxHeadcount).max(maxHeadcount),
        occurrenceId: entityId.nullable(),
      }),
    )
    .output(z.object({})),
  /** Undoes a check-in of today. */
  undoVisit: behindDoor
    .errors({ NO_SUCH_VISIT: { status: 404 } })
    .input(z.object({ visitId: z.uuid() }))
    .output(z.object({})),
  /** Takes an own edit of today back (a cancelling, a message …). */
  undo: writes.input(z.object({ editId: z.uuid() })),
}
