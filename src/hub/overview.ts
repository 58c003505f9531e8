import * as z from 'zod'
import type { VenueOverview } from '../contract/hub.ts'
import { localDate } from '../domain/time.ts'
import type { HubContext } from './context.ts'
import { listDevices, listVenues } from './store/directory.ts'
import { personsOn } from './store/visits.ts'

export interface Overview {
  /** ms since 1970. */
  now: number
  municipality: string
  /** Today by the municipality's clock. */
  date: string
  venues: VenueOverview[]
}

/** All venues as the hub's page shows them. */
export async function overview(context: HubContext): Promise<Overview> {
  const now = context.clock.wall()
  const [venues, devices, quarantined] = await Promise.all([
    listVenues(context),
    listDevices(context),
    quarantinedByVenue(context),
  ])
  return {
    now,
    municipality: context.municipality.name,
    date: localDate(now, context.timeZone),
    venues: await Promise.all(
      venues.map(async ({ id, name, time_zone }) => ({
        id,
        name,
        visitsToday: await personsOn(context, id, localDate(now, time_zone)),
        quarantined: quarantined.get(id) ?? 0,
        kiosks: devices
          .filter(({ venue }) => venue === id)
          .map((device) => ({
            deviceId: device.id,
            name: device.name,
            state: device.state,
            lastContact: device.last_contact?.getTime() ?? null,
            unsent: device.unsent,
            version: device.version,
          })),
      })),
    ),
  }
}

async function quarantinedByVenue({ sql, municipality }: HubContext): Promise<Map<string, number>> {
  const rows = await sql.query(
    'SELECT venue, count(*) AS count FROM quarantine WHERE municipality = $1 GROUP BY venue',
    [municipality.id],
  )
  return new Map(
    z
      .array(z.object({ venue: z.string(), count: z.number() }))
      .parse(rows)
      .map(({ venue, count }) => [venue, count]),
  )
}
