import * as z from 'zod'
import type { KioskOverview, VenueOverview } from '../contract/hub.ts'
import { sendingOf } from '../domain/quota.ts'
import { lifeOf, type Needed } from '../domain/screenLife.ts'
import { localDate } from '../domain/time.ts'
import type { HubContext } from './context.ts'
import { inSwedish } from './inSwedish.ts'
import { type DeviceRow, listDevices, listVenues } from './store/directory.ts'
import { openingsAt } from './store/openings.ts'
import { expired } from './store/opLog.ts'
import { personsOn } from './store/visits.ts'

export interface Overview {
  /** ms since 1970. */
  now: number
  municipality: string
  /** Today by the municipality's clock. */
  date: string
  venues: VenueOverview[]
  alarmMinutes: number | null
}

/**
 * All venues as the hub's page shows them.
 * @param alarmMinutes after how many quiet minutes somebody is told; null when nobody is
 */
export async function overview(context: HubContext, alarmMinutes: number | null): Promise<Overview> {
  const now = context.clock.wall()
  const venues = (await listVenues(context)).toSorted((a, b) => inSwedish.compare(a.name, b.name))
  const [devices, quarantined, wrongClock, openingOf] = await Promise.all([
    listDevices(context),
    countByVenue(
      context,
      `SELECT venue FROM quarantine WHERE municipality = $1 AND reason <> '${expired}' AND raw <> ''`,
    ),
    countByVenue(context, 'SELECT venue FROM visit WHERE municipality = $1 AND wrong_clock AND NOT undone'),
    openingsAt(
      context.sql,
      context,
      venues.map(({ id }) => id),
      now,
    ),
  ])
  const ofVenue = Map.groupBy(devices, ({ venue }) => venue)
  return {
    now,
    municipality: context.municipality.name,
    date: localDate(now, context.timeZone),
    alarmMinutes,
    venues: await Promise.all(
      venues.map(async ({ id, name, time_zone: timeZone }) => ({
        id,
        name,
        visitsToday: await personsOn(context, id, localDate(now, timeZone)),
        quarantined: quarantined.get(id) ?? 0,
        wrongClock: wrongClock.get(id) ?? 0,
        kiosks: (ofVenue.get(id) ?? []).map((device) =>
          kioskOf(
            device,
            { opening: openingOf(id), timeZone },
            sendingOf(device.brought, context.quota),
            now,
          ),
        ),
      })),
    ),
  }
}

function kioskOf(
  device: DeviceRow,
  needed: Omit<Needed, 'screenHours'>,
  sending: KioskOverview['sending'],
  now: number,
): KioskOverview {
  const { id, name, state, unsent, version, shows } = device
  const lastContact = device.last_contact?.getTime() ?? null
  return {
    deviceId: id,
    name,
    state,
    lastContact,
    unsent,
    oldestUnsent: device.oldest_unsent?.getTime() ?? null,
    version,
    clockError: device.clock_error_ms,
    shows,
    life: lifeOf(lastContact, { ...needed, screenHours: shows?.screenHours ?? null }, now),
    sending,
    revoked: device.revoked?.getTime() ?? null,
  }
}

/** @param rows a query that gives a row for each that counts, with its venue */
async function countByVenue({ sql, municipality }: HubContext, rows: string): Promise<Map<string, number>> {
  const counts = await sql.query(`SELECT venue, count(*) AS count FROM (${rows}) AS counted GROUP BY venue`, [
    municipality.id,
  ])
  return new Map(
    z
      .array(z.object({ venue: z.string(), count: z.number() }))
      .parse(counts)
      .map(({ venue, count }) => [venue, count]),
  )
}
