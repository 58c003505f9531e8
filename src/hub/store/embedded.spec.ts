import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { keepingLog } from '../testing.ts'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'
import { connectPostgres } from './postgres.ts'

const settings = ['fsync=off']

it('keeps its data over a stop, a killed hub and a stale pid file, and its password to itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samvaro-hub-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const log = keepingLog()
  const pidFile = join(folder, 'postgres', 'postmaster.pid')

  const first = await startEmbedded({ folder, log, settings })
  expect(statSync(join(folder, 'postgres-password')).mode & 0o777).toBe(0o600)
  await runs(first, 'CREATE TABLE kept (x int)')
  await first.stop()

  // This process is alive and no PostgreSQL: a pid that has been given to another program.
  writeFileSync(pidFile, `${process.pid}\n${join(folder, 'postgres')}\n`)
  const second = await startEmbedded({ folder, log, settings })
  await runs(second, 'INSERT INTO kept VALUES (1)')
  const leftBehind = (await readFile(pidFile, 'utf8')).split('\n')[0]

  // The second is never stopped, as when its hub is killed.
  const third = await startEmbedded({ folder, log, settings })
  expect((await readFile(pidFile, 'utf8')).split('\n')[0]).not.toBe(leftBehind)
  expect(await runs(third, 'SELECT x FROM kept')).toEqual([{ x: 1 }])
  await third.stop()
}, 60_000)

async function runs(server: EmbeddedServer, statement: string) {
  const sql = await connectPostgres(server.url, keepingLog())
  try {
    return await sql.query(statement)
  } finally {
    await sql.close()
  }
}
