import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDatabase } from './open.ts'

/** A folder for one test, gone when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'samvaro-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes over the first page of a table, as a failing disk does. The file is made where it is not there; nobody else may have it open. */
export async function damageTable(file: string, table: string): Promise<void> {
  const db = await openDatabase(file)
  const size = Number(db.pragma('page_size', { simple: true }))
  const page = Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table))
  db.close()
  const handle = openSync(file, 'r+')
  writeSync(handle, new Uint8Array(size).fill(0xff), 0, size, (page - 1) * size)
  closeSync(handle)
}
