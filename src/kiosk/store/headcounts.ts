import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import type { HeadCount } from '../../domain/headcount.ts'
import type { RollupCell } from '../../domain/rollup.ts'

export interface HeadcountStore {
  has(id: string): boolean
  add(id: string, count: HeadCount, cell: RollupCell): void
  /** Head counts and corrections of one day of the venue's calendar, by whichever screen. */
  on(day: string): HeadCount[]
}

const rows = z.array(z.object({ occurrence: z.string().nullable(), persons: z.number() }))

export function headcountStore(db: Database): HeadcountStore {
  const find = db.prepare('SELECT 1 FROM headcount WHERE id = ?').pluck()
  const insert = db.prepare(
    'INSERT INTO headcount (id, day, hour, occurrence, persons) VALUES (?, ?, ?, ?, ?)',
  )
  // UNION: a count of this screen that the hub tells of is one.
  const ofDay = db.prepare(
    `SELECT id, occurrence, persons FROM headcount WHERE day = @day
     UNION SELECT id, occurrence, persons FROM venue_headcount WHERE day = @day ORDER BY id`,
  )
  return {
    has: (id) => find.get(id) !== undefined,
    add(id, { occurrence, persons }, { date, hour }) {
      insert.run(id, date, hour, occurrence, persons)
    },
    on: (day) => rows.parse(ofDay.all({ day })),
  }
}
