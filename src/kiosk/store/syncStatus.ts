import type { Database } from 'better-sqlite3'
import * as z from 'zod'

/** How far the hub is behind this screen. Times are wall-clock ms. */
export interface SyncStatus {
  enrolled: boolean
  pending: number
  quarantined: number
  oldestPending: number | null
  lastAcknowledged: number | null
}

const statusRow = z.object({
  enrolled: z.number(),
  pending: z.number(),
  quarantined: z.number(),
  oldestPending: z.number().nullable(),
  lastAcknowledged: z.number().nullable(),
})

/** Reads by the keys' ends, never by counting the log: without a hub it grows for years. */
export function syncStatusOf(db: Database): () => SyncStatus {
  const status = db.prepare(
    `WITH acked AS (SELECT coalesce(max(acked_seq), 0) AS seq, max(last_ack_at) AS at, count(*) AS devices FROM device)
     SELECT devices AS enrolled,
       max(0, coalesce((SELECT max(op.seq) FROM op), 0) - acked.seq) AS pending,
       (SELECT count(*) FROM quarantine) AS quarantined,
       (SELECT at_wall FROM op WHERE op.seq > acked.seq ORDER BY op.seq LIMIT 1) AS oldestPending,
       at AS lastAcknowledged
     FROM acked`,
  )
  return () => {
    const row = statusRow.parse(status.get())
    return { ...row, enrolled: row.enrolled === 1 }
  }
}
