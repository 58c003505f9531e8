import { v7 as uuid } from 'uuid'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import type { Logger } from '../../contract/clock.ts'
import { enrolKiosk, freshDatabase, keepingLog, startHub, visitsMade } from '../testing.ts'
import { keepApart, NotApart, prepareRole, workingRole } from './isolation.ts'
import { addMunicipality } from './municipalities.ts'
import { connectPostgres } from './postgres.ts'
import { runAlone } from './runAlone.ts'
import { type Database, type Sql, sqlState } from './sql.ts'

const tableRow = z.object({
  name: z.string(),
  isPart: z.boolean(),
  isHeld: z.boolean(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
})
type Table = z.infer<typeof tableRow>

/** Every table that has a municipality, as the catalogue has it: one that a later migration makes is tried with the rest. */
async function tablesIn(sql: Sql): Promise<{ whole: Table[]; parts: Table[] }> {
  const rows = await sql.query(
    `SELECT c.relname AS name, c.relispartition AS "isPart", c.relrowsecurity AS "isHeld", jsonb_agg(
       jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, NULL)) ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
     GROUP BY c.oid HAVING bool_or(a.attname = 'municipality') ORDER BY c.relname`,
  )
  const tables = z.array(tableRow).parse(rows)
  return { whole: tables.filter(({ isPart }) => !isPart), parts: tables.filter(({ isPart }) => isPart) }
}

const samples: Record<string, string> = {
  ...{ uuid: 'gen_random_uuid()', text: 'gen_random_uuid()::text', boolean: 'false', jsonb: `'{}'` },
  ...{ bigint: '1', integer: '1', smallint: '1', 'double precision': '1', date: `'2026-11-23'` },
  ...{ 'timestamp with time zone': 'now()', bytea: `'\\x00'`, 'text[]': `'{}'`, 'uuid[]': `'{}'` },
}

/** Inserts a row of the municipality, of whatever the columns take. */
function insertInto({ name, columns }: Table, municipality: string): string {
  const values = columns.map((column) => {
    if (column.name === 'municipality') return `'${municipality}'`
    const sample = samples[column.type]
    if (sample === undefined) throw new Error(`There is no sample of the type ${column.type}`)
    return sample
  })
  return `INSERT INTO ${name} (${columns.map((column) => column.name).join(', ')}) VALUES (${values.join(', ')})`
}

/** The rows, or `refused` when it may not be. */
async function attempt(sql: Sql, statement: string): Promise<Record<string, unknown>[] | 'refused'> {
  try {
    return await sql.query(statement)
  } catch (error) {
    if (sqlState(error) === '42501') return 'refused'
    throw error
  }
}

/** Two municipalities with hubs on one database, each with a screen and a visit, and a row in every table besides. */
async function startTwo() {
  const { sql: owner } = await freshDatabase()
  await addMunicipality(owner, 'Flen', uuid)
  await addMunicipality(owner, 'Trosa', uuid)
  for (const municipality of ['Flen', 'Trosa']) {
    const { hub, venue } = await startHub({ sql: owner, municipality })
    const kiosk = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
    await kiosk.push({ incarnation: uuid(), ops: visitsMade(1) })
  }
  // A row may be anything here: what is tried is whose it is.
  for (const { table, name } of await owner.query(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name FROM pg_constraint
     WHERE contype IN ('c', 'f') AND coninhcount = 0 AND connamespace = 'public'::regnamespace`,
  ))
    await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  const id = z.object({ id: z.string() })
  const [{ id: own }, { id: other }] = z
    .tuple([id, id])
    .parse(await owner.query('SELECT id FROM municipality ORDER BY name'))
  const { whole, parts } = await tablesIn(owner)
  for (const table of whole)
    for (const id of [own, other]) await owner.query(`${insertInto(table, id)} ON CONFLICT DO NOTHING`)
  const { sql, close } = await keepApart(owner, own, keepingLog())
  onTestFinished(close)
  return { owner, sql, own, other, whole, parts }
}

describe('a municipality beside another in one database', () => {
  it('reads, changes, takes away and adds in no table what is not its own, by whatever statement', async () => {
    const { owner, sql, own, other, whole } = await startTwo()
    expect(whole.length).toBeGreaterThan(15)
    expect(whole.filter(({ isHeld }) => !isHeld)).toEqual([])
    for (const table of whole) {
      const { name } = table
      const of = (id: string) =>
        owner.query(`SELECT t::text AS row FROM ${name} t WHERE municipality = $1 ORDER BY 1`, [id])
      const others = await of(other)
      const whose = (rows: Record<string, unknown>[] | 'refused') =>
        rows === 'refused' ? rows : [...new Set(rows.map(({ municipality }) => municipality))]
      expect([name, others.length > 0]).toEqual([name, true])
      expect([name, whose(await attempt(sql, `SELECT * FROM ${name}`))]).toEqual([name, [own]])
      const touched = await attempt(
        sql,
        `UPDATE ${name} SET municipality = municipality RETURNING municipality`,
      )
      expect([name, whose(touched)]).toEqual([name, [own]])
      expect([name, await attempt(sql, `UPDATE ${name} SET municipality = '${other}'`)]).toEqual([
        name,
        'refused',
      ])
      expect([name, await attempt(sql, insertInto(table, other))]).toEqual([name, 'refused'])
      expect([name, await attempt(sql, `TRUNCATE ${name}`)]).toEqual([name, 'refused'])
      const gone = await attempt(sql, `DELETE FROM ${name} RETURNING municipality`)
      expect([name, whose(gone)]).toEqual([name, [own]])
      expect([name, await of(own), await of(other)]).toEqual([name, [], others])
    }
  })

  it('sees of municipalities itself alone, and changes none', async () => {
    const { sql, own } = await startTwo()
    expect(await sql.query('SELECT id FROM municipality')).toEqual([{ id: own }])
    for (const statement of [
      `INSERT INTO municipality VALUES (gen_random_uuid(), 'Gnesta')`,
      `UPDATE municipality SET name = 'Gnesta'`,
      'DELETE FROM municipality',
    ])
      expect(await attempt(sql, statement)).toBe('refused')
  })

  it('comes to no month of ops past the whole table, of those that a push has made either', async () => {
    const { owner, sql, own, parts } = await startTwo()
    expect(parts.map(({ name }) => name)).toEqual(['op_2026_11', 'op_other'])
    for (const part of parts) {
      expect(part.isHeld).toBe(true)
      for (const statement of [
        `SELECT * FROM ${part.name}`,
        `DELETE FROM ${part.name}`,
        insertInto(part, own),
      ])
        expect(await attempt(sql, statement)).toBe('refused')
      // Nor would somebody who had been let at it by mistake.
      await owner.query(`GRANT SELECT ON ${part.name} TO ${workingRole}`)
      expect(await attempt(sql, `SELECT * FROM ${part.name}`)).toEqual([])
      await owner.query(`REVOKE SELECT ON ${part.name} FROM ${workingRole}`)
    }
  })
})

it('shows nothing at all to who has stated no municipality', async () => {
  const { owner, whole } = await startTwo()
  const nobody = owner.withSettings?.({ role: workingRole })
  if (!nobody) throw new Error('no second pool')
  onTestFinished(() => nobody.close())
  for (const { name } of [...whole, { name: 'municipality' }])
    expect([name, await nobody.query(`SELECT * FROM ${name}`)]).toEqual([name, []])
})

it('keeps a table closed of which no migration has said that it is held apart', async () => {
  const { owner, sql } = await startTwo()
  await owner.query('CREATE TABLE later (municipality uuid, id uuid, PRIMARY KEY (municipality, id))')
  await owner.transaction(prepareRole)
  expect(await attempt(sql, 'SELECT * FROM later')).toBe('refused')
  const { whole } = await tablesIn(owner)
  expect(whole.flatMap(({ name, isHeld }) => (isHeld ? [] : [name]))).toEqual(['later'])
})

/** A database of a user who is no superuser and may make no roles, as a provider gives it. */
async function managedDatabase() {
  const shared = new URL(inject('hubPrivacybase'))
  shared.pathname = '/postgres'
  const asAdmin = (statement: string) => runAlone(shared.href, statement)
  const name = `managed_${crypto.randomUUID().replaceAll('-', '')}`
  await asAdmin(`CREATE ROLE ${name} LOGIN PASSWORD 'x'`)
  await asAdmin(`CREATE DATABASE ${name} OWNER ${name}`)
  const url = Object.assign(new URL(shared), { username: name, password: 'x', pathname: `/${name}` })
  const sql = await connectPostgres(url.href, keepingLog())
  onTestFinished(async () => {
    await sql.close()
    await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`)
    await asAdmin(`DROP ROLE ${name}`)
  })
  return { sql, name, asAdmin }
}

function factsLog(): Logger & { facts: string[] } {
  const facts: string[] = []
  const keep = (...said: unknown[]) => void facts.push(JSON.stringify(said))
  return { facts, info: keep, warn: keep, error: keep }
}

describe('a user who may make no roles', () => {
  it('serves one municipality and says what is lacking; several it does not, until that is done', async () => {
    const { sql, name, asAdmin } = await managedDatabase()
    const log = factsLog()
    const alone = await startHub({ sql, municipality: 'Flen', log })
    const byHand = `GRANT ${workingRole} TO ${name}`
    expect(log.facts.join()).toContain(byHand)
    const kiosk = await enrolKiosk((await alone.hub.enrolmentCode(alone.venue.id)).link)
    expect(await kiosk.push({ ops: visitsMade(1) })).toMatchObject({ have: 1 })
    await alone.hub.close()

    await addMunicipality(sql, 'Trosa', uuid)
    await expect(startHub({ sql, municipality: 'Flen' })).rejects.toThrow(NotApart)
    await asAdmin(byHand)
    const both = [
      await startHub({ sql, municipality: 'Flen', log }),
      await startHub({ sql, municipality: 'Trosa' }),
    ]
    const shown = await Promise.all(both.map(async ({ hub }) => (await hub.overview()).venues))
    expect(shown).toMatchObject([[{ visitsToday: 1 }], [{ visitsToday: 0 }]])
    // As pg_dump reads, and an older hub beside this one: the owner has every row.
    await sql.transaction(async (tx) => {
      await tx.query('SET LOCAL row_security = off')
      expect(await tx.query('SELECT count(*) AS count FROM venue')).toEqual([{ count: 2 }])
    })
  })
})

it.each<[string, (settings: Record<string, string>) => Record<string, string>, string]>([
  ['a pooler that keeps settings to itself', () => ({}), 'pooler'],
  ['a role that is the owner', ({ role: _role, ...rest }) => rest, 'BYPASSRLS'],
])('is not taken for held apart by %s', async (_what, pass, why) => {
  const { sql } = await freshDatabase()
  const { withSettings } = sql
  if (!withSettings) throw new Error('no second pool')
  const database: Database = { ...sql, withSettings: (settings) => withSettings(pass(settings)) }
  const log = factsLog()
  await addMunicipality(sql, 'Flen', uuid)
  const kept = await keepApart(database, uuid(), log)
  expect(kept.sql).toBe(database)
  expect(log.facts.join()).toContain(why)
  await addMunicipality(sql, 'Trosa', uuid)
  await expect(keepApart(database, uuid(), log)).rejects.toThrow(why)
})
