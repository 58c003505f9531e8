import * as z from 'zod'
import type { Settings } from './settings.ts'

/** What the hub called the venue when this screen was enrolled: shown until the venue says its own name, and never sent anywhere. */
export interface HubVenue {
  /** Null on a screen that no hub knows, or that was enrolled before it kept this. */
  name(): string | null
  rename(name: string): void
}

const key = 'venueAtHub'
const kept = z.object({ name: z.string() }).nullable().catch(null)

export function hubVenue({ get, set }: Settings): HubVenue {
  return {
    name: () => kept.parse(get(key) ?? null)?.name ?? null,
    rename: (name) => set(key, { name }),
  }
}
