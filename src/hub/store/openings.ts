import * as z from 'zod'
import {
  openingExceptionFields,
  openingExceptionId,
  openingHoursFields,
  openingHoursId,
  presentFields,
} from '../../contract/programme.ts'
import { addDays, daysFrom } from '../../domain/dates.ts'
import { lookedBackMs, type Needed } from '../../domain/screenLife.ts'
import { localDate } from '../../domain/time.ts'
import type { HubContext } from '../context.ts'
import type { Sql } from './sql.ts'

type Opening = Needed['opening']

const row = z.object({
  venue: z.string(),
  id: z.string(),
  fields: z.record(z.string(), z.unknown()).transform(presentFields),
})

/** Every venue's opening hours as the hub has them, with what differs on the days before `now` that a silence is judged by, on it and the day after. */
export async function openingsAt(
  sql: Sql,
  { municipality, timeZone }: HubContext,
  venues: readonly string[],
  now: number,
): Promise<(venue: string) => Opening> {
  const today = localDate(now, timeZone)
  const dates = daysFrom(addDays(today, -Math.ceil(lookedBackMs / 86_400_000)), addDays(today, 1))
  const rows = await sql.query(
    `SELECT venue, id, fields FROM entity
     WHERE municipality = $1 AND venue = ANY($2::uuid[]) AND id = ANY($3::text[]) AND NOT deleted`,
    [municipality.id, venues, [openingHoursId, ...dates.map(openingExceptionId)]],
  )
  const byVenue = Map.groupBy(z.array(row).parse(rows), ({ venue }) => venue)
  return (venue) => openingOf(byVenue.get(venue) ?? [])
}

/** What cannot be read is not stated. */
function openingOf(rows: readonly z.infer<typeof row>[]): Opening {
  const hours = rows.find(({ id }) => id === openingHoursId)
  return {
    openingHours: openingHoursFields.safeParse(hours?.fields).data ?? null,
    openingExceptions: rows.flatMap(({ id, fields }) => {
      const read = openingExceptionFields.safeParse(fields)
      return read.success ? [{ id, ...read.data }] : []
    }),
  }
}
