import { useEffect, useState } from 'react'
import type { DayView } from '../../../contract/views.ts'
import { after } from '../../live/after.ts'
import { follow } from '../../live/follow.ts'
import type { LiveDay } from '../../live/useDay.ts'
import type { VenueClient } from '../venueClient.ts'

/** Today at a venue as the hub tells it, for as long as the page lives: each answer is kept there until something is otherwise. */
export function useVenueDay(client: VenueClient): LiveDay {
  const [day, setDay] = useState<LiveDay>(() => ({ view: null, offset: Date.now() - performance.now() }))
  useEffect(
    () =>
      follow<DayView>({
        open: async (signal) => daysOf(client, signal),
        onValue: (view) => setDay({ view, offset: view.now - performance.now() }),
        after,
      }),
    [client],
  )
  return day
}

async function* daysOf(client: VenueClient, signal: AbortSignal): AsyncGenerator<DayView> {
  let known: string | null = null
  while (!signal.aborted) {
    const answer: { mark: string; day: DayView } = await client.day({ known }, { signal })
    known = answer.mark
    yield answer.day
  }
}
