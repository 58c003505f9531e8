import type { Database } from 'better-sqlite3'
import * as z from 'zod'
import { feed as feedShape } from '../../contract/staff/calendars.ts'
import { calendarText, forgettingOf } from './forgetting.ts'

// What could not be saved cannot be told here.
const failure = feedShape.shape.failure.unwrap().exclude(['notSaved'])
export type FeedFailure = z.infer<typeof failure>

/** A calendar that this screen subscribes to. */
export interface StoredFeed {
  id: string
  organiser: string
  url: string
  /** The last good copy, as `keptCopy` leaves it; null when none has come yet. */
  copy: string | null
  /** ms since 1970 by the machine's clock. */
  lastGood: number | null
  failure: FeedFailure | null
}

/** An ended one is found again only where the edit that ended it has been taken back. */
export interface FeedStore {
  all(): StoredFeed[]
  find(id: string): StoredFeed | null
  /** In place of an ended one of the same address and organiser. */
  add(feed: Pick<StoredFeed, 'id' | 'organiser' | 'url'>): void
  /** A copy as it may be read and kept: without what is forgotten. */
  mayKeep(copy: string): string
  /** A new good copy; what failed before is forgotten. */
  succeeded(id: string, copy: string, at: number): void
  /** The last good copy stays. */
  failed(id: string, failure: FeedFailure): void
  /** Says by which edit it is ended, only inside that edit's transaction. */
  end(id: string, editId: string): void
  remove(id: string): void
}

const feedRow = z
  .object({
    id: z.string(),
    organiser: z.string(),
    url: z.string(),
    copy: z.string().nullable(),
    last_good: z.number().nullable(),
    // What a newer program calls it is not known here.
    failure: failure.nullable().catch('unreachable'),
  })
  .transform(({ last_good, ...row }): StoredFeed => ({ ...row, lastGood: last_good }))

export function feedStore(db: Database): FeedStore {
  const columns = 'id, organiser, url, copy, last_good, failure'
  const ended = 'EXISTS (SELECT 1 FROM edit WHERE edit.id = feed.ended_by AND undone_by IS NULL)'
  const all = db.prepare(`SELECT ${columns} FROM feed WHERE NOT ${ended} ORDER BY organiser, id`)
  const find = db.prepare(`SELECT ${columns} FROM feed WHERE id = ? AND NOT ${ended}`)
  const forget = db.prepare(`DELETE FROM feed WHERE url = ? AND organiser = ? AND ${ended}`)
  const add = db.prepare('INSERT INTO feed (id, organiser, url) VALUES (?, ?, ?)')
  const succeeded = db.prepare('UPDATE feed SET copy = ?, last_good = ?, failure = NULL WHERE id = ?')
  const failed = db.prepare('UPDATE feed SET failure = ? WHERE id = ?')
  const end = db.prepare('UPDATE feed SET ended_by = ? WHERE id = ?')
  const remove = db.prepare('DELETE FROM feed WHERE id = ?')
  const forgetting = forgettingOf(db)
  return {
    mayKeep: (copy) => calendarText(forgetting.current(), copy),
    all: () => all.all().map((row) => feedRow.parse(row)),
    find(id) {
      const row = find.get(id)
      return row === undefined ? null : feedRow.parse(row)
    },
    add({ id, organiser, url }) {
      forget.run(url, organiser)
      add.run(id, organiser, url)
    },
    succeeded: (id, copy, at) => void succeeded.run(copy, at, id),
    failed: (id, why) => void failed.run(why, id),
    end: (id, editId) => void end.run(editId, id),
    remove: (id) => void remove.run(id),
  }
}
