import type { Clock, Logger, NewId } from '../contract/clock.ts'
import type { Quota } from '../domain/quota.ts'
import type { Sql } from './store/sql.ts'

/** What every room of the hub is given: one municipality, its database, and the world outside. */
export interface HubContext {
  /** In the role that sees this municipality's rows and no others (store/isolation.ts). */
  sql: Sql
  /** Id and name of the municipality; every key of the database begins with the id. */
  municipality: { id: string; name: string }
  /** Names one life of the database; new after a restore. */
  epoch: string
  /** IANA zone of new venues. */
  timeZone: string
  /** What one kiosk may bring in a day. */
  quota: Quota
  clock: Clock
  newId: NewId
  log: Logger
}
