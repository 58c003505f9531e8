import { oc } from '@orpc/contract'
import * as z from 'zod'

export const kioskOverview = z.object({
  deviceId: z.string(),
  /** Short name for people, "Skärm 1". */
  name: z.string(),
  state: z.enum(['active', 'revoked']),
  /** ms since 1970 by the hub's clock; null when it has never called. */
  lastContact: z.number().nullable(),
  /** Unsent ops at its last contact. */
  unsent: z.int(),
  version: z.string().nullable(),
})

export const venueOverview = z.object({
  id: z.string(),
  name: z.string(),
  /** Persons today: check-ins times party size, plus head counts, less undone (product.md, Visits). */
  visitsToday: z.int(),
  quarantined: z.int(),
  kiosks: z.array(kioskOverview),
})
export type VenueOverview = z.infer<typeof venueOverview>

/** All that the hub's page may ask. */
export const hubContract = {
  overview: oc.output(
    z.object({
      /** Hub time, ms since 1970: an office's own clock may be off. */
      now: z.number(),
      municipality: z.string(),
      date: z.iso.date(),
      venues: z.array(venueOverview),
    }),
  ),
  /** A one-time code for a new kiosk at a venue, good for ten minutes. */
  enrolmentCode: oc
    .errors({ UNKNOWN_VENUE: {} })
    .input(z.object({ venueId: z.string() }))
    /** Both moments are hub time, ms since 1970. */
    .output(z.object({ link: z.string(), expires: z.number(), now: z.number() })),
}
