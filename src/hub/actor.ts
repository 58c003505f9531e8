import type { HubRole } from '../contract/words.ts'

/** Who asks the hub's page for something, and of which venues. */
export interface Actor {
  /** Of an account; `operator` for whoever holds the hub's own key. It stands in the audit log. */
  id: string
  name: string
  role: HubRole
  venues: 'all' | readonly string[]
}

/** Whoever holds the hub's own key runs it, and may what a coordinator may. */
export const operator: Actor = { id: 'operator', name: 'Driften', role: 'coordinator', venues: 'all' }

/** Whether somebody may do their work at a venue. */
export function isOfVenue({ venues }: Actor, venue: string): boolean {
  return venues === 'all' || venues.includes(venue)
}
