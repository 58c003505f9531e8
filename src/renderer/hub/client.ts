import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { hubContract } from '../../contract/hub.ts'
import type { hubDoorContract } from '../../contract/hubAccounts.ts'
import { type PageState, pageHeader } from '../../contract/hubPage.ts'

export type HubClient = ContractRouterClient<typeof hubContract>
export type DoorClient = ContractRouterClient<typeof hubDoorContract>
export type Overview = Awaited<ReturnType<HubClient['overview']>>

/** What every call of the page says: that it is the page's own, and the key where somebody has brought it. Never in an address. */
export type PageHeaders = () => Record<string, string>

/** @param key of who runs the hub; null for who comes in by an account */
export function pageHeaders(key: string | null, state: () => PageState): PageHeaders {
  return () => ({ [pageHeader]: state(), ...(key !== null && { authorization: `Bearer ${key}` }) })
}

/** The hub that this page came from. */
export function hubClient(origin: string, headers: PageHeaders): HubClient {
  return createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers }))
}

/** Its door, for who has not come in. */
export function doorClient(origin: string, headers: PageHeaders): DoorClient {
  return createORPCClient(new RPCLink({ url: `${origin}/door`, headers }))
}

/** Whether the hub knows nobody who asks so. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ORPCError && error.status === 401
}

/** What the hub answers; who is no longer in begins anew at the door. */
export function orAtDoor<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    if (isRefusal(error)) window.location.reload()
    throw error
  })
}

/** What the hub has said no by; null when it has not answered. */
export function codeOf(error: unknown): string | null {
  return error instanceof ORPCError ? error.code : null
}
