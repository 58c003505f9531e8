import type { Database } from 'better-sqlite3'
import { type ConflictStore, conflictStore } from './conflicts.ts'
import { type EditStore, editStore } from './edits.ts'
import { type FeedStore, feedStore } from './feeds.ts'
import { type HeadcountStore, headcountStore } from './headcounts.ts'
import { type HubVenue, hubVenue } from './hubVenue.ts'
import { type OpLog, opLog } from './opLog.ts'
import { type PeopleStore, peopleStore } from './people.ts'
import { type ProgrammeStore, programmeStore } from './programmeStore.ts'
import { type Settings, settings } from './settings.ts'
import { type TodayStore, todayStore } from './today.ts'
import { type VisitStore, visitStore } from './visits.ts'

/** All SQL of the engine's services, prepared once for one connection; that of sync is in syncStore.ts and pullStore.ts. */
export interface Store {
  ops: OpLog
  visits: VisitStore
  programme: ProgrammeStore
  edits: EditStore
  conflicts: ConflictStore
  headcounts: HeadcountStore
  feeds: FeedStore
  today: TodayStore
  settings: Settings
  hubVenue: HubVenue
  people: PeopleStore
  /**
   * Runs `work` in one transaction that is durable when this returns. IMMEDIATE, so that what it reads to decide (is there a place
   * left?) cannot change before it writes. Throws what `work` or SQLite throws, with nothing written.
   */
  write<T>(work: () => T): T
  /** Changes whenever another process has committed; own commits do not show. */
  foreignVersion(): number
}

export function createStore(db: Database): Store {
  const transaction = db.transaction((work: () => unknown) => work())
  const version = db.prepare('PRAGMA data_version').pluck()
  const set = settings(db)
  return {
    ops: opLog(db),
    visits: visitStore(db),
    programme: programmeStore(db),
    edits: editStore(db),
    conflicts: conflictStore(db),
    headcounts: headcountStore(db),
    feeds: feedStore(db),
    today: todayStore(db),
    settings: set,
    hubVenue: hubVenue(set),
    people: peopleStore(db),
    write: <T>(work: () => T) => transaction.immediate(work) as T,
    foreignVersion: () => Number(version.get()),
  }
}
