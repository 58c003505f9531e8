import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { Clock, Logger } from '../contract/clock.ts'
import { connectPostgres } from './store/postgres.ts'
import type { Sql } from './store/sql.ts'

/** A logger for specs that keeps what was said. */
export function keepingLog(): Logger & { said: string[] } {
  const said: string[] = []
  const keep = (message: string) => void said.push(message)
  return { said, info: keep, warn: keep, error: keep }
}

/** A clock that stands still until it is told. */
export function standingClock(start: number): Clock & { set(ms: number): void } {
  let now = start
  return {
    wall: () => now,
    mono: () => now,
    bootId: 'boot',
    after: () => () => {},
    set: (ms) => {
      now = ms
    },
  }
}

/**
 * A database of its own on the server that all specs share, gone after the test.
 * @param migrated false for an empty one
 */
export async function freshDatabase(migrated = true): Promise<{ sql: Sql; url: string }> {
  const shared = new URL(inject('hubDatabase'))
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const template = migrated ? shared.pathname.slice(1) : 'template0'
  await asAdmin(shared, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = new URL(shared)
  url.pathname = `/${name}`
  const sql = await connectPostgres(url.href, keepingLog())
  onTestFinished(async () => {
    await sql.close()
    await asAdmin(shared, `DROP DATABASE ${name} WITH (FORCE)`)
  })
  return { sql, url: url.href }
}

async function asAdmin(server: URL, statement: string): Promise<void> {
  const url = new URL(server)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
