import * as z from 'zod'
import { type KioskShows, kioskShows } from '../../contract/sync.ts'
import type { AuditAction } from '../../contract/words.ts'
import { type Actor, operator } from '../actor.ts'
import type { HubContext } from '../context.ts'
import { dayOfIntake } from './intake.ts'
import { isUuid, type Sql } from './sql.ts'

const venueRow = z.object({ id: z.string(), name: z.string(), time_zone: z.string() })
export type VenueRow = z.infer<typeof venueRow>

const deviceItself = z.object({
  id: z.string(),
  venue: z.string(),
  name: z.string(),
  public_key: z.string(),
  state: z.enum(['active', 'revoked']),
  enrolled: z.date(),
  last_contact: z.date().nullable(),
  unsent: z.number(),
  oldest_unsent: z.date().nullable(),
  version: z.string().nullable(),
  clock_error_ms: z.number().nullable(),
  // An older hub may have written less.
  shows: kioskShows.nullable().catch(null),
  revoked: z.date().nullable(),
})
const deviceRow = deviceItself.extend({
  /** What it has brought today that was new. */
  brought: z
    .object({ ops: z.number(), bytes: z.number() })
    .nullable()
    .transform((brought) => brought ?? { ops: 0, bytes: 0 }),
})
export type DeviceRow = z.infer<typeof deviceRow>

/** Devices of municipality $1, with what they have brought on day $2: in the one statement that every call begins with anyhow. */
const devices = `SELECT ${Object.keys(deviceItself.shape).join(', ')}, (
    SELECT jsonb_build_object('ops', ops, 'bytes', bytes) FROM intake
    WHERE intake.municipality = $1 AND intake.device = device.id AND intake.day = $2) AS brought
  FROM device WHERE municipality = $1`

/** The venues, by name. */
export async function listVenues({ sql, municipality }: HubContext): Promise<VenueRow[]> {
  const rows = await sql.query(
    'SELECT id, name, time_zone FROM venue WHERE municipality = $1 ORDER BY name',
    [municipality.id],
  )
  return z.array(venueRow).parse(rows)
}

/** The venue of that id; null for none, and for what is no id. */
export async function findVenue({ sql, municipality }: HubContext, id: string): Promise<VenueRow | null> {
  const rows = await sql.query(
    'SELECT id, name, time_zone FROM venue WHERE municipality = $1 AND id::text = $2',
    [municipality.id, id],
  )
  return z.array(venueRow).parse(rows)[0] ?? null
}

/** The venue of that name, made with an empty stream when there is none. */
export async function addVenue(context: HubContext, name: string, actor = operator): Promise<VenueRow> {
  const { municipality, newId, timeZone } = context
  return context.sql.transaction(async (tx) => {
    const made = await tx.query(
      'INSERT INTO venue VALUES ($1, $2, $3, $4) ON CONFLICT (municipality, name) DO NOTHING RETURNING id',
      [municipality.id, newId(), name, timeZone],
    )
    const rows = await tx.query(
      'SELECT id, name, time_zone FROM venue WHERE municipality = $1 AND name = $2',
      [municipality.id, name],
    )
    const [venue] = z.tuple([venueRow]).parse(rows)
    await tx.query('INSERT INTO stream VALUES ($1, $2, 0) ON CONFLICT DO NOTHING', [
      municipality.id,
      venue.id,
    ])
    if (made.length > 0) await audit(tx, context, actor.id, 'venue.added', { venue: venue.id })
    return venue
  })
}

export async function findDevice(context: HubContext, id: string): Promise<DeviceRow | null> {
  if (!isUuid(id)) return null
  const rows = await context.sql.query(`${devices} AND id = $3`, [
    ...[context.municipality.id, dayOfIntake(context), id],
  ])
  return z.array(deviceRow).parse(rows)[0] ?? null
}

/** All kiosks, in the order in which they were enrolled. */
export async function listDevices(context: HubContext): Promise<DeviceRow[]> {
  const rows = await context.sql.query(`${devices} ORDER BY enrolled, id`, [
    ...[context.municipality.id, dayOfIntake(context)],
  ])
  return z.array(deviceRow).parse(rows)
}

/**
 * From now on the kiosk's pushes go to quarantine, and it may not pull. One that is shut out already stays as it is.
 * @returns its venue's id, or null when there is no such kiosk
 */
export async function revokeDevice(context: HubContext, id: string, actor: Actor): Promise<string | null> {
  const { municipality, clock } = context
  return context.sql.transaction(async (tx) => {
    const rows = await tx.query(
      'SELECT venue, state FROM device WHERE municipality = $1 AND id::text = $2 FOR UPDATE',
      [municipality.id, id],
    )
    const [device] = z.array(deviceItself.pick({ venue: true, state: true })).parse(rows)
    if (!device) return null
    if (device.state === 'active') {
      await tx.query(
        `UPDATE device SET state = 'revoked', revoked = $3 WHERE municipality = $1 AND id::text = $2`,
        [municipality.id, id, new Date(clock.wall())],
      )
      await audit(tx, context, actor.id, 'device.revoked', { device: id, venue: device.venue })
    }
    return device.venue
  })
}

/**
 * Begins a new life of this database, which was put back from a backup: what it knew after that is asked for again of the kiosks, and they are filled anew.
 * A hub that runs on it must be started again.
 * @param owner it is put back whole, and so for every municipality that has it
 */
export async function beginNewLife(owner: Sql, context: HubContext): Promise<void> {
  await owner.transaction(async (tx) => {
    const rows = await tx.query('SELECT id, name FROM municipality')
    for (const municipality of z.array(z.object({ id: z.string(), name: z.string() })).parse(rows)) {
      const epoch = context.newId()
      await tx.query('UPDATE hub_meta SET epoch = $2 WHERE municipality = $1', [municipality.id, epoch])
      // A link that was used, and whoever was put out since, would be good again.
      for (const table of ['session', 'invitation']) {
        await tx.query(`DELETE FROM ${table} WHERE municipality = $1`, [municipality.id])
      }
      // Names that had been forgotten stand there again; each hub takes them out when it starts.
      await tx.query('UPDATE erasure SET applied = NULL WHERE municipality = $1', [municipality.id])
      await audit(tx, { ...context, municipality }, operator.id, 'hub.restored', {})
    }
  })
}

/** What a kiosk says of itself when it calls. */
export interface Said {
  unsent: number
  /** ms by its own clock. */
  oldestUnsent: number | null
  version: string
  /** How far its clock is ahead, in ms; null when it does not tell. */
  clockError: number | null
  shows: KioskShows | null
}

/** Notes what a kiosk said of itself, with the time by the hub's clock. */
export async function noteContact(
  tx: Sql,
  { municipality, clock }: HubContext,
  device: string,
  said: Said,
): Promise<void> {
  const now = clock.wall()
  await tx.query(
    `UPDATE device SET last_contact = $3, unsent = $4, oldest_unsent = $5, version = $6, clock_error_ms = $7, shows = $8
     WHERE municipality = $1 AND id = $2`,
    [
      municipality.id,
      device,
      new Date(now),
      said.unsent,
      said.oldestUnsent === null || said.unsent === 0
        ? null
        : dateOr(said.oldestUnsent - (said.clockError ?? 0), now),
      said.version,
      said.clockError,
      said.shows === null ? null : JSON.stringify(said.shows),
    ],
  )
}

/** The moment as PostgreSQL can keep it; a clock that is out of all bounds gives `instead`. */
export function dateOr(ms: number, instead: number): Date {
  const year9999 = 253_402_300_799_999
  return new Date(ms >= 0 && ms <= year9999 ? ms : instead)
}

/**
 * Notes who did what. Never given personal data.
 * @param actor id of the person or the screen, `operator` for who has the hub's key
 * @param detail `account`, `device` and `venue` are ids, which the log shows as names
 */
export async function audit(
  tx: Sql,
  { municipality, clock, newId }: HubContext,
  actor: string,
  action: AuditAction,
  detail: Record<string, unknown>,
): Promise<void> {
  await tx.query('INSERT INTO audit VALUES ($1, $2, $3, $4, $5, $6)', [
    municipality.id,
    newId(),
    new Date(clock.wall()),
    actor,
    action,
    JSON.stringify(detail),
  ])
}
