import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { maxBodyBytes, syncPaths } from '../../src/contract/sync.ts'
import { freePort } from '../../src/hub/store/freePort.ts'
import { enrolKiosk, pullOf, pushOf, visitsMade } from '../../src/hub/testing.ts'
import { startDatabase } from './database.ts'
import { temporaryFolder } from './folder.ts'
import { startHub } from './hub.ts'
import { launch } from './process.ts'

/** A hub in a process of its own, as it is run, with one kiosk. */
async function startAttacked() {
  const [data, port] = [temporaryFolder('samvaro-attacked-'), await freePort()]
  const database = await startDatabase(temporaryFolder('samvaro-attacked-db-'))
  onTestFinished(() => database.stop())
  const hub = await startHub({ data, databaseUrl: database.url, port })
  onTestFinished(() => hub.stop())
  const kiosk = await enrolKiosk(hub.enrol)
  const rows = async (sql: string) => Number((await database.sql.query(sql))[0]?.count)
  async function command(...args: string[]): Promise<string> {
    const all = [process.execPath, 'src/hub/main.ts', '--data', data, ...args]
    const [said] = await launch(all, /.+/, { DATABASE_URL: database.url }).ready
    return said
  }
  return { kiosk, rows, command, sql: database.sql }
}

const zipped = (value: unknown) => new Uint8Array(gzipSync(JSON.stringify(value)))

test('a replayed push is one row, and nothing that is too large or shouted brings the hub down', async () => {
  const { kiosk, rows, sql } = await startAttacked()
  const recorded = zipped(pushOf({ ops: visitsMade(1) }))
  for (let time = 0; time < 3; time++) expect((await kiosk.send(recorded)).status).toBe(200)
  expect(await rows('SELECT count(*) FROM op')).toBe(1)
  expect(await rows('SELECT sum(visits) AS count FROM rollup_day')).toBe(1)

  expect((await kiosk.send(new Uint8Array(maxBodyBytes + 1))).status).toBe(413)
  expect((await kiosk.send(new Uint8Array(gzipSync(Buffer.alloc(200 * maxBodyBytes))))).status).toBe(413)

  const shouted = await Promise.all(Array.from({ length: 1000 }, () => kiosk.send(recorded)))
  const refused = shouted.filter(({ status }) => status === 429)
  expect(new Set(shouted.map(({ status }) => status))).toEqual(new Set([200, 429]))
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  await Promise.all(shouted.map((answer) => answer.body?.cancel()))
  expect(await rows('SELECT count(*) FROM op')).toBe(1)
  expect(await sql.query('SELECT count(*)::int AS count FROM quarantine')).toEqual([{ count: 0 }])
})

test('a kiosk that is shut out by a command hears so within a minute, also while it waits', async () => {
  const { kiosk, command, rows } = await startAttacked()
  const { epoch } = await kiosk.pull({})
  const began = performance.now()
  const waiting = kiosk.send(zipped(pullOf({ epoch, wait: true })), kiosk.signature, syncPaths.pull)
  expect(await command('revoke', 'Skärm 1', '--venue', 'Mötesplatsen Exemplet')).toContain('shut out')
  expect((await waiting).status).toBe(403)
  expect(performance.now() - began).toBeLessThan(60_000)
  expect((await kiosk.send(zipped(pullOf({ epoch })), kiosk.signature, syncPaths.pull)).status).toBe(403)
  await kiosk.push({ ops: visitsMade(1) })
  expect([await rows('SELECT count(*) FROM op'), await rows('SELECT count(*) FROM quarantine')]).toEqual([
    0, 1,
  ])
})
