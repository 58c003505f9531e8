import * as z from 'zod'
import { type Diet, diets } from '../../contract/words.ts'
import { type RollupCell, rollupCell, rollupDelta } from '../../domain/rollup.ts'
import { knowsZone } from '../../domain/time.ts'
import { applyOp, type VisitState } from '../../domain/visit.ts'
import type { HubContext } from '../context.ts'
import { dateOr } from './directory.ts'
import { type GoodOp, isVisit } from './readOps.ts'
import type { Sql } from './sql.ts'
import { takingPositions } from './stream.ts'

const visitState = z.object({
  partySize: z.number(),
  firstTime: z.boolean().nullable(),
  participations: z.array(z.string()),
  mealOrders: z.array(z.object({ mealId: z.string(), diet: z.enum(diets), portions: z.number() })),
  outsideHours: z.boolean(),
  undone: z.boolean(),
})

const visitRow = z.object({ id: z.string(), day: z.string(), hour: z.number(), state: visitState })

interface Visit extends RollupCell {
  before: VisitState | null
  state: VisitState
  /** Of a new visit whose own time is a wrong clock's: when it was, as far as can be reckoned, in ms. Neither is changed by a later op. */
  wrongClock: boolean
  reckonedAt: number | null
}

/**
 * Applies new ops to the visits that they are about and to the venue's sums: three statements, however many ops. Each visit that stands otherwise goes to
 * the end of the venue's stream, where its other screens find it.
 */
export async function applyToVisits(
  tx: Sql,
  context: HubContext,
  venue: string,
  ops: readonly GoodOp[],
): Promise<void> {
  const about = ops.filter(({ op }) => isVisit(op.kind))
  if (about.length === 0) return
  const visits = await loadVisits(tx, context, venue, [...new Set(about.map(({ op }) => op.entity))])
  const touched = new Map<string, Visit>()
  const cellOfOp = cellsByQuarter(context)
  for (const each of about) {
    const known = visits.get(each.op.entity)
    const state = applyOp(known?.state ?? null, each.op)
    if (state === null || state === known?.state) continue
    const visit = known ? { ...known, state } : newVisit(each, state, cellOfOp(each))
    visits.set(each.op.entity, visit)
    touched.set(each.op.entity, visit)
  }
  await saveVisits(tx, context, venue, touched)
  await addToRollups(tx, context, venue, [...touched.values()])
}

/** Persons who came to the venue on a day of its calendar: by touch, less undone, and by head count (product.md, Visits). */
export async function personsOn(
  { sql, municipality }: HubContext,
  venue: string,
  day: string,
): Promise<number> {
  const rows = await sql.query(
    `SELECT coalesce(sum(persons), 0)::bigint AS persons FROM (
       SELECT persons FROM rollup_day WHERE municipality = $1 AND venue = $2 AND day = $3
       UNION ALL SELECT persons FROM headcount WHERE municipality = $1 AND venue = $2 AND day = $3
       UNION ALL SELECT persons FROM headcount_day WHERE municipality = $1 AND venue = $2 AND day = $3
     ) AS counted`,
    [municipality.id, venue, day],
  )
  return z.tuple([z.object({ persons: z.number() })]).parse(rows)[0].persons
}

const joinedRow = z.object({ occurrence: z.string(), persons: z.number() })
const orderedRow = z.object({ meal: z.string(), diet: z.enum(diets), portions: z.number() })

/** What the visits of a venue have taken, of those made on `since` or later, less undone: persons by occurrence, and portions by meal and diet. */
export async function takenSince(
  { sql, municipality }: HubContext,
  venue: string,
  since: string,
): Promise<{ joined: Map<string, number>; portions: Map<string, Map<Diet, number>> }> {
  const visits = `visit WHERE municipality = $1 AND venue = $2 AND day >= $3 AND chosen AND NOT undone`
  const params = [municipality.id, venue, since]
  const [joined, ordered] = await Promise.all([
    sql.query(
      `SELECT occurrence, sum(party)::bigint AS persons
       FROM (SELECT party, jsonb_array_elements_text(state->'participations') AS occurrence FROM ${visits}) AS chosen
       GROUP BY occurrence`,
      params,
    ),
    sql.query(
      `SELECT one->>'mealId' AS meal, one->>'diet' AS diet, sum((one->>'portions')::int)::bigint AS portions
       FROM (SELECT jsonb_array_elements(state->'mealOrders') AS one FROM ${visits}) AS chosen
       GROUP BY meal, diet`,
      params,
    ),
  ])
  const portions = new Map<string, Map<Diet, number>>()
  for (const { meal, diet, portions: count } of z.array(orderedRow).parse(ordered))
    portions.set(meal, (portions.get(meal) ?? new Map()).set(diet, count))
  const persons = z.array(joinedRow).parse(joined)
  return { joined: new Map(persons.map((each) => [each.occurrence, each.persons])), portions }
}

/** What happened counts on the day and hour that the venue's clock showed; a zone or time that nobody knows must not stop it. */
export function cellOf({ clock, timeZone }: HubContext, { wire }: GoodOp): RollupCell {
  const at = dateOr(wire.atWall, clock.wall()).getTime()
  return rollupCell(at, knowsZone(wire.tz) ? wire.tz : timeZone)
}

const quarterMs = 15 * 60_000

/** `cellOf`, asked once for each quarter of an hour: in one no zone's clock strikes an hour or is changed, and to ask a calendar is dear. */
function cellsByQuarter(context: HubContext): (op: GoodOp) => RollupCell {
  const known = new Map<string, RollupCell>()
  return (op) => {
    const quarter = `${op.wire.tz} ${Math.floor(op.wire.atWall / quarterMs)}`
    const cell = known.get(quarter) ?? cellOf(context, op)
    known.set(quarter, cell)
    return cell
  }
}

/** It counts where its own clock put it; a wrong one is only flagged. */
function newVisit(op: GoodOp, state: VisitState, cell: RollupCell): Visit {
  const { wrong, at } = op.time
  const flag = { wrongClock: wrong, reckonedAt: wrong ? at : null }
  return { before: null, state, ...cell, ...flag }
}

async function loadVisits(
  tx: Sql,
  { municipality }: HubContext,
  venue: string,
  ids: readonly string[],
): Promise<Map<string, Visit>> {
  // One by one by their key: a planner that has no statistics yet would read all visits of the venue, at every push.
  const rows = await tx.query(
    `SELECT known.* FROM unnest($3::uuid[]) AS asked (id),
       LATERAL (SELECT id, venue, day, hour, state FROM visit
                WHERE municipality = $1 AND visit.id = asked.id OFFSET 0) AS known
     WHERE known.venue = $2`,
    [municipality.id, venue, ids],
  )
  return new Map(
    z
      .array(visitRow)
      .parse(rows)
      .map(({ id, day, hour, state }) => [
        id,
        { before: state, state, date: day, hour, wrongClock: false, reckonedAt: null },
      ]),
  )
}

async function saveVisits(
  tx: Sql,
  { municipality, clock }: HubContext,
  venue: string,
  visits: ReadonlyMap<string, Visit>,
): Promise<void> {
  if (visits.size === 0) return
  const all = [...visits.values()]
  await tx.query(
    `WITH ${takingPositions('cardinality($3::uuid[])')}
     INSERT INTO visit (municipality, venue, id, day, hour, party, first_time, undone, state, chosen, wrong_clock, reckoned_at, pos, taken)
     SELECT $1, $2, t.id, t.day, t.hour, t.party, t.first_time, t.undone, t.state, t.chosen, t.wrong_clock, t.reckoned_at,
       moved.head - cardinality($3::uuid[]) + t.nth, $13
     FROM moved, unnest($3::uuid[], $4::date[], $5::int[], $6::int[], $7::boolean[], $8::boolean[], $9::jsonb[], $10::boolean[],
       $11::boolean[], $12::timestamptz[])
       WITH ORDINALITY AS t (id, day, hour, party, first_time, undone, state, chosen, wrong_clock, reckoned_at, nth)
     ON CONFLICT (municipality, id) DO UPDATE SET party = EXCLUDED.party, first_time = EXCLUDED.first_time,
       undone = EXCLUDED.undone, state = EXCLUDED.state, chosen = visit.chosen OR EXCLUDED.chosen, pos = EXCLUDED.pos
     WHERE visit.venue = EXCLUDED.venue`,
    [
      municipality.id,
      venue,
      [...visits.keys()],
      all.map(({ date }) => date),
      all.map(({ hour }) => hour),
      all.map(({ state }) => state.partySize),
      all.map(({ state }) => state.firstTime),
      all.map(({ state }) => state.undone),
      all.map(({ state }) => JSON.stringify(state)),
      all.map(({ state }) => state.participations.length + state.mealOrders.length > 0),
      all.map(({ wrongClock }) => wrongClock),
      all.map(({ reckonedAt }) => (reckonedAt === null ? null : new Date(reckonedAt).toISOString())),
      new Date(clock.wall()),
    ],
  )
}

async function addToRollups(
  tx: Sql,
  { municipality }: HubContext,
  venue: string,
  visits: readonly Visit[],
): Promise<void> {
  const cells = new Map<string, RollupCell & { visits: number; persons: number; firstTime: number }>()
  for (const { before, state, date, hour } of visits) {
    const delta = rollupDelta(before, state)
    const cell = cells.get(`${date} ${hour}`) ?? { date, hour, visits: 0, persons: 0, firstTime: 0 }
    cell.visits += delta.visits
    cell.persons += delta.persons
    cell.firstTime += delta.firstTime
    cells.set(`${date} ${hour}`, cell)
  }
  const all = [...cells.values()].filter((cell) => cell.visits || cell.persons || cell.firstTime)
  if (all.length === 0) return
  await tx.query(
    `INSERT INTO rollup_day AS known (municipality, venue, day, hour, visits, persons, first_time)
     SELECT $1, $2, * FROM unnest($3::date[], $4::int[], $5::int[], $6::int[], $7::int[])
     ON CONFLICT (municipality, venue, day, hour) DO UPDATE SET visits = known.visits + EXCLUDED.visits,
       persons = known.persons + EXCLUDED.persons, first_time = known.first_time + EXCLUDED.first_time`,
    [
      municipality.id,
      venue,
      all.map(({ date }) => date),
      all.map(({ hour }) => hour),
      all.map((cell) => cell.visits),
      all.map((cell) => cell.persons),
      all.map((cell) => cell.firstTime),
    ],
  )
}
