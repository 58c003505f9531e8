import { implement, ORPCError } from '@orpc/server'
import { hubContract } from '../contract/hub.ts'
import { type HubRole, mayAtHub } from '../contract/words.ts'
import type { Actor } from './actor.ts'

/** Implements the contract of the hub's page; every route is made from this. A call reaches it only from somebody who is let in. */
export const implementer = implement(hubContract).$context<{ actor: Actor }>()

/** Lets a call through only from a role that may what `needed` may. Throws the declared error NOT_ALLOWED. */
export function needs(needed: HubRole) {
  return implementer.middleware(({ context, next }) => {
    if (!mayAtHub(context.actor.role, needed)) throw new ORPCError('NOT_ALLOWED', { status: 403 })
    return next()
  })
}
