import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { staffHeader } from '../../contract/staff/header.ts'
import type { staffContract } from '../../contract/staff/index.ts'

export type StaffClient = ContractRouterClient<typeof staffContract>

/**
 * What the staff pages ask, at the page's own origin: the engine of this screen, or a hub that keeps the same contract.
 * @param token gives the token of the session, null before one
 */
export function staffClient(origin: string, token: () => string | null): StaffClient {
  const link = new RPCLink({ url: `${origin}/rpc`, headers: () => ({ [staffHeader]: token() ?? '' }) })
  return createORPCClient<{ staff: StaffClient }>(link).staff
}
