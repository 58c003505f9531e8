import { type DoorClient, doorClient, type HubClient, hubClient, pageHeaders } from './client.ts'
import { dropKey, type KeyPlaces, takeKey } from './key.ts'
import { watchTouches } from './touches.ts'
import { type VenueClients, venueClients } from './venueClient.ts'

/** The ways in to the hub, and out of it again. */
export interface Way {
  client: HubClient
  door: DoorClient
  venues: VenueClients
  /** A key was brought, by a link or earlier in this tab. */
  hasKey: boolean
  /** Forgets the key. */
  dropKey(): void
  /** The token of the invitation that the address holds, or null. */
  invitation: string | null
}

/** Reads what the address and the tab have brought. */
export function wayIn(window: KeyPlaces & Pick<Window, 'addEventListener'> & { location: Location }): Way {
  const key = takeKey(window)
  const headers = pageHeaders(key, watchTouches(window))
  return {
    client: hubClient(window.location.origin, headers),
    venues: venueClients(window.location.origin, headers),
    door: doorClient(window.location.origin, headers),
    hasKey: key !== null,
    dropKey: () => dropKey(window),
    invitation: new URLSearchParams(window.location.hash.slice(1)).get('invitation'),
  }
}
