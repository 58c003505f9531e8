import { partsOfOccurrence } from '../../contract/ids.ts'
import type { RecentVisit, StaffDay } from '../../contract/staff/today.ts'
import type { DayView } from '../../contract/views.ts'
import { timeOf } from '../../domain/dates.ts'
import { countedPersons, countsByOccurrence } from '../../domain/headcount.ts'
import { knowsZone, localDateTime } from '../../domain/time.ts'
import { plannedEnd } from '../../domain/todaysHours.ts'
import type { Shown } from '../services/programme.ts'
import type { Store } from '../store/index.ts'
import type { VisitOfDay } from '../store/today.ts'

/** How many of the day's visits staff see. */
const mostVisits = 100

/** Today as staff see it: the visitors' view, with who came and what they chose. */
export function staffDayOf(
  { headcounts, today, visits }: Store,
  { programme, own, timeZone }: Shown,
  day: DayView,
  lostEdits: number,
): StaffDay {
  const counts = headcounts.on(day.date)
  const byTouch = today.persons(day.date)
  const byCount = countedPersons(counts)
  const titles = new Map(programme.activities.map(({ id, title }) => [id, title.sv]))
  return {
    day,
    plannedEnd: plannedEnd(own, localDateTime(day.now, timeZone)),
    persons: byTouch + byCount,
    byTouch,
    byCount,
    elsewhere: today.elsewhere(day.date),
    lostEdits,
    headcounts: countsByOccurrence(counts).map(({ occurrence, persons }) => ({
      occurrenceId: occurrence,
      persons,
    })),
    joined: day.occurrences.flatMap(({ id, movedAway }) =>
      movedAway ? [] : [{ occurrenceId: id, persons: visits.joined(id) }],
    ),
    visits: today.visits(day.date, mostVisits).map((visit) => recentVisit(visit, titles, day.venue.timeZone)),
  }
}

function recentVisit(
  { id, made, hour, partySize, occurrences, portions, undone }: VisitOfDay,
  titles: ReadonlyMap<string, string>,
  timeZone: string,
): RecentVisit {
  const zone = made !== null && knowsZone(made.timeZone) ? made.timeZone : timeZone
  return {
    visitId: id,
    at: made === null ? `${String(hour).padStart(2, '0')}:00` : timeOf(localDateTime(made.at, zone)),
    partySize,
    activities: occurrences.flatMap((occurrence) => titles.get(partsOfOccurrence(occurrence).activity) ?? []),
    portions,
    undone,
  }
}
