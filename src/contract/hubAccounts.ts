import { oc } from '@orpc/contract'
import * as z from 'zod'
import { passwordLength } from './hubPage.ts'
import { auditActions, hubRoles } from './words.ts'

/** A call of somebody who has come in; 401 for anybody else. */
export const comeIn = oc.errors({ NOT_ALLOWED: { status: 403 } })

const token = z.string().max(100)
const name = z.string().trim().min(1).max(80)
const email = z
  .string()
  .trim()
  .max(200)
  .transform((text) => text.toLowerCase())
  .pipe(z.email())

const person = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(hubRoles),
  /** Ids of the venues that they work with; none of a coordinator, who is of all. */
  venues: z.array(z.string()),
  /** ms since 1970; null when they have never come in. */
  lastIn: z.number().nullable(),
  /** Until when the link holds that they have not used yet, ms since 1970; null when there is none. */
  invitedUntil: z.number().nullable(),
  isYou: z.boolean(),
})
export type HubPerson = z.infer<typeof person>

const personInput = z.object({ name, email, role: z.enum(hubRoles), venues: z.array(z.string()).max(1000) })
export type HubPersonInput = z.input<typeof personInput>

/** A link by which a person chooses their own password, once, within `invitationDays`. */
const invitation = z.object({ link: z.string(), expires: z.number() })

const personErrors = {
  /** A name or an address holds a personnummer. */
  PERSONAL_NUMBER: {},
  EMAIL_TAKEN: {},
  UNKNOWN_VENUE: {},
  UNKNOWN_PERSON: {},
  /** Nobody who can come in would be left to look after the others. */
  LAST_COORDINATOR: {},
}

/** Who may come in, for coordinators. */
export const peopleContract = {
  list: comeIn.output(z.array(person)),
  add: comeIn.errors(personErrors).input(personInput).output(invitation),
  change: comeIn
    .errors(personErrors)
    .input(personInput.extend({ id: z.string() }))
    .output(z.object({})),
  /** A new link; the one before no longer holds. A password that they have holds until they choose another. */
  invite: comeIn
    .errors(personErrors)
    .input(z.object({ id: z.string() }))
    .output(invitation),
  /** They are out at once, everywhere. One who is gone already stays so. */
  remove: comeIn
    .errors(personErrors)
    .input(z.object({ id: z.string() }))
    .output(z.object({})),
}

const auditEntry = z.object({
  id: z.string(),
  /** Hub time, ms since 1970. */
  at: z.number(),
  /** `gone`: a person who has been removed, of whom no name is kept. */
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['person', 'screen']), name: z.string() }),
    z.object({ kind: z.enum(['operator', 'gone']) }),
  ]),
  /** Null for one that this version does not know. */
  action: z.enum(auditActions).nullable(),
  /** What it was done to, by its name; null where there is none, or it is gone. */
  person: z.string().nullable(),
  screen: z.string().nullable(),
  venue: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof auditEntry>

/** What was done, newest first, for coordinators. `before` is the last id that was shown. */
export const auditContract = comeIn
  .input(z.object({ before: z.uuid().nullable() }))
  .output(z.object({ entries: z.array(auditEntry), hasMore: z.boolean() }))

const notLetIn = { NOT_LET_IN: { status: 403 } }
const tooOften = { TOO_OFTEN: { status: 429, data: z.object({ waitMs: z.number() }) } }
const invitationOver = { INVITATION_OVER: { status: 410 } }

/** What may be asked before anybody has come in. Every call needs `pageHeader`. */
export const hubDoorContract = {
  /** `hasProvider`: there is a button of the municipality's own sign-in. */
  state: oc.output(z.object({ municipality: z.string(), hasProvider: z.boolean() })),
  /** The same answer for an address that nobody has. */
  enter: oc
    .errors({ ...notLetIn, ...tooOften })
    .input(z.object({ email: z.string().max(200), password: z.string().max(passwordLength[1]) }))
    .output(z.object({})),
  /** Whose a link is. */
  invitation: oc
    .errors(invitationOver)
    .input(z.object({ token }))
    .output(z.object({ name: z.string(), email: z.string() })),
  /** Uses the link up, ends what was open for this person elsewhere, and lets them in. */
  choosePassword: oc
    .errors({ ...invitationOver, WEAK_PASSWORD: { status: 422 } })
    .input(z.object({ token, password: z.string().max(passwordLength[1]) }))
    .output(z.object({})),
  /**
   * Where the browser is to go to sign in at the municipality's provider, from which it comes back to `/sign-in/oidc`.
   * @param invitation a link's token, by which the person whose it is are known from then on
   */
  goToProvider: oc
    .errors({ PROVIDER_AWAY: { status: 503 } })
    .input(z.object({ invitation: token.nullable() }))
    .output(z.object({ to: z.url() })),
  leave: oc.output(z.object({})),
}
