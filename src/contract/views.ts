import * as z from 'zod'
import {
  allergenFacts,
  entityId,
  infoPageFields,
  localDate,
  localDateTime,
  localTime,
  mealFields,
  noticeFields,
  organiser,
  roomFields,
  staffText,
} from './programme.ts'
import { goalAreas, holidays } from './words.ts'

/**
 * What a screen shows, assembled by the engine. The page computes nothing of it and keeps none of it.
 */

/**
 * Places of an occurrence: `null` is "no sign-up". `over` is how many more have joined than there are places for, at screens that could not reach each other
 * or before staff took places away; absent where there are none. Nobody is refused afterwards, so that is for staff to settle.
 */
const places = z.object({ total: z.int(), left: z.int(), over: z.int().optional() }).nullable()

export const occurrenceView = z.object({
  id: entityId,
  activity: entityId,
  title: staffText,
  description: staffText.optional(),
  goalArea: z.enum(goalAreas),
  organiser,
  leader: z.string().optional(),
  /** Room name or meeting point. */
  place: staffText.optional(),
  /** What is known of how one comes into that room and hears there; absent where `place` is no room, or nothing is known. */
  room: roomFields.pick({ stepFree: true, hearingLoop: true }).optional(),
  access: staffText.optional(),
  price: z.int().optional(),
  start: localDateTime,
  end: localDateTime,
  /** The same two moments in ms since 1970, for who must not reckon with time zones (calendar.ts, a progress bar). */
  startsAt: z.int(),
  endsAt: z.int(),
  /** `past` ended, `now` runs, `next` is the first to start after now, `later` the rest. */
  phase: z.enum(['past', 'now', 'next', 'later']),
  cancelled: z.boolean(),
  reason: staffText.optional(),
  /** Where it was before it was moved; `movedAway` is on the date that it has left. */
  movedFrom: localDateTime.optional(),
  movedAway: z.boolean(),
  /** Where it went; only where `movedAway`. */
  movedTo: localDateTime.optional(),
  places,
})
export type OccurrenceView = z.infer<typeof occurrenceView>

export const mealView = mealFields.extend({
  id: entityId,
  allergens: allergenFacts,
  portionsLeft: z.int().nullable(),
  /** Portions ordered beyond those that there are, as with `over` of places. */
  over: z.int().optional(),
  /** Whether a portion can be ordered at this moment. */
  canOrder: z.boolean(),
})
export type MealView = z.infer<typeof mealView>

export const openingView = z.object({
  open: z.boolean(),
  /** Today's hours, whether or not they have passed; null when the day is closed. */
  today: z.object({ from: localTime, to: localTime }).nullable(),
  /** Next opening after now; null when none is known within 60 days. */
  next: z.object({ date: localDate, from: localTime }).nullable(),
  reason: staffText.optional(),
  /** False when nobody has stated any opening hours; the screen then says nothing of them. */
  known: z.boolean(),
})
export type OpeningView = z.infer<typeof openingView>

export const daySummary = z.object({
  date: localDate,
  holiday: z.enum(holidays).nullable(),
  occurrences: z.array(occurrenceView),
  meals: z.array(mealView),
  /** Null when the day is closed, and when nobody has stated its hours. */
  opening: z.object({ from: localTime, to: localTime }).nullable(),
  /** False when nobody has stated the hours of the day; the screen and the paper then say nothing of them. */
  openingKnown: z.boolean(),
})
export type DaySummary = z.infer<typeof daySummary>

export const venueView = z.object({
  name: z.string(),
  kind: z.enum(['fixed', 'mobile']),
  timeZone: z.string(),
  phone: z.string().optional(),
  contactName: z.string().optional(),
  kitchenContact: z.string().optional(),
  address: z.string().optional(),
  access: staffText.optional(),
  /** The screen shows the example venue, and says so, because nothing has been set up and no hub knows it. */
  example: z.boolean(),
})

/** How the screen is mounted; from these the page lays itself out in millimetres (visual.md). */
export const panel = z.object({
  inches: z.number().min(7).max(110),
  /** From the floor to the lower edge of the picture. */
  bottomCm: z.number().min(0).max(200),
})

/** What staff have set for this screen that its pages must know of. */
export const screenView = z.object({
  /** Turns the picture where the panel hangs on its side and the operating system does not know. */
  turned: z.enum(['no', 'left', 'right']),
  /** Rest before a visitor who looks around is asked whether they are still there. */
  idleSeconds: z.int().min(30).max(600),
  /** A scanner that types what it reads: which key it ends with. */
  cardReader: z.enum(['none', 'enter', 'tab']),
  /** Hours in which the screen is bright; outside them it is dark but for the clock, and a touch wakes it. None is always. */
  screenHours: z.object({ from: localTime, to: localTime }).nullable(),
  /** When a keyboard is shown on the screen for a field: when a finger enters it, always, never. */
  screenKeyboard: z.enum(['touch', 'always', 'never']),
})
export type ScreenView = z.infer<typeof screenView>

export const dayView = z.object({
  /** Another text when anything of the programme has changed, or the engine has begun anew. It says nothing else. */
  programmeVersion: z.string(),
  /** Engine time in ms since 1970; the page's clock follows it, not its own. */
  now: z.number(),
  date: localDate,
  /** ISO week. */
  week: z.int(),
  holiday: z.enum(holidays).nullable(),
  venue: venueView,
  panel,
  screen: screenView,
  opening: openingView,
  /** Today's, in order of start; those moved away or cancelled stay in the list, marked. */
  occurrences: z.array(occurrenceView),
  meals: z.array(mealView),
  notices: z.array(noticeFields.extend({ id: entityId })),
  /** The next day, within 14, that holds anything: "I morgon" when it is tomorrow. */
  ahead: daySummary.nullable(),
})
export type DayView = z.infer<typeof dayView>

export const weekView = z.object({
  /** The Monday. */
  from: localDate,
  week: z.int(),
  today: localDate,
  /** Monday to Sunday. */
  days: z.array(daySummary).length(7),
})
export type WeekView = z.infer<typeof weekView>

/** What is on at the municipality's other venues on a date: those that have anything, by name. */
export const otherVenuesView = z.object({
  /** How many other venues are known of, whether or not they have anything on. */
  known: z.int(),
  venues: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      address: z.string().optional(),
      phone: z.string().optional(),
      /** Without places and portions: who is there signs up there. */
      day: daySummary,
    }),
  ),
})
export type OtherVenuesView = z.infer<typeof otherVenuesView>

export const infoPageView = infoPageFields.extend({ id: entityId })
export type InfoPageView = z.infer<typeof infoPageView>
