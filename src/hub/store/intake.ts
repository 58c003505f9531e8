import * as z from 'zod'
import type { Quota } from '../../domain/quota.ts'
import { localDate } from '../../domain/time.ts'
import type { HubContext } from '../context.ts'
import type { Sql } from './sql.ts'

/** Adds to what a kiosk has brought today that was new, and answers all of today's. The day before is forgotten. */
export async function addToIntake(
  tx: Sql,
  context: HubContext,
  device: string,
  brought: Quota,
): Promise<Quota> {
  const rows = await tx.query(
    `INSERT INTO intake AS known VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (municipality, device) DO UPDATE SET day = EXCLUDED.day,
       ops = EXCLUDED.ops + CASE WHEN known.day = EXCLUDED.day THEN known.ops ELSE 0 END,
       bytes = EXCLUDED.bytes + CASE WHEN known.day = EXCLUDED.day THEN known.bytes ELSE 0 END
     RETURNING ops, bytes`,
    [context.municipality.id, device, dayOfIntake(context), brought.ops, brought.bytes],
  )
  return z.tuple([z.object({ ops: z.number(), bytes: z.number() })]).parse(rows)[0]
}

/** Today by the municipality's calendar. */
export function dayOfIntake({ clock, timeZone }: HubContext): string {
  return localDate(clock.wall(), timeZone)
}
