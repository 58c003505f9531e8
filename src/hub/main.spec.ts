import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { usage } from './flags.ts'
import { findRunning } from './store/runningServer.ts'
import { freshDatabase } from './testing.ts'

/** `npm run hub` on a database and a folder of its own. */
async function setUp() {
  const { url } = await freshDatabase(false)
  const data = mkdtempSync(join(tmpdir(), 'samvaro-hub-main-'))
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  const begin = (...args: string[]) =>
    spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), '--data', data, ...args], {
      env: { ...process.env, DATABASE_URL: url },
      stdio: ['ignore', 'pipe', 'inherit'],
    })

  /** Runs a command, or a start that is refused, to its end. */
  async function run(...args: string[]): Promise<{ code: unknown; said: string }> {
    const program = begin(...args)
    const heard = listen(program)
    const [code] = await once(program, 'close')
    return { code, said: heard() }
  }

  /** Serves; gives the address of the link that it prints. */
  async function serve(...args: string[]): Promise<{ address: string; stop(): Promise<void> }> {
    const program = begin(...args)
    const closed = once(program, 'close')
    const heard = listen(program)
    const stop = async () => {
      program.kill()
      await closed
    }
    onTestFinished(stop)
    while (!/Ctrl-C/.test(heard())) {
      const ended = await Promise.race([once(program.stdout, 'data'), closed.then(() => 'ended')])
      if (ended === 'ended') throw new Error(heard())
    }
    return { address: addressIn(heard()), stop }
  }
  return { run, serve, data }
}

function listen({ stdout }: ChildProcess): () => string {
  let text = ''
  stdout?.setEncoding('utf8').on('data', (piece: string) => {
    text += piece
  })
  return () => text
}

const addressIn = (said: string) => /(\S+)\/enrol\/v1#/.exec(said)?.[1]?.replace("'", '') ?? said

it('gives a link to where it is, also by a command that is run beside it, and refuses a name that is a slip', async () => {
  const { run, serve } = await setUp()
  const linkOf = async (...more: string[]) =>
    addressIn((await run('code', '--venue', 'Björken', ...more)).said)
  const free = await serve('--port', '0', '--municipality', 'Eskilstuna kommun', '--venue', 'Björken')
  expect(free.address).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/)
  expect((await fetch(`${free.address}/health`)).status).toBe(200)
  expect(await linkOf()).toBe(free.address)
  expect(await run('revoke', 'Skärm 7', '--venue', 'Björken')).toEqual({
    code: 1,
    said: expect.stringContaining('no screen "Skärm 7"'),
  })
  await free.stop()
  expect(await run('--port', '0', '--municipality', 'Eskilstuna Kommun')).toEqual({
    code: 1,
    said: expect.stringContaining('"Eskilstuna kommun"'),
  })

  const behind = await serve('--port', '0', '--address', 'https://central.example.se')
  expect(behind.address).toBe('https://central.example.se')
  expect(await linkOf()).toBe(behind.address)
  expect(await linkOf('--address', 'https://other.example.se')).toBe('https://other.example.se')
})

it('says what is not known and what to type next, about the same hub, and what it cannot do in one sentence', async () => {
  const { run, data } = await setUp()
  const of = ['--municipality', 'Flens kommun']
  expect(await run('venue', 'add', 'Björken', ...of)).toEqual({
    code: 0,
    said: expect.stringContaining(
      `npm run hub -- code --venue Björken --data ${data} --municipality "Flens kommun"\n`,
    ),
  })
  expect(await run('code', '--venue', 'Björken', ...of)).toEqual({
    code: 1,
    said: `No hub has served ${data} yet, so it is not known where its screens reach it. Start it first: npm run hub -- --data ${data} --municipality "Flens kommun". Or say where it will be: --address URL.\n`,
  })
  const there = join(data, 'admin-key')
  expect(await run('export', '--out', there, ...of)).toEqual({
    code: 1,
    said: `${there} is there already, and nothing is written over. Name another file.\n`,
  })
  expect(await run('keep', 'visits', '1')).toEqual({
    code: 2,
    said: expect.stringMatching(/^"visits" is kept from .*\n.*--help says what there is.\n$/),
  })
  expect(await run('--help')).toEqual({ code: 0, said: `${usage}\n` })
}, 60_000)

it('serves one more municipality on its database once that has been asked for', async () => {
  const { run, serve } = await setUp()
  expect((await run('municipality', 'add', 'Flens kommun')).code).toBe(0)
  expect(await run('municipality', 'add', 'Trosa kommun')).toEqual({
    code: 0,
    said: expect.stringContaining('--municipality "Trosa kommun"'),
  })
  expect(await run('--port', '0')).toEqual({
    code: 1,
    said: expect.stringContaining('--municipality says whose'),
  })
  const { address } = await serve('--port', '0', '--municipality', 'Trosa kommun', '--venue', 'Björken')
  expect((await fetch(`${address}/ready`)).status).toBe(200)
})

it('takes its PostgreSQL with it, however often the whole group of processes is told to end', async () => {
  const data = mkdtempSync(join(tmpdir(), 'samvaro-hub-main-'))
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  const { DATABASE_URL: _, ...env } = process.env
  const args = [join(import.meta.dirname, 'main.ts'), '--data', data, '--port', '0']
  for (const signals of [
    ['SIGTERM', 'SIGTERM', 'SIGTERM'],
    ['SIGINT', 'SIGTERM', 'SIGINT'],
  ] as const) {
    const program = spawn(process.execPath, args, {
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const { pid } = program
    if (pid === undefined) throw new Error('the hub was not started')
    const closed = once(program, 'close')
    const heard = listen(program)
    await vi.waitFor(() => expect(heard()).toContain('Ctrl-C ends it.'), { timeout: 60_000, interval: 50 })
    expect(await findRunning(join(data, 'postgres'))).not.toBeNull()
    for (const signal of signals) {
      process.kill(-pid, signal)
      await pause(20)
    }
    expect(await closed).toEqual([0, null])
    expect(await findRunning(join(data, 'postgres'))).toBeNull()
  }
}, 120_000)
