import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { keepingLog } from '../testing.ts'
import { AlreadyRunning, startEmbedded } from './embedded.ts'
import { connectPostgres } from './postgres.ts'
import { findRunning } from './runningServer.ts'

const settings = ['fsync=off']

it('keeps its data over a stop, a killed hub and a stale pid file, and its password to itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samvaro-hub-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const log = keepingLog()
  const data = join(folder, 'postgres')

  const first = await startEmbedded({ folder, log, settings })
  expect(statSync(join(folder, 'postgres-password')).mode & 0o777).toBe(0o600)
  await run(first.url, 'CREATE TABLE kept (x int)')
  await first.stop()

  // This process is alive and no PostgreSQL: a pid that has been given to another program.
  writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n`)
  const hub = await hubProcess(folder)
  await run(hub.url, 'INSERT INTO kept VALUES (1)')
  await expect(startEmbedded({ folder, log, settings })).rejects.toThrow(AlreadyRunning)

  await hub.kill()
  const leftBehind = await findRunning(data)
  expect(leftBehind).not.toBeNull()
  const last = await startEmbedded({ folder, log, settings })
  expect((await findRunning(data))?.pid).not.toBe(leftBehind?.pid)
  expect(await run(last.url, 'SELECT x FROM kept')).toEqual([{ x: 1 }])
  await last.stop()
  expect(await findRunning(data)).toBeNull()
}, 60_000)

/** Another process that starts the server in `folder`. */
async function hubProcess(folder: string) {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)})
    const log = { info() {}, warn() {}, error() {} }
    console.log((await startEmbedded({ folder: ${JSON.stringify(folder)}, log, settings: ['fsync=off'] })).url)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program])
  const exited = once(child, 'exit')
  const [said] = await once(child.stdout, 'data')
  return {
    url: String(said).trim(),
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

async function run(url: string, statement: string) {
  const sql = await connectPostgres(url, keepingLog())
  try {
    return await sql.query(statement)
  } finally {
    await sql.close()
  }
}
