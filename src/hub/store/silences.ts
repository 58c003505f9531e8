import * as z from 'zod'
import type { HubContext } from '../context.ts'
import type { Sql } from './sql.ts'

/** A silence of which somebody is to be told: that it is, or that it is over. */
export interface ToTell {
  device: string
  /** When the screen was last heard of. */
  since: Date
  noticed: Date
  /** When it was heard of again; null when it is this silence that is to be told of. */
  over: Date | null
  /** How often it has been tried, this time included. */
  tries: number
  /** The ways that have taken it already. */
  taken: string[]
}

const rows = z.array(
  z.object({
    device: z.string(),
    since: z.date(),
    noticed: z.date(),
    over: z.date().nullable(),
    tries: z.number(),
    taken: z.array(z.string()),
  }),
)

/** How long it is tried to tell of a silence, in ms. */
const triedMs = 3 * 86_400_000

/** Notes a silence, once: whoever sees the same one again, in this process or another, changes nothing. */
export async function noteSilence(
  sql: Sql,
  { municipality, clock }: HubContext,
  device: string,
  since: Date,
): Promise<void> {
  const now = new Date(clock.wall())
  await sql.query(
    `INSERT INTO silence (municipality, device, since, noticed, due) VALUES ($1, $2, $3, $4, $4) ON CONFLICT DO NOTHING`,
    [municipality.id, device, since, now],
  )
}

/** Notes which silences are over: their screens have been heard of since. Of one that was shut out nothing more is told. */
export async function endSilences(sql: Sql, { municipality, clock }: HubContext): Promise<void> {
  const now = new Date(clock.wall())
  await sql.query(
    `UPDATE silence SET over = $2, due = greatest(due, $2), tries = 0 FROM device
     WHERE silence.municipality = $1 AND silence.told_over IS NULL AND silence.over IS NULL
       AND device.municipality = $1 AND device.id = silence.device
       AND device.state = 'active' AND device.last_contact > silence.since`,
    [municipality.id, now],
  )
  await sql.query(
    `UPDATE silence SET over = $2, told = coalesce(told, $2), told_over = $2 FROM device
     WHERE silence.municipality = $1 AND silence.told_over IS NULL
       AND device.municipality = $1 AND device.id = silence.device AND device.state = 'revoked'`,
    [municipality.id, now],
  )
}

/**
 * Takes the next silence to tell of, for this process alone until `until`: who ends before it has said how it went is followed by another.
 * That a silence is over comes after that it was.
 */
export async function takeToTell(
  sql: Sql,
  { municipality, clock }: HubContext,
  until: Date,
): Promise<ToTell | null> {
  const now = clock.wall()
  const found = await sql.query(
    `UPDATE silence SET due = $3, tries = tries + 1
     WHERE (municipality, device, since) = (
       SELECT municipality, device, since FROM silence
       WHERE municipality = $1 AND due <= $2 AND told_over IS NULL
         AND CASE WHEN told IS NULL THEN noticed > $4 ELSE over > $4 END
       ORDER BY due, since LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING device, since, noticed, CASE WHEN told IS NULL THEN NULL ELSE over END AS over, tries, taken`,
    [municipality.id, new Date(now), until, new Date(now - triedMs)],
  )
  return rows.parse(found)[0] ?? null
}

/** Notes that somebody was told of what was taken. */
export async function keepTold(
  sql: Sql,
  { municipality, clock }: HubContext,
  { device, since, over }: ToTell,
): Promise<void> {
  const column = over === null ? 'told' : 'told_over'
  await sql.query(
    `UPDATE silence SET ${column} = $4, due = $4, tries = 0, taken = '{}' WHERE municipality = $1 AND device = $2 AND since = $3`,
    [municipality.id, device, since, new Date(clock.wall())],
  )
}

/** Notes who has taken what was taken to tell, and when to try the others again. */
export async function tellLater(
  sql: Sql,
  { municipality }: HubContext,
  { device, since }: ToTell,
  taken: readonly string[],
  due: Date,
): Promise<void> {
  await sql.query(
    'UPDATE silence SET due = $4, taken = $5 WHERE municipality = $1 AND device = $2 AND since = $3',
    [municipality.id, device, since, due, taken],
  )
}
