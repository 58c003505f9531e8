/**
 * Time, as every room is given it. Nothing orders by `wall`: it may jump (faults.md 11).
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z by the machine's clock. */
  wall(): number
  /** Milliseconds since some moment of this boot; never goes backwards. */
  mono(): number
  /** Names this boot of the machine, so that two `mono` values are compared only within one. */
  bootId: string
  /** Calls `run` once after `ms` milliseconds; the answer cancels it. */
  after(ms: number, run: () => void): () => void
}

/** Where a room says what happened. Never given personal data. */
export interface Logger {
  info(message: string, facts?: Record<string, unknown>): void
  warn(message: string, facts?: Record<string, unknown>): void
  error(message: string, facts?: Record<string, unknown>): void
}

/** Makes a new UUIDv7; used to tell repeats apart, never to order. */
export type NewId = () => string
