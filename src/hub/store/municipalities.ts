import * as z from 'zod'
import type { NewId } from '../../contract/clock.ts'
import { schemaVersion } from './migrate.ts'
import type { Sql } from './sql.ts'

/** The name that a hub has when it was given none. Whoever has tried it so may go on with a real one on the same database. */
export const exampleMunicipality = 'Exempelkommunen'

/** The database is another municipality's: a name spelt otherwise would begin an empty one, which no kiosk knows. */
export class OtherMunicipality extends Error {
  override name = 'OtherMunicipality'
}

/**
 * The municipality by its name, made with a new epoch when this database has none.
 * @throws OtherMunicipality, with a sentence for people, when it has one of another name
 */
export async function openMunicipality(
  sql: Sql,
  name: string,
  newId: NewId,
): Promise<{ id: string; name: string; epoch: string }> {
  return sql.transaction(async (tx) => {
    // One after the other, or two hubs that start together would make two.
    await tx.query('LOCK TABLE municipality IN SHARE ROW EXCLUSIVE MODE')
    const names = (await namesIn(tx)).filter((known) => known !== exampleMunicipality)
    if (names.length > 0 && name !== exampleMunicipality && !names.includes(name)) {
      throw new OtherMunicipality(
        `This database is that of ${quoted(names)}, and "${name}" is another name. Nothing was changed. Start with the name as it stands there; ` +
          'for another municipality, --data names another folder, or "municipality add" makes it in this database.',
      )
    }
    await makeMunicipality(tx, name, newId)
    const rows = await tx.query(
      'SELECT m.id, m.name, h.epoch FROM municipality m JOIN hub_meta h ON h.municipality = m.id WHERE m.name = $1',
      [name],
    )
    return z.tuple([z.object({ id: z.string(), name: z.string(), epoch: z.string() })]).parse(rows)[0]
  })
}

async function makeMunicipality(tx: Sql, name: string, newId: NewId): Promise<void> {
  await tx.query('INSERT INTO municipality VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [newId(), name])
  await tx.query(
    'INSERT INTO hub_meta SELECT id, $2 FROM municipality WHERE name = $1 ON CONFLICT DO NOTHING',
    [name, newId()],
  )
}

/**
 * One more municipality in a database, with processes of its own: that it is meant, and no slip, is said by asking for it.
 * @throws OtherMunicipality, with a sentence for people, when one differs from it in capitals and spaces alone
 */
export async function addMunicipality(sql: Sql, name: string, newId: NewId): Promise<void> {
  await sql.transaction(async (tx) => {
    await tx.query('LOCK TABLE municipality IN SHARE ROW EXCLUSIVE MODE')
    const names = await namesIn(tx)
    const alike = names.find((known) => known !== name && bare(known) === bare(name))
    if (alike !== undefined) {
      throw new OtherMunicipality(
        `There is "${alike}" in this database, and "${name}" is too like it. Nothing was changed.`,
      )
    }
    await makeMunicipality(tx, name, newId)
  })
}

function bare(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll(/\s/g, '')
}

/**
 * The municipality that this database was made for, rather than the example that was tried on it; null when it is empty.
 * @throws OtherMunicipality, with a sentence for people, when it was made for several
 */
export async function knownMunicipality(sql: Sql): Promise<string | null> {
  if ((await schemaVersion(sql)) === 0) return null
  const names = await namesIn(sql)
  const real = names.filter((name) => name !== exampleMunicipality)
  if (real.length > 1) {
    throw new OtherMunicipality(
      `This database is that of ${quoted(real)}. --municipality says whose hub this is.`,
    )
  }
  return real[0] ?? names[0] ?? null
}

async function namesIn(sql: Sql): Promise<string[]> {
  const rows = await sql.query('SELECT name FROM municipality ORDER BY id')
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name)
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}
