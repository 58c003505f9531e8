import { useEffect, useState } from 'react'
import type { DayView } from '../../contract/views.ts'
import type { KioskClient } from '../client.ts'
import { localDateTimeOf } from '../i18n/formats.ts'
import { follow } from './follow.ts'

export interface LiveDay {
  /** The last view that came; null until the first. It stays when the engine falls silent. */
  view: DayView | null
  /** Engine time less the page's own steady clock, in ms. */
  offset: number
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Today as the engine tells it, for as long as the page lives. */
export function useDay(client: KioskClient): LiveDay {
  const [day, setDay] = useState<LiveDay>(() => ({ view: null, offset: Date.now() - performance.now() }))
  useEffect(
    () =>
      follow<DayView>({
        open: (signal) => client.day.live(undefined, { signal }),
        onValue: (view) => setDay({ view, offset: view.now - performance.now() }),
        after,
      }),
    [client],
  )
  return day
}

const minuteMs = 60_000

/** The time at the venue, `2026-11-23T10:24`, drawn anew at each full minute. */
export function useVenueTime({ view, offset }: LiveDay): string {
  const [, tick] = useState(0)
  const timeZone = view?.venue.timeZone ?? 'Europe/Stockholm'
  const now = offset + performance.now()
  useEffect(() => {
    let timer = 0
    const wait = () => {
      const ms = minuteMs - ((offset + performance.now()) % minuteMs)
      timer = window.setTimeout(() => {
        tick((n) => n + 1)
        wait()
      }, ms + 5)
    }
    wait()
    return () => clearTimeout(timer)
  }, [offset])
  return localDateTimeOf(now, timeZone)
}
