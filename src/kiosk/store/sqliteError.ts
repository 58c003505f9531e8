/** Whether SQLite itself refused: a full disk, a locked file, a row against the rules. */
export function isSqliteError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')
}
