/** Whether SQLite refused (a full disk, a damaged file, a lock that did not give): nothing was written. */
export function isSqliteError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')
}
