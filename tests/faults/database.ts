import type { Logger } from '../../src/contract/clock.ts'
import { startEmbedded } from '../../src/hub/store/embedded.ts'
import { connectPostgres } from '../../src/hub/store/postgres.ts'
import type { Sql } from '../../src/hub/store/sql.ts'

/** Says only what went wrong. */
export const quietLog: Logger = { info() {}, warn() {}, error: (...said) => console.error(...said) }

/** A real PostgreSQL with a folder of its own, which syncs to disk as in earnest. */
export async function startDatabase(
  folder: string,
): Promise<{ url: string; sql: Sql; stop(): Promise<void> }> {
  const server = await startEmbedded({ folder, log: quietLog })
  const sql = await connectPostgres(server.url, quietLog)
  return {
    url: server.url,
    sql,
    async stop() {
      await sql.close()
      await server.stop()
    },
  }
}
