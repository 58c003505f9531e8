import * as z from 'zod'
import { carriedStates, maxDropBytes } from '../drop.ts'
import { localDate } from '../programme.ts'
import { behindDoor } from './door.ts'

const carriedDrop = z.object({
  id: z.string(),
  /** As the drop says of itself. */
  venue: z.string(),
  date: localDate,
  ops: z.int(),
  /** Of them what the hub had not seen; only once it has answered. */
  fresh: z.int(),
  state: z.enum(carriedStates),
})
export type CarriedDrop = z.infer<typeof carriedDrop>

/** `all`: everything that the hub has not acknowledged. `new`: of that what was written after the last drop that somebody said is in good hands. */
const dropPart = z.enum(['all', 'new'])
export type DropPart = z.infer<typeof dropPart>

/** base64 of a drop (domain/drop). */
const dropText = z.string().max(Math.ceil(maxDropBytes / 3) * 4)

/** What goes to the hub by hand, for a screen without a network; for all who work at the venue, since a volunteer may be alone there. */
export const carryContract = {
  state: behindDoor.output(
    z.object({
      /** Whether this screen has a hub at all. */
      enrolled: z.boolean(),
      /** The hub's own page for telephones that carry (`carryPath`); null without a hub. */
      carryPage: z.string().nullable(),
      /** What the hub has not acknowledged. */
      pending: z.int(),
      /** Wall-clock ms of the oldest of that, and of the last acknowledgement. */
      oldestPending: z.number().nullable(),
      lastAcknowledged: z.number().nullable(),
      /** The last drop that somebody took along, unless the hub has acknowledged it since; `fresh` was written after it. */
      handed: z.object({ date: localDate, fresh: z.int() }).nullable(),
      /** Drops of other screens that lie here, and the last few of those that no longer do; newest first. */
      carried: z.array(carriedDrop),
    }),
  ),
  /** Makes a drop. Nothing is sent by it, and nothing is less unsent: only the hub's own answer makes it so. */
  make: behindDoor
    .errors({ NOTHING_UNSENT: { status: 409 }, NOT_ENROLLED: { status: 409 } })
    .input(z.object({ part: dropPart }))
    .output(
      z.object({
        drop: dropText,
        venue: z.string(),
        date: localDate,
        ops: z.int(),
        /** For `handed`. */
        to: z.int(),
        /** There is more than one drop holds; it follows once the hub has this. */
        more: z.boolean(),
      }),
    ),
  /** Somebody says that the drop up to `to` is in good hands. */
  handed: behindDoor.input(z.object({ to: z.int().min(1) })).output(z.object({})),
  /** Takes care of the drop of another screen until the hub has it. A repeat changes nothing. */
  keep: behindDoor
    .errors({
      NOT_ENROLLED: { status: 409 },
      /** So much lies here already that this one is not taken. */
      FULL: { status: 409 },
      NOT_A_DROP: { status: 422 },
      NEWER: { status: 422 },
      DAMAGED: { status: 422 },
    })
    .input(z.object({ drop: dropText }))
    .output(carriedDrop),
  /** Forgets a drop of another screen, which itself still has all that is in it. */
  forget: behindDoor.input(z.object({ id: z.string() })).output(z.object({})),
}
