import { createContext, useContext } from 'react'
import type { WhoIsIn } from '../../contract/hub.ts'
import { type HubRole, mayAtHub } from '../../contract/words.ts'
import type { HubClient } from './client.ts'
import type { VenueClients } from './venueClient.ts'
import type { Way } from './way.ts'

/** What every section of the hub's page knows. */
export interface Hub {
  client: HubClient
  /** What a venue's staff pages ask. */
  venues: VenueClients
  me: WhoIsIn
  may(needed: HubRole): boolean
  /** Goes out to the door. Rejects while the hub does not answer: then one is still in. */
  leave(): Promise<void>
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
export function hubOf({ client, venues, door, dropKey }: Way, me: WhoIsIn): Hub {
  return {
    ...{ client, venues, me },
    may: (needed) => mayAtHub(me.role, needed),
    async leave() {
      await door.leave({})
      dropKey()
      window.location.assign('/')
    },
  }
}
