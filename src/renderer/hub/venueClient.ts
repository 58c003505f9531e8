import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { staffAtHub } from '../../contract/staff/atHub.ts'
import type { StaffClient } from '../staff/client.ts'
import type { PageHeaders } from './client.ts'

/** What a venue's pages ask of the hub. Of what the staff pages ask of a screen the hub keeps a part, and its menu shows no more. */
export type VenueClient = StaffClient & ContractRouterClient<typeof staffAtHub>

/** Gives that of a venue by its id. */
export type VenueClients = (venue: string) => VenueClient

/** Those of the hub that this page came from. */
export function venueClients(origin: string, headers: PageHeaders): VenueClients {
  return (venue) => createORPCClient(new RPCLink({ url: `${origin}/staff/${venue}/rpc`, headers }))
}
