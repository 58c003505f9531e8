import type { Logger } from '../../contract/clock.ts'
import type { KioskShows } from '../../contract/sync.ts'
import type { DayView, OccurrenceView } from '../../contract/views.ts'
import { timeOf } from '../../domain/dates.ts'
import { countedPersons } from '../../domain/headcount.ts'
import { isBrightAt } from '../../domain/screenHours.ts'
import { localDateTime } from '../../domain/time.ts'
import type { Store } from '../store/index.ts'
import type { Assembled } from './live.ts'

/**
 * What the screen shows, for the hub's small picture of it; null when its day cannot be assembled.
 * @param options.pages how many pages are open here
 * @param options.staffIn whether somebody has come in at the staff pages
 */
export function screenShows(options: {
  store: Pick<Store, 'today' | 'headcounts'>
  assemble: () => Assembled
  pages: () => number
  staffIn: () => boolean
  log: Logger
}): () => KioskShows | null {
  const { store, assemble, pages, staffIn, log } = options

  function shows(): KioskShows {
    const { view } = assemble()
    const { date, opening, screen, venue } = view
    return {
      page: pages() === 0 ? 'none' : staffIn() ? 'staff' : isDark(view) ? 'dark' : 'home',
      example: venue.example,
      open: opening.known ? opening.open : null,
      activity: activityOf(view.occurrences),
      persons: store.today.persons(date) + countedPersons(store.headcounts.on(date)),
      screenHours: screen.screenHours,
    }
  }

  return () => {
    try {
      return shows()
    } catch (error) {
      log.warn('what the screen shows could not be told to the hub', { error: String(error) })
      return null
    }
  }
}

/** A touch wakes it for a few minutes, of which only the page knows. */
function isDark({ now, venue, screen }: DayView): boolean {
  return !isBrightAt(screen.screenHours, localDateTime(now, venue.timeZone))
}

function activityOf(occurrences: readonly OccurrenceView[]): KioskShows['activity'] {
  const held = occurrences.filter(({ cancelled, movedAway }) => !cancelled && !movedAway)
  const found = held.find(({ phase }) => phase === 'now') ?? held.find(({ phase }) => phase === 'next')
  if (!found) return null
  const { title, start, end, phase } = found
  // As long as the wire takes, in whole characters.
  const short = [...title.sv].slice(0, 100).join('')
  return { title: short, from: timeOf(start), to: timeOf(end), now: phase === 'now' }
}
