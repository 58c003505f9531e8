import { useEffect, useState } from 'react'
import type { DayView } from '../../contract/views.ts'
import type { KioskClient } from '../client.ts'
import { localDateTimeOf } from '../i18n/formats.ts'
import { after } from './after.ts'
import { follow } from './follow.ts'

export interface LiveDay {
  /** The last view that came; null until the first. It stays when the engine falls silent. */
  view: DayView | null
  /** Engine time less the page's own steady clock, in ms. */
  offset: number
}

/**
 * The view that the engine has put into the page for its first paint (`kiosk/page.ts`), or null: Vite's own page has none, one that cannot
 * be read is none, and one that the browser took from its history tells of another time.
 */
export function dayInPage(page: Pick<Document, 'getElementById'>, navigation: string): DayView | null {
  if (navigation === 'back_forward') return null
  try {
    const view: Partial<DayView> | null = JSON.parse(page.getElementById('day')?.textContent ?? 'null')
    const isView =
      typeof view?.now === 'number' && view.venue && view.panel && Array.isArray(view.occurrences)
    // The engine that serves this page wrote it, by its own schema.
    return isView ? (view as DayView) : null
  } catch {
    return null
  }
}

function firstDay(): LiveDay {
  const [entry] = performance.getEntriesByType('navigation')
  const { type = '', responseStart = 0 } = entry instanceof PerformanceNavigationTiming ? entry : {}
  const view = dayInPage(document, type)
  return { view, offset: view ? view.now - responseStart : Date.now() - performance.now() }
}

/** Today as the engine tells it, for as long as the page lives. */
export function useDay(client: KioskClient): LiveDay {
  const [day, setDay] = useState<LiveDay>(firstDay)
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
