import type { Logger } from '../../contract/clock.ts'
import type { Store } from '../store/index.ts'
import { isSqliteError } from '../store/sqliteError.ts'

/** Runs `work` in one durable transaction; what SQLite refuses is told once, here, and answered, since the page has a sentence for it. */
export type Saved = <T>(work: () => T) => T | 'NOT_SAVED'

/** @param what it is that is saved, for the log */
export function savedOr({ store, log }: { store: Store; log: Logger }, what: string): Saved {
  return (work) => {
    try {
      return store.write(work)
    } catch (error) {
      if (!isSqliteError(error)) throw error
      log.error(`${what} was not saved`, { code: error.code, message: error.message })
      return 'NOT_SAVED'
    }
  }
}
