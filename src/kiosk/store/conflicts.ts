import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import type { PulledConflict } from '../../contract/sync.ts'
import { json } from './json.ts'

/** An edit that lost at the hub, as staff are to see it. */
export interface KeptConflict extends PulledConflict {
  /** Whether it was made at this screen. */
  own: boolean
}

export interface ConflictStore {
  /** The oldest first. */
  all(): KeptConflict[]
  /** Only inside the transaction that writes the op which settles it. */
  settle(op: string): void
  /**
   * Takes all that the hub says is open, but what staff here have settled after op `have` of the log, which is all that the hub knew.
   * @returns whether anything is otherwise now
   */
  take(open: readonly PulledConflict[], have: number): boolean
}

const row = z.object({
  op: z.string(),
  entity: z.string(),
  received: z.number(),
  fields: json.pipe(z.record(z.string(), z.unknown())),
  own: z.number().transform((own) => own === 1),
})

export function conflictStore(db: Database): ConflictStore {
  const select = db.prepare(
    `SELECT op, entity, received, fields, EXISTS (SELECT 1 FROM op WHERE op.id = conflict.op) AS own
     FROM conflict ORDER BY received, op`,
  )
  const insert = db.prepare('INSERT INTO conflict (op, entity, received, fields) VALUES (?, ?, ?, ?)')
  const remove = db.prepare('DELETE FROM conflict WHERE op = ?')
  const clear = db.prepare('DELETE FROM conflict')
  const settledSince = db
    .prepare("SELECT json_extract(body, '$.op') FROM op WHERE seq > ? AND kind = 'conflict.settled'")
    .pluck()
  const all = () => z.array(row).parse(select.all())

  return {
    all,
    settle: (op) => void remove.run(op),
    take(open, have) {
      const before = JSON.stringify(all())
      const settled = new Set(settledSince.all(have))
      clear.run()
      for (const { op, entity, received, fields } of open)
        if (!settled.has(op)) insert.run(op, entity, Math.floor(received), JSON.stringify(fields))
      return JSON.stringify(all()) !== before
    },
  }
}
