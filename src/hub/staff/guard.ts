import { implement, ORPCError } from '@orpc/server'
import { staffAtHub } from '../../contract/staff/atHub.ts'
import { mayAtHub } from '../../contract/words.ts'
import { type Actor, isOfVenue } from '../actor.ts'
import type { VenueRow } from '../store/directory.ts'

/** What a call of a venue's staff pages brings besides its input. */
export interface StaffCall {
  /** Null for nobody whom the hub knows. */
  who: Actor | null
  /** Id of the venue, as it stands in the address. */
  venueId: string
}

/** Implements what a hub keeps of the staff pages; every route is made from this. */
export const implementer = implement(staffAtHub).$context<StaffCall>()

/** Why somebody may ask nothing of a venue, as the declared errors SIGNED_OUT and NOT_ALLOWED; null when they may. */
export function refusalAtVenue(who: Actor | null, venueId: string) {
  if (who === null) return new ORPCError('SIGNED_OUT', { status: 401, defined: true })
  return mayAtHub(who.role, 'staff') && isOfVenue(who, venueId) ? null : notAllowed()
}

const notAllowed = () => new ORPCError('NOT_ALLOWED', { status: 403, defined: true })

/** Lets a call through only from somebody of the venue. Throws the declared errors SIGNED_OUT and NOT_ALLOWED; a venue that there is not is nobody's. */
export function ofVenue(find: (id: string) => Promise<VenueRow | null>) {
  return implementer.middleware(async ({ context: { who: actor, venueId: id }, next }) => {
    const refusal = refusalAtVenue(actor, id)
    if (actor === null || refusal) throw refusal
    const venue = await find(id)
    if (venue === null) throw notAllowed()
    return next({ context: { actor, venue } })
  })
}
