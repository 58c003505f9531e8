import type { VenuesWeek } from '../../contract/hub.ts'
import { assembleWeek, type Counts } from '../../domain/day.ts'
import { localDate } from '../../domain/time.ts'
import { type Actor, isOfVenue } from '../actor.ts'
import type { HubContext } from '../context.ts'
import { inSwedish } from '../inSwedish.ts'
import { listVenues } from '../store/directory.ts'
import { emptyProgramme, programmesOf } from './programme.ts'

const noCounts: Counts = { joined: new Map(), ordered: new Map() }

/** The week of all venues that somebody works with. */
export async function venuesWeek(
  context: HubContext,
  actor: Actor,
  asked: string | null,
): Promise<VenuesWeek> {
  const now = context.clock.wall()
  const from = asked ?? localDate(now, context.timeZone)
  const venues = (await listVenues(context))
    .filter(({ id }) => isOfVenue(actor, id))
    .toSorted((a, b) => inSwedish.compare(a.name, b.name))
  const programmes = await programmesOf(
    context,
    venues.map(({ id }) => id),
  )
  const weekOf = (place: number) => {
    const programme = programmes[place]?.programme ?? emptyProgramme
    return assembleWeek({ programme, now, counts: noCounts, from })
  }
  // The week itself is the same at all of them, also where there is none.
  const { days: _, ...week } = assembleWeek({ programme: emptyProgramme, now, counts: noCounts, from })
  return {
    ...week,
    venues: venues.map(({ id, name }, place) => ({ id, name, days: weekOf(place).days })),
  }
}
