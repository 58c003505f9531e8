import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { kioskContract } from '../contract/kiosk.ts'

export type KioskClient = ContractRouterClient<typeof kioskContract>

/** The engine of this screen, at the page's own origin. Only types of the contract come along, so no zod. */
export function kioskClient(origin: string): KioskClient {
  return createORPCClient(new RPCLink({ url: `${origin}/rpc` }))
}
