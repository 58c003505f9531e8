import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { hubContract } from '../../contract/hub.ts'

export type HubClient = ContractRouterClient<typeof hubContract>
export type Overview = Awaited<ReturnType<HubClient['overview']>>

/** The hub that this page came from. The key goes in a header, never in an address. */
export function hubClient(origin: string, key: string): HubClient {
  return createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { authorization: `Bearer ${key}` } }))
}

/** Whether the hub refused the key. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ORPCError && error.status === 401
}
