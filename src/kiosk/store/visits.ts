import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import { diets } from '../../contract/words.ts'
import { type RollupCell, rollupDelta } from '../../domain/rollup.ts'
import type { VisitState } from '../../domain/visit.ts'
import { ownCounts, venueCounts } from './counts.ts'

/** A visit as it stands, the cell that it is summed in, and the op that last changed it. */
export interface StoredVisit {
  state: VisitState
  cell: RollupCell
  lastSeq: number
}

export interface VisitStore {
  find(id: string): StoredVisit | null
  /** Keeps a visit that an op has taken from `before` (null: new) to `after`, and its share of the sums. */
  save(id: string, before: VisitState | null, after: VisitState, cell: RollupCell, seq: number): void
  /** Persons who joined an occurrence, at whichever screen of the venue. */
  joined(occurrence: string): number
  /** The same by occurrence, for every occurrence whose rule date is `from` or later. */
  joinedFrom(from: string): Map<string, number>
  /** Portions ordered of a meal, at whichever screen of the venue. */
  ordered(meal: string): number
}

const visitRow = z.object({
  last_seq: z.number(),
  day: z.string(),
  hour: z.number(),
  party_size: z.number(),
  first_time: z.number().nullable(),
  outside_hours: z.number(),
  undone: z.number(),
})
const orderRows = z.array(z.object({ mealId: z.string(), diet: z.enum(diets), portions: z.number() }))
const countRow = z.object({ id: z.string(), persons: z.number() })

export function visitStore(db: Database): VisitStore {
  const select = db.prepare(
    'SELECT last_seq, day, hour, party_size, first_time, outside_hours, undone FROM visit WHERE id = ?',
  )
  const participations = db.prepare('SELECT occurrence FROM participation WHERE visit = ?').pluck()
  const orders = db.prepare('SELECT meal AS mealId, diet, portions FROM meal_order WHERE visit = ?')
  const upsert = db.prepare(
    `INSERT INTO visit (id, last_seq, made_seq, day, hour, party_size, first_time, outside_hours, undone)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET last_seq = excluded.last_seq, party_size = excluded.party_size,
       first_time = excluded.first_time, undone = excluded.undone`,
  )
  const join = db.prepare('INSERT INTO participation (visit, occurrence) VALUES (?, ?)')
  const leave = db.prepare('DELETE FROM participation WHERE visit = ? AND occurrence = ?')
  const order = db.prepare(
    `INSERT INTO meal_order (visit, meal, diet, portions) VALUES (?, ?, ?, ?)
     ON CONFLICT (visit, meal, diet) DO UPDATE SET portions = excluded.portions`,
  )
  const unorder = db.prepare('DELETE FROM meal_order WHERE visit = ? AND meal = ? AND diet = ?')
  const sum = db.prepare(
    `INSERT INTO rollup_day (day, hour, visits, persons, first_time) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (day, hour) DO UPDATE SET visits = visits + excluded.visits,
       persons = persons + excluded.persons, first_time = first_time + excluded.first_time`,
  )
  const joined = db
    .prepare(
      `SELECT coalesce(sum(party_size), 0) FROM (${joins('date = substr(@occurrence, -10) AND occurrence = @occurrence')})`,
    )
    .pluck()
  const joinedFrom = db.prepare(
    `SELECT occurrence AS id, sum(party_size) AS persons FROM (${joins('date >= @from')}) GROUP BY occurrence`,
  )
  const ordered = db.prepare(`SELECT coalesce(sum(portions), 0) FROM (${ordersOf('meal = @meal')})`).pluck()

  function saveChoices(id: string, before: VisitState | null, after: VisitState): void {
    const was = before?.participations ?? []
    for (const occurrence of after.participations) {
      if (!was.includes(occurrence)) join.run(id, occurrence)
    }
    for (const occurrence of was) {
      if (!after.participations.includes(occurrence)) leave.run(id, occurrence)
    }
    const had = before?.mealOrders ?? []
    for (const one of after.mealOrders) {
      if (!had.includes(one)) order.run(id, one.mealId, one.diet, one.portions)
    }
    for (const old of had) {
      const kept = after.mealOrders.some((one) => one.mealId === old.mealId && one.diet === old.diet)
      if (!kept) unorder.run(id, old.mealId, old.diet)
    }
  }

  return {
    find(id) {
      const found = select.get(id)
      if (found === undefined) return null
      const row = visitRow.parse(found)
      return {
        state: {
          partySize: row.party_size,
          firstTime: row.first_time === null ? null : row.first_time === 1,
          participations: z.array(z.string()).parse(participations.all(id)),
          mealOrders: orderRows.parse(orders.all(id)),
          outsideHours: row.outside_hours === 1,
          undone: row.undone === 1,
        },
        cell: { date: row.day, hour: row.hour },
        lastSeq: row.last_seq,
      }
    },
    save(id, before, after, cell, seq) {
      const firstTime = after.firstTime === null ? null : Number(after.firstTime)
      const { partySize, outsideHours, undone } = after
      // Only a new row takes it as the op that made it.
      upsert.run(
        id,
        seq,
        seq,
        cell.date,
        cell.hour,
        partySize,
        firstTime,
        Number(outsideHours),
        Number(undone),
      )
      saveChoices(id, before, after)
      const delta = rollupDelta(before, after)
      if (delta.visits || delta.persons || delta.firstTime) {
        sum.run(cell.date, cell.hour, delta.visits, delta.persons, delta.firstTime)
      }
    },
    joined: (occurrence) => Number(joined.get({ occurrence })),
    joinedFrom(from) {
      const rows = z.array(countRow).parse(joinedFrom.all({ from }))
      return new Map(rows.map(({ id, persons }) => [id, persons]))
    },
    ordered: (meal) => Number(ordered.get({ meal })),
  }
}

/** Each who has joined what `which` says, at this screen or another, with its party. */
function joins(which: string): string {
  return `SELECT occurrence, visit.party_size FROM participation JOIN visit ON visit.id = participation.visit
      WHERE ${which} AND visit.undone = 0 AND ${ownCounts}
    UNION ALL SELECT occurrence, venue_visit.party_size
      FROM venue_participation JOIN venue_visit ON venue_visit.id = venue_participation.visit
      WHERE ${which} AND venue_visit.undone = 0 AND ${venueCounts}`
}

/** What is ordered of what `which` says, at this screen or another. */
export function ordersOf(which: string): string {
  return `SELECT diet, portions FROM meal_order JOIN visit ON visit.id = meal_order.visit
      WHERE ${which} AND visit.undone = 0 AND ${ownCounts}
    UNION ALL SELECT diet, portions FROM venue_order JOIN venue_visit ON venue_visit.id = venue_order.visit
      WHERE ${which} AND venue_visit.undone = 0 AND ${venueCounts}`
}
