import { implement, ORPCError } from '@orpc/server'
import { kioskContract } from '../../contract/kiosk.ts'
import type { StaffSession } from '../../contract/staff/door.ts'
import { mayAs, type StaffRole } from '../../contract/words.ts'

/** What a call brings besides its input. */
export interface CallContext {
  /** The token of a staff session; null for a visitor's page. */
  staffToken: string | null
}

export type Actor = StaffSession['person']

/** Implements the contract of a page; every route is made from this. */
export const implementer = implement(kioskContract).$context<CallContext>()

/**
 * Lets a call through only for a session that lives, of a role that may what `needed` may, and tells the call who it is. Throws the
 * declared errors SIGNED_OUT and NOT_ALLOWED.
 * @param actorOf finds the person of a living session
 */
export function behindDoor(actorOf: (token: string | null) => Actor | null) {
  return (needed: StaffRole) =>
    implementer.middleware(async ({ context, next }) => {
      const actor = actorOf(context.staffToken)
      if (actor === null) throw new ORPCError('SIGNED_OUT', { status: 401 })
      if (!mayAs(actor.role, needed)) throw new ORPCError('NOT_ALLOWED', { status: 403 })
      return next({ context: { actor } })
    })
}
export type BehindDoor = ReturnType<typeof behindDoor>
