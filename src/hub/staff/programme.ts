import type { Programme } from '../../contract/programme.ts'
import type { Diet } from '../../contract/words.ts'
import { addDays } from '../../domain/dates.ts'
import type { ViewInput } from '../../domain/day.ts'
import { readProgramme, type StoredEntity } from '../../domain/readProgramme.ts'
import type { HubContext } from '../context.ts'
import { standing } from '../store/programme.ts'
import { takenSince } from '../store/visits.ts'

/** A venue's programme as the hub has it. */
export interface Standing {
  programme: Programme
  entities: StoredEntity[]
  /** Where on the venue's stream it was last changed. */
  pos: number
}

/** The programmes of venues, in their order; parts that cannot be read are left out, and told in the log. */
export async function programmesOf(context: HubContext, venues: readonly string[]): Promise<Standing[]> {
  const found = await standing(context.sql, context, venues)
  const byVenue = Map.groupBy(found, ({ venue }) => venue)
  return venues.map((venue) => {
    const entities = byVenue.get(venue) ?? []
    const unreadable = (id: string) =>
      context.log.warn('a part of a programme cannot be read and is not shown', { venue, id })
    const pos = Math.max(0, ...entities.map((entity) => entity.pos))
    return { programme: readProgramme(entities, unreadable), entities, pos }
  })
}

/** That of a venue which nobody has set up. */
export const emptyProgramme = readProgramme([], () => {})

/** The programme of one venue. */
export async function programmeOf(context: HubContext, venue: string): Promise<Standing> {
  const [stands] = await programmesOf(context, [venue])
  return stands ?? { programme: emptyProgramme, entities: [], pos: 0 }
}

/** Longer than this before it nobody chooses an activity or a lunch. */
const chosenBefore = 60

/** What the domain's views of a venue are made of, with the counts of all from the date on. */
export async function viewInputOf(
  context: HubContext,
  venue: string,
  from: string,
): Promise<ViewInput & Standing> {
  const [stands, taken] = await Promise.all([
    programmeOf(context, venue),
    takenSince(context, venue, addDays(from, -chosenBefore)),
  ])
  const { joined, portions } = taken
  const ordered = new Map([...portions].map(([meal, byDiet]) => [meal, sum(byDiet.values())]))
  return { ...stands, now: context.clock.wall(), counts: { joined, ordered } }
}

/** Portions ordered of the meals of the dates, by diet. */
export async function ordersOf(
  context: HubContext,
  venue: string,
  from: string,
  to: string,
): Promise<{ mealId: string; portions: Partial<Record<Diet, number>> }[]> {
  const [{ programme }, { portions }] = await Promise.all([
    programmeOf(context, venue),
    takenSince(context, venue, addDays(from, -chosenBefore)),
  ])
  return programme.meals
    .filter(({ date }) => from <= date && date <= to)
    .map(({ id }) => ({ mealId: id, portions: Object.fromEntries(portions.get(id) ?? []) }))
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, each) => total + each, 0)
}
