import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrations } from './migrations/index.ts'
import { openDatabase, refuseOldNode, refuseOldSqlite } from './open.ts'
import { temporaryFolder } from './testing.ts'

const insertOp = `INSERT INTO op (id, kind, v, at_wall, boot_id, mono_ms, tz, body, checksum)
  VALUES (?, 'visit.made', 1, 0, 'b', 0, 'Europe/Stockholm', '{}', 0)`

describe('openDatabase', () => {
  it('is FULL, also after the first write and on every further connection', async () => {
    const file = join(temporaryFolder(), 'deep', 'samvaro.sqlite')
    for (const id of ['first', 'second', 'third']) {
      const db = await openDatabase(file)
      expect(db.pragma('synchronous', { simple: true })).toBe(2)
      db.prepare(insertOp).run(id)
      expect(db.pragma('synchronous', { simple: true })).toBe(2)
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
      expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
      expect(db.pragma('secure_delete', { simple: true })).toBe(1)
      expect(db.pragma('trusted_schema', { simple: true })).toBe(0)
      db.close()
    }
  })

  it.each([
    { node: '20.20.2', napi: '9' },
    { node: '22.13.9', napi: '10' },
    { node: '24.0.0', napi: '9' },
    { node: '24.0.0' },
  ])('refuses %o and touches nothing', async (versions) => {
    const folder = temporaryFolder()
    await expect(openDatabase(join(folder, 'samvaro.sqlite'), versions)).rejects.toMatchObject({
      reason: 'OLD_NODE',
      message: expect.stringContaining(versions.node),
    })
    expect(readdirSync(folder)).toEqual([])
  })

  it('takes the oldest versions that will do', () => {
    refuseOldNode({ node: '22.14.0', napi: '10' })
    refuseOldSqlite('3.51.3')
    refuseOldSqlite('4.0.0')
  })

  it.each(['3.51.2', '3.45.1', '2.99.99'])('refuses SQLite %s', (version) => {
    expect(() => refuseOldSqlite(version)).toThrow(expect.objectContaining({ reason: 'OLD_SQLITE' }))
  })

  it('refuses a file from a newer program and leaves every byte of it', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'samvaro.sqlite')
    const newer = await openDatabase(file)
    newer.exec(`PRAGMA user_version = ${migrations.length + 1}`)
    newer.close()
    const before = readFileSync(file)
    await expect(openDatabase(file)).rejects.toMatchObject({ reason: 'NEWER_FILE' })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('refuses a damaged file in a sentence and leaves every byte of it', async () => {
    const file = join(temporaryFolder(), 'samvaro.sqlite')
    const noDatabase = 'not a database at all '.repeat(200)
    writeFileSync(file, noDatabase)
    await expect(openDatabase(file)).rejects.toMatchObject({
      reason: 'DAMAGED_FILE',
      message: expect.stringContaining('skadad'),
    })
    expect(readFileSync(file, 'utf8')).toBe(noDatabase)
  })

  it('refuses a newer file also when a crash has left its number in the WAL', async () => {
    const folder = temporaryFolder()
    const live = join(folder, 'live.sqlite')
    const file = join(folder, 'samvaro.sqlite')
    const newer = await openDatabase(live)
    newer.pragma('wal_checkpoint(TRUNCATE)')
    newer.exec(`PRAGMA user_version = ${migrations.length + 1}`)
    for (const ending of ['', '-wal']) copyFileSync(live + ending, file + ending)
    newer.close()
    const before = ['', '-wal'].map((ending) => readFileSync(file + ending))
    await expect(openDatabase(file)).rejects.toMatchObject({ reason: 'NEWER_FILE' })
    expect(['', '-wal'].map((ending) => readFileSync(file + ending))).toEqual(before)
  })

  it('opens an empty file that a crash left behind', async () => {
    const file = join(temporaryFolder(), 'samvaro.sqlite')
    new Sqlite(file).exec('VACUUM').close()
    expect(existsSync(file)).toBe(true)
    const db = await openDatabase(file)
    expect(db.prepare('SELECT count(*) FROM op').pluck().get()).toBe(0)
    db.close()
  })
})

describe('the log', () => {
  it('is append-only', async () => {
    const db = await openDatabase(join(temporaryFolder(), 'samvaro.sqlite'))
    db.prepare(insertOp).run('one')
    expect(() => db.exec("UPDATE op SET kind = 'other'")).toThrow('append-only')
    expect(() => db.exec('DELETE FROM op')).toThrow('append-only')
    expect(() => db.prepare(insertOp).run('one')).toThrow('UNIQUE')
    expect(db.prepare('SELECT count(*) FROM op').pluck().get()).toBe(1)
    db.close()
  })
})
