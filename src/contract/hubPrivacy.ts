import * as z from 'zod'
import { comeIn } from './hubAccounts.ts'

/** A place where a phrase stands. */
const nameFound = z.object({
  /** What it is: `activity`, `notice` and so on of the programme, else `op`, `conflict`, `quarantine`, `device`. */
  kind: z.string(),
  /** Name of the venue; null for none. */
  venue: z.string().nullable(),
  /** What stands there, cut short. */
  text: z.string(),
})
export type NameFound = z.infer<typeof nameFound>

/** A name that is forgotten. Which it was nobody can say. */
const forgottenEntry = z.object({
  id: z.string(),
  /** How many words it has. */
  words: z.int(),
  /** In how many places it stood at the hub. */
  places: z.int(),
  /** ms since 1970, by the hub's clock. */
  ordered: z.number(),
  /** Whether the hub itself is rid of it. */
  done: z.boolean(),
  /** Screens that have not yet said that they are. */
  waitsFor: z.array(z.object({ screen: z.string(), venue: z.string() })),
})
export type ForgottenEntry = z.infer<typeof forgottenEntry>

/** What the hub holds, for how long, and out of it; for coordinators. */
export const privacyContract = {
  kept: comeIn.output(
    z.object({
      /** By kind (domain/retention.ts), in its own unit. */
      kinds: z.array(z.object({ kind: z.string(), amount: z.int(), unit: z.enum(['days', 'months']) })),
      /** When what was too old was last removed, ms since 1970; null before the first time. */
      ran: z.number().nullable(),
    }),
  ),
  forgotten: comeIn.output(z.array(forgottenEntry)),
  /** Where a phrase stands; nothing is changed. NO_NAME: it has no word, too many, or too few letters. */
  find: comeIn
    .errors({ NO_NAME: { status: 422 } })
    .input(z.object({ phrase: z.string().trim().max(200) }))
    .output(z.object({ count: z.int(), places: z.array(nameFound) })),
  /** Takes it out of all that the hub has, and of every screen as it calls; it cannot be taken back. NAMES_FULL: as many are forgotten as a screen can be told of (`mostForgotten`). */
  forget: comeIn
    .errors({ NO_NAME: { status: 422 }, NAMES_FULL: { status: 409 } })
    .input(z.object({ phrase: z.string().trim().max(200) }))
    .output(z.object({ count: z.int() })),
  /** A link to all that is held, or to a venue's of some days, good for some minutes. */
  exportLink: comeIn
    .errors({ UNKNOWN_VENUE: { status: 404 } })
    .input(
      z.object({
        only: z.object({ venueId: z.uuid(), from: z.iso.date(), to: z.iso.date() }).nullable(),
      }),
    )
    /** Path at the hub. */
    .output(z.object({ path: z.string() })),
}
