import { oc } from '@orpc/contract'
import * as z from 'zod'
import { staffRoles } from '../words.ts'

/** Six to twelve digits. */
export const pin = z.string().regex(/^\d{6,12}$/)
/** A first name, or how the person is called at the venue. */
export const personName = z.string().trim().min(1).max(40)

/** What a badge's QR holds: a random token, never a name. Any other text is no badge. */
export const badgeText = z.string().regex(/^SAMVARO-B-[0-9A-HJKMNP-TV-Z]{26}$/)

export const session = z.object({
  /** Goes into `staffHeader`. Only the page that was let in has it; it is nowhere kept. */
  token: z.string(),
  person: z.object({ id: z.uuid(), name: z.string(), role: z.enum(staffRoles) }),
  /** Rest after which the page leaves by itself, in ms. The engine ends the session a little later than that. */
  idleMs: z.int(),
})
export type StaffSession = z.infer<typeof session>

/** Errors that any call behind the door may answer. */
export const behindDoorErrors = {
  /** The session has ended, or never was. */
  SIGNED_OUT: { status: 401 },
  /** The person's role may not. */
  NOT_ALLOWED: { status: 403 },
  /** The database did not take it: nothing is saved. */
  NOT_SAVED: { status: 503 },
  /** A text looks like a personnummer; `field` says where it stands. */
  PERSONAL_NUMBER: { status: 422, data: z.object({ field: z.string() }) },
} as const

/** A call of somebody who has come in. */
export const behindDoor = oc.errors(behindDoorErrors)

/** The door of the staff pages. Nothing here needs a session but `stay` and `leave`. */
export const doorContract = {
  /** What the door shows. `lockedMs` is how long no PIN is tried yet, 0 when one may be. */
  state: oc.output(z.object({ firstUse: z.boolean(), lockedMs: z.int() })),
  /** First use only: makes the first administrator and lets them in. */
  setUp: oc
    .errors({
      FIRST_USE_OVER: { status: 409 },
      WEAK_PIN: { status: 422 },
      NOT_SAVED: behindDoorErrors.NOT_SAVED,
      PERSONAL_NUMBER: behindDoorErrors.PERSONAL_NUMBER,
    })
    .input(z.object({ name: personName, pin }))
    .output(session),
  /** Wrong PINs lock the door for longer and longer, up to 15 min; neither a restart nor a clock set back shortens it. */
  enter: oc
    .errors({
      WRONG_PIN: { status: 403 },
      LOCKED: { status: 429, data: z.object({ lockedMs: z.int() }) },
      NOT_SAVED: behindDoorErrors.NOT_SAVED,
    })
    .input(z.object({ pin: z.string().max(40) }))
    .output(session),
  /** A badge opens also a door that wrong PINs have locked: it cannot be guessed. */
  enterByBadge: oc
    .errors({ UNKNOWN_BADGE: { status: 403 } })
    .input(z.object({ badge: z.string().max(200) }))
    .output(session),
  /** Says that somebody is still there. */
  stay: behindDoor.output(z.object({ idleMs: z.int() })),
  leave: behindDoor.output(z.object({})),
}

export const person = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(staffRoles),
  hasBadge: z.boolean(),
})
export type Person = z.infer<typeof person>

/** Who may come in; for administrators. PINs and badges are told once, when they are made, and kept only as hashes. */
export const peopleContract = {
  list: behindDoor.output(z.array(person)),
  add: behindDoor
    .errors({ WEAK_PIN: { status: 422 } })
    .input(z.object({ name: personName, role: z.enum(staffRoles), pin }))
    .output(person),
  change: behindDoor
    .errors({ LAST_ADMINISTRATOR: { status: 409 }, NO_SUCH_PERSON: { status: 404 } })
    .input(z.object({ id: z.uuid(), name: personName.optional(), role: z.enum(staffRoles).optional() }))
    .output(person),
  /** A new PIN ends what the person has open elsewhere. */
  newPin: behindDoor
    .errors({ WEAK_PIN: { status: 422 }, NO_SUCH_PERSON: { status: 404 } })
    .input(z.object({ id: z.uuid(), pin }))
    .output(z.object({})),
  /** A new badge; one that the person had before opens nothing any more. */
  newBadge: behindDoor
    .errors({ NO_SUCH_PERSON: { status: 404 } })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ badge: badgeText })),
  dropBadge: behindDoor
    .errors({ NO_SUCH_PERSON: { status: 404 } })
    .input(z.object({ id: z.uuid() }))
    .output(person),
  remove: behindDoor
    .errors({ LAST_ADMINISTRATOR: { status: 409 }, NO_SUCH_PERSON: { status: 404 } })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({})),
}
