import * as z from 'zod'
import {
  allergenStates,
  allergens,
  diets,
  type entityTypes,
  goalAreas,
  mealKinds,
  organiserKinds,
} from './words.ts'

export { occurrenceId, openingExceptionId, openingHoursId, partsOfOccurrence, venueId } from './ids.ts'

/** A calendar day at the venue, `2026-11-23`. */
export const localDate = z.iso.date()
/** A time of day at the venue, `10:00`; the clock is 24 h. */
export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** A moment on the venue's wall clock, `2026-11-23T10:00`; it stays at 10.00 on both sides of summer time. */
export const localDateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)

/** An entity's id: a UUID, or a fixed word for what there is one of (`opening-hours`). */
export const entityId = z.string().regex(/^[A-Za-z0-9:_-]{1,80}$/)

/** Text that staff write: Swedish always, other languages where somebody has translated it. */
export const staffText = z.object({
  sv: z.string().trim().min(1).max(500),
  fi: z.string().max(500).optional(),
  en: z.string().max(500).optional(),
  ar: z.string().max(500).optional(),
  so: z.string().max(500).optional(),
})
export type StaffText = z.infer<typeof staffText>

export const venueFields = z.object({
  name: z.string().min(1).max(80),
  kind: z.enum(['fixed', 'mobile']),
  timeZone: z.string().default('Europe/Stockholm'),
  /** Whom a visitor or a volunteer calls; always shown. */
  phone: z.string().max(30).optional(),
  contactName: z.string().max(40).optional(),
  /** Whom to ask about food, by first name. */
  kitchenContact: z.string().max(40).optional(),
  address: z.string().max(120).optional(),
  /** What it is like to come in: the door's width, toilet, parking. */
  access: staffText.optional(),
})

export const roomFields = z.object({
  name: staffText,
  stepFree: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  hearingLoop: z.enum(['yes', 'no', 'broken', 'unknown']).default('unknown'),
})

export const organiser = z.object({
  kind: z.enum(organiserKinds),
  name: z.string().max(80).optional(),
})

export const activityFields = z.object({
  title: staffText,
  description: staffText.optional(),
  goalArea: z.enum(goalAreas),
  organiser,
  /** First name of who leads it. */
  leader: z.string().max(40).optional(),
  /** Id of a room entity. */
  room: entityId.optional(),
  /** Where to meet, when it is no room of the venue ("Samling i entrén"). */
  place: staffText.optional(),
  /** Start of the first occurrence. */
  start: localDateTime,
  durationMinutes: z.number().int().min(5).max(1440),
  /** An RFC 5545 RRULE value (`FREQ=WEEKLY;BYDAY=TH`) in the venue's time zone; none means once. */
  recurrence: z.string().max(300).optional(),
  notOnHolidays: z.boolean().default(true),
  /** Places to sign up for; null means no sign-up. */
  places: z.number().int().min(1).max(1000).nullable().default(null),
  /** Whole kronor; 0 or none means free. */
  price: z.number().int().min(0).max(100_000).optional(),
  access: staffText.optional(),
  /** An association's activity for its own members, reported apart. */
  membersOnly: z.boolean().default(false),
  /**
   * The entry of the hub's catalogue that it was taken from, and the version of it that stands here. Absent for the venue's own. A screen that does not know the
   * field keeps it, as every field.
   */
  catalogue: z.object({ entry: z.uuid(), ver: z.int().min(1) }).optional(),
})
export type ActivityFields = z.infer<typeof activityFields>

/** What differs on one date of an activity. Its id is `occurrenceId(activity, date)`. */
export const occurrenceFields = z.object({
  activity: entityId,
  /** The date that the rule gives, which a move does not change. */
  date: localDate,
  cancelled: z.boolean().default(false),
  /** Why it is cancelled. */
  reason: staffText.optional(),
  /** New start, on the same or another date. */
  movedTo: localDateTime.optional(),
  /** Why it was moved: kept apart, so that it holds again when what was moved and then cancelled is held after all. */
  moveReason: staffText.optional(),
  durationMinutes: z.number().int().min(5).max(1440).optional(),
  room: entityId.optional(),
  leader: z.string().max(40).optional(),
})
export type OccurrenceFields = z.infer<typeof occurrenceFields>

/** The 14 allergens; one that is left out is `unknown`. */
export const allergenFacts = z.partialRecord(z.enum(allergens), z.enum(allergenStates))

export const mealFields = z.object({
  date: localDate,
  kind: z.enum(mealKinds),
  dish: staffText,
  /** Whole kronor. */
  price: z.number().int().min(0).max(10_000).optional(),
  serveFrom: localTime,
  serveTo: localTime,
  /** Last time to order; none means until serving ends. */
  orderBy: localTime.optional(),
  /** Portions that the kitchen makes; null means no limit. */
  portions: z.number().int().min(1).max(1000).nullable().default(null),
  /** Other diets than the ordinary that can be had. */
  diets: z.array(z.enum(diets)).default([]),
  allergens: allergenFacts.default({}),
  /** Staff have said that there is no more, whatever has been ordered. */
  soldOut: z.boolean().default(false),
})
export type MealFields = z.infer<typeof mealFields>

export const noticeFields = z.object({
  text: staffText,
  level: z.enum(['normal', 'urgent']),
  from: localDateTime,
  until: localDateTime,
})
export type NoticeFields = z.infer<typeof noticeFields>

const hours = z.object({ from: localTime, to: localTime }).nullable()

/** One per venue, id `opening-hours`; a weekday that is null is closed. */
export const openingHoursFields = z.object({
  monday: hours.default(null),
  tuesday: hours.default(null),
  wednesday: hours.default(null),
  thursday: hours.default(null),
  friday: hours.default(null),
  saturday: hours.default(null),
  sunday: hours.default(null),
  closedOnHolidays: z.boolean().default(true),
})
export type OpeningHoursFields = z.infer<typeof openingHoursFields>

/** One date that differs, id `opening:2026-12-23`; `hours` null is closed. It wins over holidays. */
export const openingExceptionFields = z.object({
  date: localDate,
  hours: hours.default(null),
  reason: staffText.optional(),
})
export type OpeningExceptionFields = z.infer<typeof openingExceptionFields>

export const infoPageFields = z.object({
  title: staffText,
  text: staffText,
  phone: z.string().max(30).optional(),
  link: z.url({ protocol: /^https$/ }).optional(),
  order: z.number().int().default(0),
})

/** The fields of each entity type; what a store and a patch are parsed by. */
export const entityFields = {
  venue: venueFields,
  room: roomFields,
  activity: activityFields,
  occurrence: occurrenceFields,
  meal: mealFields,
  notice: noticeFields,
  openingHours: openingHoursFields,
  openingException: openingExceptionFields,
  infoPage: infoPageFields,
} as const satisfies Record<(typeof entityTypes)[number], z.ZodType>

/** Fields without those that are null: a field that is taken away is kept as null, and reads as one that was never there. */
export function presentFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}

/** A whole programme: what a venue's database or the example file holds, by entity type. */
export const programme = z.object({
  venue: venueFields.nullable(),
  openingHours: openingHoursFields.nullable(),
  rooms: z.array(roomFields.extend({ id: entityId })),
  activities: z.array(activityFields.extend({ id: entityId })),
  occurrences: z.array(occurrenceFields.extend({ id: entityId })),
  meals: z.array(mealFields.extend({ id: entityId })),
  notices: z.array(noticeFields.extend({ id: entityId })),
  openingExceptions: z.array(openingExceptionFields.extend({ id: entityId })),
  infoPages: z.array(infoPageFields.extend({ id: entityId })),
})
export type Programme = z.infer<typeof programme>
