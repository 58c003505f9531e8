import * as z from 'zod'
import type { Logger } from '../../contract/clock.ts'
import { exampleMunicipality } from './municipalities.ts'
import { type Database, type Sql, sqlState } from './sql.ts'

/** The role in which a hub works: no superuser, owner of nothing, so that the policies of the tables hold for it. */
export const workingRole = 'samvaro_hub'
/** Any number that no other program is likely to lock; two hubs that start at once then grant one after the other. */
const lockKey = 7_262_011_936

/** Several municipalities share this database, and it cannot keep their rows apart. */
export class NotApart extends Error {
  override name = 'NotApart'
}

/**
 * The database as one municipality sees it: no row of another is read, written or taken away, whatever a statement says or forgets. It is held by the
 * database, over connections that state the role and the municipality when they begin. Where that cannot be (the log says why), a municipality that has
 * the database to itself goes on over the owner's.
 * @throws NotApart, with a sentence for people, when there are several
 */
export async function keepApart(
  owner: Database,
  municipality: string,
  log: Logger,
): Promise<{ sql: Sql; close(): Promise<void> }> {
  const opened = await open(owner, municipality)
  if (typeof opened !== 'string') return { sql: opened, close: () => opened.close() }
  const [{ count }] = z
    .tuple([z.object({ count: z.number() })])
    .parse(
      await owner.query('SELECT count(*) AS count FROM municipality WHERE name <> $1', [exampleMunicipality]),
    )
  if (count > 1) {
    throw new NotApart(
      `This database has several municipalities, and cannot keep their rows apart: ${opened} Nothing was started. ` +
        'docs/operations.md, "Several municipalities", says how.',
    )
  }
  log.warn('The database itself does not keep municipalities apart; with this one alone the hub goes on', {
    why: opened,
  })
  return { sql: owner, close: async () => {} }
}

/** A sentence that says why not, when it cannot be. */
async function open(owner: Database, municipality: string): Promise<Sql | string> {
  if (!owner.withSettings) return 'it has one connection and no more.'
  const schema = await owner.transaction(prepareRole)
  const sql = owner.withSettings({
    role: workingRole,
    'samvaro.municipality': municipality,
    // `"$user"` in a search path is the role.
    search_path: schema,
  })
  const why = await whyNot(sql, owner, municipality)
  if (why === null) return sql
  await sql.close()
  return why
}

/**
 * Makes the working role and lets it at the tables that are held apart, as far as that is needed and allowed. A table of which no migration has said so stays closed to it.
 * @returns the schema of the tables, quoted
 */
export async function prepareRole(tx: Sql): Promise<string> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [lockKey])
  await attempt(tx, await statementsForRole(tx))
  const rows = await tx.query(
    `SELECT quote_ident(current_schema()) AS schema, quote_ident(c.relname) AS name,
       CASE WHEN c.relname IN ('municipality', 'schema_version') THEN 'SELECT' ELSE 'SELECT, INSERT, UPDATE, DELETE' END AS rights
     FROM pg_roles r, pg_class c
     WHERE r.rolname = '${workingRole}' AND c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
       AND NOT c.relispartition AND (c.relrowsecurity OR c.relname = 'schema_version')
       AND NOT (has_table_privilege(r.oid, c.oid, 'SELECT')
         AND (c.relname IN ('municipality', 'schema_version') OR has_table_privilege(r.oid, c.oid, 'DELETE')))`,
  )
  const grants = rows.flatMap(({ schema, name, rights }) => [
    `GRANT USAGE ON SCHEMA ${schema} TO ${workingRole}`,
    `GRANT ${rights} ON ${schema}.${name} TO ${workingRole}`,
  ])
  await attempt(tx, [...new Set(grants)])
  const [{ schema }] = z
    .tuple([z.object({ schema: z.string() })])
    .parse(await tx.query('SELECT quote_ident(current_schema()) AS schema'))
  return schema
}

/** What is to be done by who may make roles. */
async function statementsForRole(sql: Sql): Promise<string[]> {
  const make = `CREATE ROLE ${workingRole} NOLOGIN`
  const rows = await sql.query(
    `SELECT quote_ident(current_user) AS owner, r.oid IS NOT NULL AS there, r.oid IS NOT NULL AND pg_has_role(r.oid,
       CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS member
     FROM (SELECT) AS one LEFT JOIN pg_roles r ON r.rolname = '${workingRole}'`,
  )
  const [{ owner, there, member }] = z
    .tuple([z.object({ owner: z.string(), there: z.boolean(), member: z.boolean() })])
    .parse(rows)
  return [...(there ? [] : [make]), ...(member ? [] : [`GRANT ${workingRole} TO ${owner}`])]
}

/** Whether it went well is found out by who connects in the role. Roles are the whole server's: a hub of another database may make it at this moment. */
async function attempt(tx: Sql, statements: readonly string[]): Promise<void> {
  for (const statement of statements) {
    await tx
      .transaction(async (inner) => void (await inner.query(statement)))
      .catch((error: unknown) => {
        if (sqlState(error) === null) throw error
      })
  }
}

/** A server that lacks the role says 22023 or 42501; a pooler that lets no settings through, 08P01, or it keeps them to itself. */
const refusals = ['22023', '42501', '08P01']

async function whyNot(sql: Sql, owner: Sql, municipality: string): Promise<string | null> {
  const lacking = await statementsForRole(owner)
  const byHand = `a superuser has to run in it: ${lacking.join('; ')}.`
  try {
    const [held] = await sql.query(
      `SELECT current_setting('samvaro.municipality', true) = $1 AS stated, row_security_active('venue') AS active,
         has_table_privilege('venue', 'DELETE') AS may`,
      [municipality],
    )
    if (!held?.stated)
      return 'a pooler stands between and keeps the settings of a connection (options) to itself.'
    if (!held.active)
      return `the role ${workingRole} owns the tables, or their policies do not hold for it (SUPERUSER, BYPASSRLS).`
    return held.may
      ? null
      : `the role ${workingRole} may not write in the tables, of which this user is not the owner.`
  } catch (error) {
    const state = sqlState(error)
    if (state === null || !refusals.includes(state)) {
      await sql.close()
      throw error
    }
    if (lacking.length > 0) return byHand
    return `${error instanceof Error ? error.message : state}. (A pooler may stand between that lets no settings through.)`
  }
}
