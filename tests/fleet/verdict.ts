import * as z from 'zod'
import type { FleetHub } from './hub.ts'
import type { Truth, Visit } from './visitors.ts'

export interface Verdict {
  /** What visitors were thanked for. */
  visits: number
  persons: number
  /** Visits that the hub has not, or has otherwise than they were, or that nobody made; and sums that are not theirs. */
  wrong: string[]
}

const visitRow = z.object({
  id: z.string(),
  venue: z.string(),
  party: z.number(),
  undone: z.boolean(),
  joined: z.array(z.string()),
})
const sums = z.tuple([z.object({ visits: z.coerce.number(), persons: z.coerce.number() })])
const counted = z.tuple([z.object({ count: z.coerce.number() })])

/** Whether the hub has each visit once and as it was, and counts them so. */
export async function verdictOf(hub: FleetHub, truth: Truth): Promise<Verdict> {
  const rows = await hub.query(
    "SELECT id, venue, party, undone, state->'participations' AS joined FROM visit",
    [],
  )
  const held = new Map(
    z
      .array(visitRow)
      .parse(rows)
      .map((row) => [row.id, row]),
  )
  const wrong: string[] = []
  for (const [id, visit] of truth) {
    const at = held.get(id)
    if (at === undefined) wrong.push(`${id} is not at the hub`)
    else if (textOf(at) !== textOf(visit)) wrong.push(`${id} is ${textOf(at)} and was ${textOf(visit)}`)
  }
  for (const id of held.keys()) if (!truth.has(id)) wrong.push(`${id} was never made`)
  const stand = [...truth.values()].filter(({ undone }) => !undone)
  const persons = stand.reduce((sum, { party }) => sum + party, 0)
  const [rolled] = sums.parse(
    await hub.query(
      'SELECT coalesce(sum(visits), 0) AS visits, coalesce(sum(persons), 0) AS persons FROM rollup_day',
      [],
    ),
  )
  if (rolled.visits !== stand.length)
    wrong.push(`the sums have ${rolled.visits} visits, and ${stand.length} stand`)
  if (rolled.persons !== persons) wrong.push(`the sums have ${rolled.persons} persons, and ${persons} came`)
  const [{ count }] = counted.parse(await hub.query('SELECT count(*) FROM quarantine', []))
  if (count > 0) wrong.push(`${count} ops lie in quarantine`)
  return { visits: truth.size, persons, wrong }
}

function textOf({ venue, party, undone, joined }: Visit): string {
  return JSON.stringify([venue, party, undone, joined])
}
