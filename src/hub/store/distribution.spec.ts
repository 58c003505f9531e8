import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { peopleOf } from '../accounts/testing.ts'
import { enrolKiosk, freshDatabase, heardBy, startHub, visitsMade, wireOpOf } from '../testing.ts'
import { createPartitions } from './partitions.ts'
import type { Row } from './sql.ts'

const november = Date.UTC(2026, 10, 23)

/**
 * What lets a distributed PostgreSQL (Citus and the like) part the tables by municipality without a change (ARCHITECTURE.md, "By municipality"), read from the catalogue:
 * a table that a later migration makes is held to it too.
 */
describe('the schema, for a database that is parted by municipality', () => {
  /** Rows of the catalogue of a database of its own, each about a table of ours: `table`, and what else is asked for. */
  async function catalogue(what: string): Promise<Row[]> {
    const { sql } = await freshDatabase()
    // A month that a push makes is held to it as well.
    await createPartitions(sql).ensure([uuid({ msecs: november })], november)
    return sql.query(what.replaceAll('$ours', ours))
  }
  const ours = `c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`
  /** Small, the same for all, and copied to every node. */
  const reference = ['municipality', 'schema_version']
  const isParted = ({ table }: Row) => !reference.includes(String(table))

  it('has a municipality in every row of every table but two', async () => {
    const tables = await catalogue(
      `SELECT c.relname AS table, a.atttypid::regtype::text AS type, a.attnotnull AS needed
       FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'municipality' WHERE $ours`,
    )
    expect(tables.length).toBeGreaterThan(15)
    const others = tables.filter(({ type, needed }) => type !== 'uuid' || needed !== true)
    expect(others.map(({ table }) => table).toSorted()).toEqual(reference)
  })

  it('begins every index with it, unique or not', async () => {
    const indexes = await catalogue(
      `SELECT c.relname AS table, i.indexrelid::regclass::text AS index, a.attname AS first
       FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
       WHERE $ours`,
    )
    expect(indexes.length).toBeGreaterThan(25)
    expect(indexes.filter((index) => isParted(index) && index.first !== 'municipality')).toEqual([])
  })

  it('has a primary key on every table, and no rule of uniqueness by exclusion', async () => {
    const keyless = await catalogue(
      `SELECT c.relname AS table FROM pg_class c WHERE $ours AND NOT EXISTS (
         SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)`,
    )
    expect(keyless).toEqual([])
    expect(
      await catalogue(
        `SELECT c.relname AS table FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE $ours AND k.contype = 'x'`,
      ),
    ).toEqual([])
  })

  it('refers from row to row of the same municipality, and otherwise to the municipality alone', async () => {
    const keys = await catalogue(
      `SELECT c.relname AS table, k.confrelid::regclass::text AS to, array_length(k.conkey, 1) AS columns,
         here.attname AS here, there.attname AS there
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
         JOIN pg_attribute here ON here.attrelid = k.conrelid AND here.attnum = k.conkey[1]
         JOIN pg_attribute there ON there.attrelid = k.confrelid AND there.attnum = k.confkey[1]
       WHERE $ours AND k.contype = 'f'`,
    )
    expect(keys.length).toBeGreaterThan(4)
    const isHeld = ({ to, columns, here, there }: Row) =>
      here === 'municipality' && (to === 'municipality' ? columns === 1 : there === 'municipality')
    expect(keys.filter((key) => !isHeld(key))).toEqual([])
  })

  it('counts nothing in one place: no sequence, no trigger, no rule, no view, no function of ours', async () => {
    const inOnePlace = await catalogue(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('S', 'v', 'm', 'f')
       UNION ALL SELECT a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE $ours AND a.attidentity <> ''
       UNION ALL SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE $ours AND NOT t.tgisinternal
       UNION ALL SELECT r.rulename FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class WHERE $ours
       UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
    )
    expect(inOnePlace).toEqual([])
  })

  it('parts ops by month below the municipality, and nothing else', async () => {
    expect(
      await catalogue(
        `SELECT c.relname AS table, p.partstrat::text AS by, a.attname AS column FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid
           JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.partattrs[0] WHERE $ours`,
      ),
    ).toEqual([{ table: 'op', by: 'r', column: 'id' }])
    const parts = await catalogue(
      `SELECT c.relname AS table FROM pg_class c WHERE $ours AND c.relispartition ORDER BY 1`,
    )
    expect(parts).toEqual([{ table: 'op_2026_11' }, { table: 'op_other' }])
  })
})

it('the database is asked about one municipality, which is the first of its values, by every statement for a screen or for the page', async () => {
  const { sql } = await freshDatabase()
  const heard: { text: string; first: unknown }[] = []
  let ofHub = false
  const database = heardBy(sql, (text, [first]) => void (ofHub && heard.push({ text, first })))
  const { hub, venue, address } = await startHub({ sql: database })
  await hub.addVenue('Linden')
  const id = (await sql.query('SELECT id FROM municipality'))[0]?.id
  const link = async () => (await hub.enrolmentCode(venue.id)).link
  // The month is the owner's to make, once.
  await (await enrolKiosk(await link())).push({ ops: visitsMade(1) })

  ofHub = true
  const kiosk = await enrolKiosk(await link())
  const notice = { type: 'notice', fields: { text: { sv: 'Kaffe' } } }
  const ops = [
    ...visitsMade(2),
    wireOpOf(3, 'headcount.made', uuid(), { occurrence: null, persons: 4 }),
    wireOpOf(4, 'entity.patched', 'coffee', notice),
    wireOpOf(5, 'entity.patched', 'coffee', { ...notice, fields: { text: { sv: 'Te' } } }, { baseVer: 0 }),
    wireOpOf(6, 'nobody.knows', uuid(), {}),
  ]
  const incarnation = uuid()
  for (let time = 0; time < 2; time++) await kiosk.push({ incarnation, ops })
  expect(await kiosk.push({ incarnation, after: 1, afterId: uuid(), ops: [] })).toMatchObject({
    result: 'diverged',
  })
  await kiosk.pull({ incarnation })
  await kiosk.others()
  await hub.overview()
  await hub.revoke(kiosk.deviceId)
  const { operator, comeIn, idOf } = peopleOf({ address })
  const page = await comeIn({ email: 'eva@kommunen.example', venues: [venue.id] })
  for (const call of ['me', 'week']) await page.rpc(call, { from: null })
  await page.door('enter', { email: 'eva@kommunen.example', password: 'wrong' })
  await operator.rpc('audit', { before: null })
  await operator.rpc('people/remove', { id: await idOf('eva@kommunen.example') })
  await page.door('leave')
  await kiosk.push({ incarnation, after: 6, afterId: ops[5]?.id ?? null, ops: visitsMade(1, 7) })
  ofHub = false

  const isOfOne = ({ text, first }: (typeof heard)[number]) =>
    first === id && /municipality|VALUES \(\$1,/.test(text)
  const of = heard.filter(({ text }) => !text.includes('pg_'))
  expect(of.length).toBeGreaterThan(40)
  expect(of.filter((statement) => !isOfOne(statement))).toEqual([])
})
