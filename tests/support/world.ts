import { join } from 'node:path'
import type { Logger } from '../../src/contract/clock.ts'

export const root = join(import.meta.dirname, '..', '..')
/** Where `npm run build` leaves the page. */
export const builtPage = join(root, 'out', 'renderer')

/** A logger that keeps what is said, for a test to look at. */
export function keepingLog(said: string[]): Logger {
  const keep = (message: string, facts?: Record<string, unknown>) => {
    said.push(facts ? `${message} ${JSON.stringify(facts)}` : message)
  }
  return { info: keep, warn: keep, error: keep }
}
