import * as z from 'zod'
import { catalogueEntry, catalogueFields, catalogueVersion } from './catalogue.ts'
import { auditContract, comeIn, peopleContract } from './hubAccounts.ts'
import { privacyContract } from './hubPrivacy.ts'
import { kioskShows } from './sync.ts'
import { weekView } from './views.ts'
import { hubRoles } from './words.ts'

/** Whether a screen is there. `off`: it is quiet when nobody needs it, so that nothing is wrong. */
const kioskLife = z.discriminatedUnion('state', [
  z.object({ state: z.literal('alive') }),
  /** Enrolled, and not heard of since. */
  z.object({ state: z.literal('never') }),
  /** Not heard of for ten minutes, at a time when it ought to be. */
  z.object({ state: z.literal('quiet') }),
  z.object({ state: z.literal('off'), why: z.enum(['screenHours', 'closedToday', 'closedNow']) }),
])
export type KioskLife = z.infer<typeof kioskLife>

const kioskOverview = z.object({
  deviceId: z.string(),
  /** Short name for people, "Skärm 1". */
  name: z.string(),
  state: z.enum(['active', 'revoked']),
  /** ms since 1970 by the hub's clock; null when it has never called. */
  lastContact: z.number().nullable(),
  /** Unsent ops at its last contact. */
  unsent: z.int(),
  /** When the oldest of them was written, by the hub's clock; null when there is none, or nobody knows. */
  oldestUnsent: z.number().nullable(),
  version: z.string().nullable(),
  /** How far its clock was ahead of the hub's at its last contact, in ms; behind is less than none, null when it has not told. */
  clockError: z.number().nullable(),
  /** What it said that it shows; null when it has not told. */
  shows: kioskShows.nullable(),
  life: kioskLife,
  /** Whether it has brought unusually much today. Of one that is `stopped` nothing new is taken before tomorrow; it keeps what it has. */
  sending: z.enum(['ordinary', 'much', 'stopped']),
  /** When it was shut out, ms since 1970. */
  revoked: z.number().nullable(),
})
export type KioskOverview = z.infer<typeof kioskOverview>

const venueOverview = z.object({
  id: z.string(),
  name: z.string(),
  /** Persons today: check-ins times party size, plus head counts, less undone (product.md, Visits). */
  visitsToday: z.int(),
  quarantined: z.int(),
  /** Visits that stand on the day and hour of a clock that was wrong. */
  wrongClock: z.int(),
  kiosks: z.array(kioskOverview),
})
export type VenueOverview = z.infer<typeof venueOverview>

/** Who has come in. */
const whoIsIn = z.object({
  /** Of their account; `operator` for whoever holds the hub's own key. */
  id: z.string(),
  name: z.string(),
  role: z.enum(hubRoles),
  municipality: z.string(),
  /** The venues that they work with. */
  venues: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type WhoIsIn = z.infer<typeof whoIsIn>

/** The week of all venues that somebody works with, by name: what is on where. Places and portions are the venue's own to look after. */
export const venuesWeek = weekView.omit({ days: true }).extend({
  venues: z.array(z.object({ id: z.string(), name: z.string(), days: weekView.shape.days })),
})
export type VenuesWeek = z.infer<typeof venuesWeek>

/** All that the hub's page may ask. */
export const hubContract = {
  me: comeIn.output(whoIsIn),
  people: peopleContract,
  audit: auditContract,
  privacy: privacyContract,
  overview: comeIn.output(
    z.object({
      /** Hub time, ms since 1970: an office's own clock may be off. */
      now: z.number(),
      municipality: z.string(),
      date: z.iso.date(),
      venues: z.array(venueOverview),
      /** After how many quiet minutes in opening hours somebody is told; null when nobody is. */
      alarmMinutes: z.int().nullable(),
    }),
  ),
  /** The ISO week that holds `from`, or today where it is null. */
  week: comeIn.input(z.object({ from: z.iso.date().nullable() })).output(venuesWeek),
  catalogue: {
    /** All entries, by title; those that are withdrawn as well. */
    list: comeIn.output(z.array(catalogueEntry)),
    /** What entries said at older versions, in the order asked; null where there is no such version. */
    versions: comeIn
      .input(z.object({ of: z.array(catalogueVersion).max(500) }))
      .output(z.array(catalogueFields.nullable())),
    /**
     * Writes an entry, for coordinators. `seen` is the version that they saw, null for a new one: where it is another now, nothing is written. Venues that have
     * taken it are offered what was changed; nothing of theirs is touched.
     */
    save: comeIn
      .errors({
        CHANGED_MEANWHILE: { status: 409 },
        PERSONAL_NUMBER: { status: 422, data: z.object({ field: z.string() }) },
      })
      .input(z.object({ id: z.uuid(), seen: z.int().nullable(), fields: catalogueFields }))
      .output(z.object({ ver: z.int() })),
    /** Takes an entry out of the catalogue, or back into it, for coordinators. */
    withdraw: comeIn
      .errors({ NO_SUCH_ENTRY: { status: 404 } })
      .input(z.object({ id: z.uuid(), withdrawn: z.boolean() }))
      .output(z.object({})),
  },
  /**
   * Shuts a screen out, for one that is lost: at once it gets nothing more, and what it sends is kept apart. It goes on greeting and counting until
   * it is connected anew. One that is shut out already stays so.
   */
  revokeKiosk: comeIn
    .errors({ UNKNOWN_KIOSK: {} })
    .input(z.object({ deviceId: z.string() }))
    .output(z.object({})),
  /** A one-time code for a new kiosk at a venue, good for ten minutes. */
  enrolmentCode: comeIn
    .errors({ UNKNOWN_VENUE: {} })
    .input(z.object({ venueId: z.string() }))
    /** Both moments are hub time, ms since 1970. */
    .output(z.object({ link: z.string(), expires: z.number(), now: z.number() })),
}
