import * as z from 'zod'
import type { NewId } from '../../contract/clock.ts'
import { type KioskShows, kioskShows } from '../../contract/sync.ts'
import type { AuditAction } from '../../contract/words.ts'
import { type Actor, operator } from '../accounts/actor.ts'
import type { HubContext } from '../context.ts'
import { schemaVersion } from './migrate.ts'
import type { Sql } from './sql.ts'

const venueRow = z.object({ id: z.string(), name: z.string(), time_zone: z.string() })
export type VenueRow = z.infer<typeof venueRow>

const deviceRow = z.object({
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
export type DeviceRow = z.infer<typeof deviceRow>

const deviceColumns = Object.keys(deviceRow.shape).join(', ')

/** The name that a hub has when it was given none. Whoever has tried it so may go on with a real one on the same database. */
export const exampleMunicipality = 'Exempelkommunen'

/** The database is another municipality's: a name spelt otherwise would begin an empty one, which no kiosk knows. */
export class OtherMunicipality extends Error {
  override name = 'OtherMunicipality'
}

/**
 * The municipality by its name, made with a new epoch when this database has none.
 * @throws OtherMunicipality, with a sentence for people, when it has one of another name
 */
export async function openMunicipality(
  sql: Sql,
  name: string,
  newId: NewId,
): Promise<{ id: string; name: string; epoch: string }> {
  return sql.transaction(async (tx) => {
    // One after the other, or two hubs that start together would make two.
    await tx.query('LOCK TABLE municipality IN SHARE ROW EXCLUSIVE MODE')
    const names = (await namesIn(tx)).filter((known) => known !== exampleMunicipality)
    if (names.length > 0 && name !== exampleMunicipality && !names.includes(name)) {
      throw new OtherMunicipality(
        `This database is that of ${quoted(names)}, and "${name}" is another name. Nothing was changed. Start with the name as it stands there; ` +
          'for another municipality, --data names another folder, or "municipality add" makes it in this database.',
      )
    }
    await makeMunicipality(tx, name, newId)
    const rows = await tx.query(
      'SELECT m.id, m.name, h.epoch FROM municipality m JOIN hub_meta h ON h.municipality = m.id WHERE m.name = $1',
      [name],
    )
    return z.tuple([z.object({ id: z.string(), name: z.string(), epoch: z.string() })]).parse(rows)[0]
  })
}

async function makeMunicipality(tx: Sql, name: string, newId: NewId): Promise<void> {
  await tx.query('INSERT INTO municipality VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [newId(), name])
  await tx.query(
    'INSERT INTO hub_meta SELECT id, $2 FROM municipality WHERE name = $1 ON CONFLICT DO NOTHING',
    [name, newId()],
  )
}

/**
 * One more municipality in a database, with processes of its own: that it is meant, and no slip, is said by asking for it.
 * @throws OtherMunicipality, with a sentence for people, when one differs from it in capitals and spaces alone
 */
export async function addMunicipality(sql: Sql, name: string, newId: NewId): Promise<void> {
  await sql.transaction(async (tx) => {
    await tx.query('LOCK TABLE municipality IN SHARE ROW EXCLUSIVE MODE')
    const names = await namesIn(tx)
    const alike = names.find((known) => known !== name && bare(known) === bare(name))
    if (alike !== undefined) {
      throw new OtherMunicipality(
        `There is "${alike}" in this database, and "${name}" is too like it. Nothing was changed.`,
      )
    }
    await makeMunicipality(tx, name, newId)
  })
}

function bare(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll(/\s/g, '')
}

/**
 * The municipality that this database was made for, rather than the example that was tried on it; null when it is empty.
 * @throws OtherMunicipality, with a sentence for people, when it was made for several
 */
export async function knownMunicipality(sql: Sql): Promise<string | null> {
  if ((await schemaVersion(sql)) === 0) return null
  const names = await namesIn(sql)
  const real = names.filter((name) => name !== exampleMunicipality)
  if (real.length > 1) {
    throw new OtherMunicipality(
      `This database is that of ${quoted(real)}. --municipality says whose hub this is.`,
    )
  }
  return real[0] ?? names[0] ?? null
}

async function namesIn(sql: Sql): Promise<string[]> {
  const rows = await sql.query('SELECT name FROM municipality ORDER BY id')
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name)
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}

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

export async function findDevice({ sql, municipality }: HubContext, id: string): Promise<DeviceRow | null> {
  const rows = await sql.query(
    `SELECT ${deviceColumns} FROM device WHERE municipality = $1 AND id::text = $2`,
    [municipality.id, id],
  )
  return z.array(deviceRow).parse(rows)[0] ?? null
}

/** All kiosks, in the order in which they were enrolled. */
export async function listDevices({ sql, municipality }: HubContext): Promise<DeviceRow[]> {
  const rows = await sql.query(
    `SELECT ${deviceColumns} FROM device WHERE municipality = $1 ORDER BY enrolled, id`,
    [municipality.id],
  )
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
    const [device] = z.array(deviceRow.pick({ venue: true, state: true })).parse(rows)
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
 */
export async function beginNewLife(context: HubContext): Promise<void> {
  const { sql, municipality, newId } = context
  await sql.transaction(async (tx) => {
    await tx.query('UPDATE hub_meta SET epoch = $2 WHERE municipality = $1', [municipality.id, newId()])
    await audit(tx, context, operator.id, 'hub.restored', {})
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
