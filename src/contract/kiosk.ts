import { eventIterator, oc } from '@orpc/contract'
import * as z from 'zod'
import { firstTimeInput, joinInput, mealOrderInput, partySizeInput, touch, visitView } from './checkin.ts'
import { localDate } from './programme.ts'
import { staffContract } from './staff/index.ts'
import { dayView, infoPageView, mealView, otherVenuesView, weekView } from './views.ts'

/** Errors that a visitor can meet; the page has a sentence for each. */
const checkInErrors = {
  /** The database did not take it: nothing is saved, and the screen says so. */
  NOT_SAVED: {},
  /** No such visit, or its screen has long since returned home. */
  VISIT_OVER: {},
} as const

const choiceErrors = {
  ...checkInErrors,
  /** The last place or portion went to somebody else. */
  FULL: {},
  /** Cancelled, moved away, or past its last order. */
  NOT_OFFERED: {},
} as const

/** All that a page may ask of the engine of its own screen. */
export const kioskContract = {
  day: {
    /** Today as the screen shows it: at once, and again whenever anything in it changes. */
    live: oc.output(eventIterator(dayView)),
  },
  week: oc.input(z.object({ from: localDate.optional() })).output(weekView),
  /** The meals of today and the following six days. */
  food: oc.output(z.array(mealView)),
  /** What is on at the municipality's other venues on a date. */
  otherVenues: oc.input(z.object({ date: localDate })).output(otherVenuesView),
  infoPages: oc.output(z.array(infoPageView)),
  checkIn: {
    touch: oc.errors(checkInErrors).input(touch).output(visitView),
    join: oc.errors(choiceErrors).input(joinInput).output(visitView),
    orderMeal: oc.errors(choiceErrors).input(mealOrderInput).output(visitView),
    /** FULL when a chosen activity has not room for all of the party. */
    partySize: oc
      .errors({ ...checkInErrors, FULL: choiceErrors.FULL })
      .input(partySizeInput)
      .output(visitView),
    firstTime: oc.errors(checkInErrors).input(firstTimeInput).output(visitView),
    undo: oc
      .errors(checkInErrors)
      .input(z.object({ visitId: z.uuid() }))
      .output(visitView),
    /**
     * A touch whose visitor was told that it is not saved, and who has left: it counts for nothing, be it saved already or yet to
     * come. No time is too late for it.
     */
    withdraw: oc
      .errors({ NOT_SAVED: checkInErrors.NOT_SAVED })
      .input(z.object({ touchId: touch.shape.touchId }))
      .output(visitView),
  },
  staff: staffContract,
  /** For staff and tests: what has not reached the hub. */
  syncStatus: oc.output(
    z.object({
      enrolled: z.boolean(),
      pending: z.int(),
      quarantined: z.int(),
      /** Wall-clock ms of the oldest unsent op and of the last acknowledgement. */
      oldestPending: z.number().nullable(),
      lastAcknowledged: z.number().nullable(),
      /** The hub has shut this screen out, as far as is known since the engine began. */
      revoked: z.boolean(),
    }),
  ),
}
