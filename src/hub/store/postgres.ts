import pg from 'pg'
import type { Logger } from '../../contract/clock.ts'
import { type Database, type Row, type Sql, sqlState } from './sql.ts'

const bigint = 20
const date = 1082
const runsAgain = new Set(['40001', '40P01'])
const mostRuns = 4

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === bigint) return Number
    // A Date would be midnight in the server's zone, not the venue's.
    if (oid === date) return (text: string) => text
    return pg.types.getTypeParser(oid, format)
  },
}

/** Opens a pool of connections to a PostgreSQL server. Rejects when it cannot be reached. */
export async function connectPostgres(url: string, log: Logger): Promise<Database> {
  const sql = overPool(poolOf({ connectionString: url }, log), unprepared)
  const settings = await sql.query(
    `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`,
  )
  for (const { fsync, commit } of settings) {
    if (fsync === 'off' || commit === 'off') {
      log.warn('This PostgreSQL may forget acknowledged visits at a power cut', { fsync, commit })
    }
  }
  // A pooler that lets settings through gives each of us connections of our own, and so keeps what they have prepared.
  return { ...sql, withSettings: (settings) => overPool(poolOf(configWith(url, settings), log), preparing()) }
}

function poolOf(config: pg.PoolConfig, log: Logger): pg.Pool {
  const pool = new pg.Pool({ ...config, types, max: 10 })
  // Without a listener, a server that goes away while a connection is idle would end the process.
  pool.on('error', (error) => log.warn('A database connection was lost', { error: error.message }))
  return pool
}

/** The settings go after the options that the address has already: some providers find the database by them. */
function configWith(address: string, settings: Readonly<Record<string, string>>): pg.PoolConfig {
  const options = Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value.replace(/[\\\s]/g, '\\$&')}`)
    .join(' ')
  const url = URL.parse(address)
  const given = url?.searchParams.get('options')
  if (!url || !given) return { connectionString: address, options }
  url.searchParams.set('options', `${given} ${options}`)
  return { connectionString: url.href }
}

type Ask = (text: string, params: readonly unknown[]) => pg.QueryConfig

const unprepared: Ask = (text, params) => ({ text, values: [...params] })

/** Gives each text a name, by which a connection parses and plans it once. There are as many as the hub has statements. */
function preparing(): Ask {
  const names = new Map<string, string>()
  return (text, params) => {
    const name = names.get(text) ?? `s${names.size}`
    names.set(text, name)
    return { name, text, values: [...params] }
  }
}

function overPool(pool: pg.Pool, ask: Ask): Sql {
  return {
    query: async (text, params = []) => (await pool.query<Row>(ask(text, params))).rows,
    async transaction(work) {
      for (let run = 1; ; run++) {
        try {
          return await once(pool, ask, work)
        } catch (error) {
          if (run === mostRuns || !runsAgain.has(sqlState(error) ?? '')) throw error
        }
      }
    },
    async close() {
      if (!pool.ending) await pool.end()
    },
  }
}

async function once<T>(pool: pg.Pool, ask: Ask, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query('BEGIN')
    const result = await work(within(client, ask))
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** A transaction within a transaction is a savepoint. */
function within(client: pg.PoolClient, ask: Ask): Sql {
  const sql: Sql = {
    query: async (text, params = []) => (await client.query<Row>(ask(text, params))).rows,
    async transaction(work) {
      await client.query('SAVEPOINT inner_work')
      try {
        const result = await work(sql)
        await client.query('RELEASE SAVEPOINT inner_work')
        return result
      } catch (error) {
        await client.query('ROLLBACK TO SAVEPOINT inner_work')
        throw error
      }
    },
    close: async () => {},
  }
  return sql
}
