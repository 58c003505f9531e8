/** What an earlier hub has counted of late, by where it lies on the streams from now on. */
function onStream(table: 'visit' | 'headcount', days: number): string {
  return `WITH late AS (
       SELECT municipality, venue, id, row_number() OVER (PARTITION BY municipality, venue ORDER BY id) AS nth
       FROM ${table} WHERE day >= current_date - ${days}
     ), counted AS (
       SELECT municipality, venue, count(*) AS count FROM late GROUP BY municipality, venue
     ), moved AS (
       UPDATE stream SET head = head + counted.count FROM counted
       WHERE counted.municipality = stream.municipality AND counted.venue = stream.venue
       RETURNING stream.municipality, stream.venue, head - counted.count AS before
     )
     UPDATE ${table} SET pos = moved.before + late.nth FROM late
       JOIN moved ON moved.municipality = late.municipality AND moved.venue = late.venue
     WHERE ${table}.municipality = late.municipality AND ${table}.id = late.id`
}

/**
 * The screens of a venue share who has come and what they have chosen: visits and head counts lie on the venue's stream as the programme does. One without
 * a position is of before, or of an older hub process that runs beside this one, and is told once something changes it.
 */
export const shared = {
  version: 5,
  statements: [
    // A hub that still runs holds a row of it while it wants the visits; so it is waited for first, or one of the two would have to give way.
    'LOCK TABLE stream IN EXCLUSIVE MODE',
    // chosen: it has taken a place or a portion at some time, perhaps no longer.
    'ALTER TABLE visit ADD COLUMN pos bigint, ADD COLUMN chosen boolean NOT NULL DEFAULT false',
    `UPDATE visit SET chosen = true WHERE state->'participations' <> '[]' OR state->'mealOrders' <> '[]'`,
    'ALTER TABLE headcount ADD COLUMN pos bigint',
    onStream('visit', 28),
    onStream('headcount', 1),
    'CREATE INDEX visit_on_stream ON visit (municipality, venue, pos)',
    'CREATE INDEX headcount_on_stream ON headcount (municipality, venue, pos)',
  ],
} as const
