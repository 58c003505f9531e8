import type { Programme } from '../contract/programme.ts'
import type { DaySummary, OtherVenuesView } from '../contract/views.ts'
import { assembleDate, type ViewInput, zoneOf } from './day.ts'
import { stated } from './stated.ts'
import { localDateTime } from './time.ts'

/** Another venue of the municipality, as far as this screen knows it. */
export interface OtherVenue extends Pick<ViewInput, 'programme' | 'rules'> {
  id: string
  /** As the hub calls it; shown until the venue has named itself. */
  name: string
}

const noCounts = { joined: new Map<string, number>(), ordered: new Map<string, number>() }

/**
 * What is on at other venues on a date and has not ended, by the name of the venue. An association's activity for its own members is theirs alone, and places and
 * portions are left out: who has signed up there is not known here.
 * @param now ms since 1970
 */
export function otherVenuesOn(venues: readonly OtherVenue[], now: number, date: string): OtherVenuesView {
  const all = venues.map(({ id, name, programme, rules }) => {
    const open = openToAll(programme)
    const day = assembleDate({ programme: open, now, counts: noCounts, rules }, date)
    const { venue } = programme
    return stated({
      id,
      name: venue?.name ?? name,
      address: venue?.address,
      phone: venue?.phone,
      day: ahead(day, localDateTime(now, zoneOf(programme))),
    })
  })
  return {
    known: venues.length,
    venues: all
      .filter(({ day }) => day.occurrences.length + day.meals.length > 0)
      .sort((a, b) => a.name.localeCompare(b.name, 'sv')),
  }
}

function openToAll(programme: Programme): Programme {
  return { ...programme, activities: programme.activities.filter(({ membersOnly }) => !membersOnly) }
}

/** What has not ended at `now`, a moment of the venue's wall clock. */
function ahead(day: DaySummary, now: string): DaySummary {
  return {
    ...day,
    occurrences: day.occurrences.filter(({ end }) => end > now).map((one) => ({ ...one, places: null })),
    meals: day.meals
      .filter(({ date, serveTo }) => `${date}T${serveTo}` > now)
      .map((meal) => ({
        ...meal,
        portions: null,
        portionsLeft: meal.soldOut ? 0 : null,
        canOrder: false,
      })),
  }
}
