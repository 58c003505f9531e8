import * as z from 'zod'
import type { Quota } from '../../domain/quota.ts'
import { localDate } from '../../domain/time.ts'
import type { HubContext } from '../context.ts'
import type { Sql } from './sql.ts'

const broughtRow = z.object({ ops: z.number(), bytes: z.number() })

/** What a kiosk has brought today, by the municipality's calendar, that was new. */
export async function broughtToday(tx: Sql, context: HubContext, device: string): Promise<Quota> {
  const rows = await tx.query(
    'SELECT ops, bytes FROM intake WHERE municipality = $1 AND device = $2 AND day = $3',
    [context.municipality.id, device, today(context)],
  )
  return z.array(broughtRow).parse(rows)[0] ?? { ops: 0, bytes: 0 }
}

/** What each kiosk has brought today; one that has brought nothing is not in it. */
export async function allBroughtToday(context: HubContext): Promise<Map<string, Quota>> {
  const rows = await context.sql.query(
    'SELECT device, ops, bytes FROM intake WHERE municipality = $1 AND day = $2',
    [context.municipality.id, today(context)],
  )
  const read = z.array(broughtRow.extend({ device: z.string() })).parse(rows)
  return new Map(read.map(({ device, ...brought }) => [device, brought]))
}

/** Adds to what a kiosk has brought today. The day before is forgotten. */
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
    [context.municipality.id, device, today(context), brought.ops, brought.bytes],
  )
  return z.tuple([broughtRow]).parse(rows)[0]
}

function today({ clock, timeZone }: HubContext): string {
  return localDate(clock.wall(), timeZone)
}
