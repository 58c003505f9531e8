import { createContext, useContext } from 'react'
import type { WhoIsIn } from '../../contract/hub.ts'
import { type HubRole, mayAtHub } from '../../contract/words.ts'
import type { HubClient } from './client.ts'
import type { VenueClients } from './venueClient.ts'

/** What every section of the hub's page knows. */
export interface Hub {
  client: HubClient
  /** What a venue's staff pages ask. */
  venues: VenueClients
  me: WhoIsIn
  may(needed: HubRole): boolean
}

const HubContext = createContext<Hub | null>(null)
export const HubProvider = HubContext.Provider

/** The hub that somebody has come in to. */
export function useHub(): Hub {
  const hub = useContext(HubContext)
  if (!hub) throw new Error('nobody has come in')
  return hub
}

/** @param me who has come in */
export function hubOf(client: HubClient, venues: VenueClients, me: WhoIsIn): Hub {
  return { client, venues, me, may: (needed) => mayAtHub(me.role, needed) }
}
