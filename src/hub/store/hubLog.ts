import * as z from 'zod'
import type { ProgrammeOp } from '../../domain/mergeEntity.ts'
import type { HubContext } from '../context.ts'
import type { VenueRow } from './directory.ts'
import { currentForgetter } from './erasures.ts'
import { insertOps, keepWatermark, lockIncarnation, type Origin } from './opLog.ts'
import { applyToProgramme } from './programme.ts'
import type { GoodOp } from './readOps.ts'
import type { Sql } from './sql.ts'

/**
 * What is done at the hub is in its log as what is done at a screen: each venue has an unbroken log of the hub's own, an incarnation whose device is the venue
 * itself, which no screen's is. `entity` is then a projection of ops alone, whoever wrote them.
 */

/** Locks the venue's stream and its log of the hub's own. To be called before anything of the venue is read that is to be written. */
export async function lockHubLog(
  tx: Sql,
  context: HubContext,
  venue: string,
): Promise<Origin & { have: number }> {
  await tx.query('SELECT FROM stream WHERE municipality = $1 AND venue = $2 FOR UPDATE', [
    context.municipality.id,
    venue,
  ])
  const rows = await tx.query('SELECT id FROM incarnation WHERE municipality = $1 AND device = $2', [
    context.municipality.id,
    venue,
  ])
  const [known] = z.array(z.object({ id: z.string() })).parse(rows)
  const origin = { device: { id: venue, venue }, incarnation: known?.id ?? context.newId() }
  return { ...origin, have: (await lockIncarnation(tx, context, origin)) ?? 0 }
}

/** Writes ops at the end of the hub's own log of a venue, and what they make of its programme. */
export async function appendHubOps(
  tx: Sql,
  context: HubContext,
  { have, ...origin }: Origin & { have: number },
  { time_zone: tz }: VenueRow,
  ops: readonly ProgrammeOp[],
): Promise<void> {
  const { clock, newId } = context
  const forget = await currentForgetter(tx, context)
  const good = ops.map((given, index): GoodOp => {
    // Forgetting keeps the shape of a body; TypeScript cannot follow the pairing of kind and body through the union.
    const op = { ...given, body: forget.body(given.body) } as ProgrammeOp
    const id = newId()
    const seq = have + index + 1
    const at = Math.floor(clock.wall())
    const moment = { atWall: at, bootId: clock.bootId, monoMs: Math.floor(clock.mono()), tz }
    return {
      seq,
      key: id,
      raw: '',
      wire: { seq, id, ...op, ...moment },
      op,
      time: { quality: 'anchored', at, wrong: false },
    }
  })
  const written = await insertOps(tx, context, origin, good)
  await applyToProgramme(tx, context, origin, written)
  await keepWatermark(tx, context, origin.incarnation, have + good.length)
}
