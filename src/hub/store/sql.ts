/** A row as the driver gives it; stores parse it by schema before it leaves them. */
export type Row = Record<string, unknown>

/**
 * The hub's database. Plain SQL that any PostgreSQL from 15 on runs, with `$1` parameters, one statement a call.
 * `bigint` comes as a number, `date` as `2026-11-23`, `timestamptz` as a Date and `jsonb` parsed.
 */
export interface Sql {
  query(text: string, params?: readonly unknown[]): Promise<Row[]>
  /** Runs `work` in one transaction. A deadlock or a serialization failure runs it again, so it must have no other effect. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** A database as its owner has it. */
export interface Database extends Sql {
  /**
   * The same database over connections of their own, each with these settings of the server from its beginning. They are closed apart from the owner's.
   * Absent where there is one connection and no more, as in PGlite.
   */
  withSettings?(settings: Readonly<Record<string, string>>): Sql
}

/** The SQLSTATE of a database error, or null when it is none. */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' && error.code.length === 5 ? error.code : null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text is an id as the database itself writes one: only then may it be looked up as a `uuid`, which an index finds. */
export function isUuid(text: string): boolean {
  return uuid.test(text)
}
