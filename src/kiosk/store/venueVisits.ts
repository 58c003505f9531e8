import type { Database } from 'better-sqlite3'
import type { PulledHeadcount, PulledVisit } from '../../contract/sync.ts'
import { sameJson } from '../../domain/sameJson.ts'
import { visitStore } from './visits.ts'

/**
 * The venue's visits as the hub last confirmed them, of all its screens. A visit counts once, by its id: as the hub has it, with this screen's own unconfirmed
 * changes before that, just as the programme is shown. So a screen that was enrolled anew, and whose log the hub knows from an earlier device, counts nothing
 * twice; one whose disk was put back still has of the hub what it has lost itself; and all screens come to the same once all is delivered.
 */
export interface VenueVisits {
  /** Takes what came; only inside the transaction that moves the position. @returns how many tell what this screen did not know */
  take(came: CameOfVisits): number
  /** The hub begins anew. */
  forget(): void
}

export interface CameOfVisits {
  visits: readonly PulledVisit[]
  headcounts: readonly PulledHeadcount[]
  /** What is of earlier days is forgotten; null for nothing. */
  since: string | null
}

export function venueVisits(db: Database): VenueVisits {
  const own = visitStore(db)
  const visit = db.prepare(
    'INSERT OR REPLACE INTO venue_visit (id, day, hour, party_size, undone) VALUES (?, ?, ?, ?, ?)',
  )
  const leaveAll = db.prepare('DELETE FROM venue_participation WHERE visit = ?')
  const join = db.prepare('INSERT OR IGNORE INTO venue_participation (visit, occurrence) VALUES (?, ?)')
  const unorderAll = db.prepare('DELETE FROM venue_order WHERE visit = ?')
  const order = db.prepare(
    'INSERT OR REPLACE INTO venue_order (visit, meal, diet, portions) VALUES (?, ?, ?, ?)',
  )
  const count = db.prepare(
    'INSERT OR IGNORE INTO venue_headcount (id, day, hour, occurrence, persons) VALUES (?, ?, ?, ?, ?)',
  )
  const ownCount = db.prepare('SELECT 1 FROM headcount WHERE id = ?').pluck()
  const old = 'IN (SELECT id FROM venue_visit WHERE day < ?)'
  const endings = [
    `DELETE FROM venue_participation WHERE visit ${old}`,
    `DELETE FROM venue_order WHERE visit ${old}`,
    'DELETE FROM venue_visit WHERE day < ?',
    'DELETE FROM venue_headcount WHERE day < ?',
  ].map((sql) => db.prepare(sql))
  const forgetting = ['venue_participation', 'venue_order', 'venue_visit', 'venue_headcount'].map((table) =>
    db.prepare(`DELETE FROM ${table}`),
  )

  function keep({ id, day, hour, partySize, undone, participations, mealOrders }: PulledVisit): void {
    visit.run(id, day, hour, partySize, Number(undone))
    leaveAll.run(id)
    for (const occurrence of participations) join.run(id, occurrence)
    unorderAll.run(id)
    for (const { mealId, diet, portions } of mealOrders) order.run(id, mealId, diet, portions)
  }

  /** Most of what comes is the echo of this screen's own visits. */
  function isOwnEcho(came: PulledVisit): boolean {
    const state = own.find(came.id)?.state
    return state !== undefined && sameJson(choicesOf(state), choicesOf(came))
  }

  return {
    take({ visits, headcounts, since }) {
      const news = visits.filter((one) => !isOwnEcho(one)).length
      for (const one of visits) keep(one)
      const counted = headcounts.filter(({ id }) => ownCount.get(id) === undefined).length
      for (const { id, day, hour, occurrence, persons } of headcounts)
        count.run(id, day, hour, occurrence, persons)
      if (since !== null) for (const ending of endings) ending.run(since)
      return news + counted
    },
    forget() {
      for (const each of forgetting) each.run()
    },
  }
}

interface Choices {
  readonly partySize: number
  readonly undone: boolean
  readonly participations: readonly string[]
  readonly mealOrders: readonly { mealId: string; diet: string; portions: number }[]
}

/** What counts of a visit, in no order. */
function choicesOf({ partySize, undone, participations, mealOrders }: Choices): unknown {
  const orders = mealOrders.map(({ mealId, diet, portions }) => [`${mealId} ${diet}`, portions])
  return { partySize, undone, participations: participations.toSorted(), orders: Object.fromEntries(orders) }
}
