import { describe, expect, it } from 'vitest'
import { freshDatabase } from '../testing.ts'
import { migrate, NewerDatabase, schemaVersion } from './migrate.ts'
import { migrations } from './migrations/index.ts'

const newest = migrations.at(-1)?.version

/** A database that took only the first steps, with one venue; its municipality has the same id. */
async function olderHub(steps: number) {
  const { sql } = await freshDatabase(false)
  await migrate(sql, migrations.slice(0, steps))
  const id = '018f0000-0000-7000-8000-000000000001'
  await sql.query('INSERT INTO municipality VALUES ($1, $2)', [id, 'Prövköping'])
  await sql.query('INSERT INTO venue VALUES ($1, $1, $2, $3)', [id, 'Björken', 'Europe/Stockholm'])
  return { sql, id }
}

describe('the schema', () => {
  it('is laid in an empty database, and only once by two hubs at a time', async () => {
    const { sql } = await freshDatabase(false)
    expect(await schemaVersion(sql)).toBe(0)
    await Promise.all([migrate(sql), migrate(sql)])
    expect(await schemaVersion(sql)).toBe(newest)
  })

  it('is at one step or the next, never between', async () => {
    const { sql } = await freshDatabase(false)
    const broken = [{ version: 1, statements: ['CREATE TABLE half (x int)', 'CREATE TABLE'] }]
    await expect(migrate(sql, broken)).rejects.toThrow()
    expect(await schemaVersion(sql)).toBe(0)
    expect(await sql.query(`SELECT to_regclass('half') AS there`)).toEqual([{ there: null }])
  })

  it('refuses a database from a newer program and leaves it as it was', async () => {
    const { sql } = await freshDatabase()
    await sql.query('INSERT INTO schema_version VALUES (999)')
    await expect(migrate(sql)).rejects.toThrow(NewerDatabase)
    expect(await schemaVersion(sql)).toBe(999)
  })

  it('waits for a push of an older hub that still runs, and takes nothing from it', async () => {
    const { sql, id } = await olderHub(4)
    await sql.query('INSERT INTO stream VALUES ($1, $1, 0)', [id])
    let migrated: Promise<void> = Promise.resolve()
    let runs = 0
    await sql.transaction(async (tx) => {
      runs += 1
      await tx.query('UPDATE stream SET head = head + 1')
      migrated = migrate(sql)
      const waits = async () => (await sql.query(`SELECT 1 FROM pg_locks WHERE NOT granted`)).length
      await expect.poll(waits).toBeGreaterThan(0)
      await tx.query(
        `INSERT INTO visit (municipality, id, venue, day, hour, party, undone, state) VALUES ($1, $1, $1, current_date, 9, 1, false, '{}')`,
        [id],
      )
    })
    await migrated
    expect(runs).toBe(1)
    expect(await sql.query('SELECT head FROM stream')).toEqual([{ head: 2 }])
  })

  it('takes the visits and screens of an older hub for right, as nobody had measured their clocks', async () => {
    const { sql, id } = await olderHub(3)
    await sql.query(
      `INSERT INTO device (municipality, id, venue, name, public_key, enrolled) VALUES ($1, $1, $1, 'Skärm 1', '', now())`,
      [id],
    )
    const visit = `INSERT INTO visit (municipality, venue, id, day, hour, party, undone, state)
      VALUES ($1, $1, $2, '2026-11-23', 10, 1, false, '{}')`
    await sql.query(visit, [id, id])
    await migrate(sql)
    // An older hub beside this one goes on writing as it did.
    await sql.query(visit, [id, '018f0000-0000-7000-8000-000000000002'])
    const right = { wrong_clock: false, reckoned_at: null }
    expect(await sql.query('SELECT wrong_clock, reckoned_at FROM visit')).toEqual([right, right])
    expect(await sql.query('SELECT clock_error_ms, shows, revoked FROM device')).toEqual([
      { clock_error_ms: null, shows: null, revoked: null },
    ])
  })
})
