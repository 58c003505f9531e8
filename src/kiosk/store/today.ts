import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import { diets } from '../../contract/words.ts'
import { venueCounts } from './counts.ts'
import { ordersOf } from './visits.ts'

/** A visit of today as staff see it. */
export interface VisitOfDay {
  id: string
  /** When it was made, ms since 1970 by the machine's clock, and the zone of the venue then; null where its op is lost. */
  made: { at: number; timeZone: string } | null
  /** The hour (0–23) that the visit is summed in. */
  hour: number
  partySize: number
  occurrences: string[]
  portions: number
  undone: boolean
}

/** What staff ask of a day's visits. */
export interface TodayStore {
  /** Those of this screen, newest first. */
  visits(day: string, limit: number): VisitOfDay[]
  /** Persons who came by touch to the venue, less undone. */
  persons(day: string): number
  /** Of them those whose visits were made at other screens. */
  elsewhere(day: string): number
  /** Portions ordered of a meal, by diet, at whichever screen of the venue. */
  portions(meal: string): { diet: (typeof diets)[number]; portions: number }[]
}

const visitRow = z
  .object({
    id: z.string(),
    at: z.number().nullable(),
    tz: z.string().nullable(),
    hour: z.number(),
    partySize: z.number(),
    occurrences: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
    portions: z.number(),
    undone: z.number(),
  })
  .transform(({ at, tz, undone, ...row }) => ({
    ...row,
    made: at === null || tz === null ? null : { at, timeZone: tz },
    undone: undone === 1,
  }))
const portionRows = z.array(z.object({ diet: z.enum(diets), portions: z.number() }))

export function todayStore(db: Database): TodayStore {
  const visits = db.prepare(
    `SELECT visit.id, op.at_wall AS at, op.tz, hour, party_size AS partySize, undone,
       (SELECT json_group_array(occurrence) FROM participation WHERE participation.visit = visit.id) AS occurrences,
       (SELECT coalesce(sum(portions), 0) FROM meal_order WHERE meal_order.visit = visit.id) AS portions
     FROM visit LEFT JOIN op ON op.seq = visit.made_seq WHERE day = ? ORDER BY made_seq DESC LIMIT ?`,
  )
  // The sums of this screen, and what the hub has otherwise.
  const persons = db
    .prepare(
      `SELECT coalesce((SELECT sum(persons) FROM rollup_day WHERE day = @day), 0) + coalesce((
         SELECT sum((1 - venue_visit.undone) * venue_visit.party_size
           - coalesce((1 - visit.undone) * visit.party_size, 0))
         FROM venue_visit LEFT JOIN visit ON visit.id = venue_visit.id
         WHERE venue_visit.day = @day AND ${venueCounts}), 0)`,
    )
    .pluck()
  const elsewhere = db
    .prepare(
      `SELECT coalesce(sum(party_size), 0) FROM venue_visit
       WHERE day = ? AND undone = 0 AND NOT EXISTS (SELECT 1 FROM visit WHERE visit.id = venue_visit.id)`,
    )
    .pluck()
  const portions = db.prepare(
    `SELECT diet, sum(portions) AS portions FROM (${ordersOf('meal = @meal')})
     WHERE diet IN (${diets.map((diet) => `'${diet}'`).join(', ')}) GROUP BY diet`,
  )
  return {
    visits: (day, limit) => z.array(visitRow).parse(visits.all(day, limit)),
    persons: (day) => Number(persons.get({ day })),
    elsewhere: (day) => Number(elsewhere.get(day)),
    portions: (meal) => portionRows.parse(portions.all({ meal })),
  }
}
