import type { HubContext } from '../context.ts'
import type { GoodOp } from './readOps.ts'
import type { Sql } from './sql.ts'
import { takingPositions } from './stream.ts'
import { cellOf } from './visits.ts'

/** Keeps new head counts. One whose id is there already (a press that was repeated after a disk was put back) counts once. */
export async function applyHeadcounts(
  tx: Sql,
  context: HubContext,
  venue: string,
  ops: readonly GoodOp[],
): Promise<void> {
  const counts = ops.flatMap((each) => {
    const { op } = each
    return op.kind === 'headcount.made' ? [{ id: op.entity, ...op.body, ...cellOf(context, each) }] : []
  })
  if (counts.length === 0) return
  await tx.query(
    `WITH ${takingPositions('cardinality($3::uuid[])')}
     INSERT INTO headcount (municipality, venue, id, day, hour, occurrence, persons, pos)
     SELECT $1, $2, t.id, t.day, t.hour, t.occurrence, t.persons, moved.head - cardinality($3::uuid[]) + t.nth
     FROM moved, unnest($3::uuid[], $4::date[], $5::int[], $6::text[], $7::int[])
       WITH ORDINALITY AS t (id, day, hour, occurrence, persons, nth)
     ON CONFLICT DO NOTHING`,
    [
      context.municipality.id,
      venue,
      counts.map(({ id }) => id),
      counts.map(({ date }) => date),
      counts.map(({ hour }) => hour),
      counts.map(({ occurrence }) => occurrence),
      counts.map(({ persons }) => persons),
    ],
  )
}
