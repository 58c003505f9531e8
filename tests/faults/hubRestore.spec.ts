import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../src/hub/store/freePort.ts'
import { newId } from '../../src/kiosk/system.ts'
import { enter, startEngine } from './engine.ts'
import { temporaryFolder } from './folder.ts'
import { launch, root } from './process.ts'
import { until } from './until.ts'

/** The drill of docs/operations.md, as it is written there: a copy of the stopped hub's folder is put back, and no visit is missed or doubled. */
test('a hub whose folder is put back from a copy has every visit again, once', async () => {
  const [data, kiosk] = [temporaryFolder('samvaro-restore-'), temporaryFolder('samvaro-kiosk-')]
  const copy = join(temporaryFolder('samvaro-copy-'), 'hub')
  const port = await freePort()
  const command = (...args: string[]) => [process.execPath, 'src/hub/main.ts', '--data', data, ...args]
  const startHub = async () => {
    const program = launch(command('--port', String(port)), /--enrol '([^']+)'/, { DATABASE_URL: '' })
    const [, link = ''] = await program.ready
    return { ...program, link }
  }
  let hub = await startHub()
  onTestFinished(() => hub.stop())
  const engine = await startEngine({ data: kiosk, port: 0, enrol: hub.link })
  onTestFinished(() => engine.stop())
  const client = await enter(engine.entrance)

  const visit = async (times: number) => {
    for (let time = 0; time < times; time += 1)
      await client.checkIn.touch({ touchId: newId(), screen: newId() })
  }
  const visitsAtHub = async () => {
    const authorization = `Bearer ${readFileSync(join(data, 'admin-key'), 'utf8')}`
    const headers = { authorization, 'content-type': 'application/json' }
    const answer = await fetch(`http://127.0.0.1:${port}/rpc/overview`, {
      method: 'POST',
      headers,
      body: '{}',
    })
    const { json } = (await answer.json()) as { json: { venues: { visitsToday: number }[] } }
    return json.venues.reduce((sum, { visitsToday }) => sum + visitsToday, 0)
  }
  const arrives = (visits: number) =>
    until(
      async () => (await visitsAtHub()) === visits,
      () => `${visits} visits at the hub`,
    )
  const copyFolder = (from: string, to: string) => expect(spawnSync('cp', ['-a', from, to]).status).toBe(0)

  await visit(3)
  await arrives(3)
  await hub.stop()
  copyFolder(data, copy)
  hub = await startHub()
  await visit(2)
  await arrives(5)

  await hub.stop()
  rmSync(data, { recursive: true })
  copyFolder(copy, data)
  const [program = '', ...args] = command('restored')
  const told = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '' },
    encoding: 'utf8',
  })
  expect(told.stdout).toContain('The database has a new life.')
  expect(told.status).toBe(0)
  hub = await startHub()
  await visit(1)
  await arrives(6)
  expect(await client.syncStatus()).toMatchObject({ pending: 0, quarantined: 0 })
})
