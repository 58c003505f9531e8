import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Logger } from '../../contract/clock.ts'
import { importEmbeddedPostgres } from './embeddedPostgres.ts'
import { freePort } from './freePort.ts'
import { own, ownedElsewhere } from './owner.ts'
import { runAlone } from './runAlone.ts'
import { findRunning, stopRunning } from './runningServer.ts'

export interface EmbeddedServer {
  /** A connection string, with the password: never to be logged. */
  url: string
  /** May be called more than once. */
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

/** Another hub runs on this folder; `url` is its database. */
export class AlreadyRunning extends Error {
  override name = 'AlreadyRunning'
  readonly url: string

  constructor(folder: string, url: string) {
    super(`A hub already runs with the data in ${folder}.`)
    this.url = url
  }
}

/**
 * Starts the real PostgreSQL that comes with the package, on loopback and a free port, with its data in `folder`. A server that a killed hub
 * has left behind on the same data is stopped first.
 * @throws AlreadyRunning when a living hub has the folder
 * @throws with a sentence for people when the server does not start
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = resolve(options.folder)
  const data = join(folder, 'postgres')
  const passwordFile = join(folder, 'postgres-password')
  await mkdir(folder, { recursive: true })
  // As root, PostgreSQL is another user: it may pass through this folder, and not look into it.
  if (isRoot()) await chmod(folder, 0o711)

  // The password file is written last, so without it the data was never finished, and nothing is lost with it.
  const password = existsSync(passwordFile) ? await readFile(passwordFile, 'utf8') : await initialise(folder)
  await stopLeftover(folder, data, password, options.log)
  const { url, server } = await startServer(data, password, options.settings ?? [])
  const letGo = await own(url)
  options.log.info('PostgreSQL is running', { data })
  async function stop(): Promise<void> {
    await letGo().catch(() => {})
    // A signal to the whole group of processes has reached it as well: the package would wait for ever for one that has ended by itself.
    await Promise.race([server.stop(), stopRunning(data)])
  }
  let stopped: Promise<void> | null = null
  return {
    url,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

/** Lays the data and answers its password. */
async function initialise(folder: string): Promise<string> {
  const data = join(folder, 'postgres')
  await stopRunning(data)
  await rm(data, { recursive: true, force: true })
  // initdb takes its password through a file that others can read for a moment, so that one is changed at once.
  const passing = randomPassword()
  const { server, said } = await postgres(data, passing, 0, [])
  await server.initialise().catch(() => {
    throw new Error(whyNot(data, said))
  })
  const password = randomPassword()
  const first = await startServer(data, passing, [], 'postgres')
  await runAlone(first.url, `ALTER ROLE ${user} PASSWORD '${password}'`)
  const url = new URL(first.url)
  url.password = password
  await runAlone(url.href, 'CREATE DATABASE samvaro')
  await first.server.stop()
  await writeFile(join(folder, 'postgres-password.new'), password, { mode: 0o600 })
  await rename(join(folder, 'postgres-password.new'), join(folder, 'postgres-password'))
  return password
}

async function stopLeftover(folder: string, data: string, password: string, log: Logger): Promise<void> {
  const running = await findRunning(data)
  // A pid file without its server would keep PostgreSQL from starting, once its number is another program's.
  if (!running) return rm(join(data, 'postmaster.pid'), { force: true })
  const url = urlOf(running.port, password)
  if (await ownedElsewhere(url)) throw new AlreadyRunning(folder, url)
  log.warn('Stopping the PostgreSQL that an earlier hub left behind', { pid: running.pid })
  await stopRunning(data)
}

async function startServer(data: string, password: string, settings: readonly string[], database?: string) {
  const port = await freePort()
  const { server, said } = await postgres(data, password, port, settings)
  await server.start().catch(() => {
    throw new Error(whyNot(data, said))
  })
  return { server, url: urlOf(port, password, database) }
}

async function postgres(data: string, password: string, port: number, settings: readonly string[]) {
  const said: string[] = []
  const keep = (message: unknown) => {
    said.push(String(message).trim())
    if (said.length > 20) said.shift()
  }
  const loopbackOnly = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=40']
  const EmbeddedPostgres = await importEmbeddedPostgres()
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

function urlOf(port: number, password: string, database = 'samvaro'): string {
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

function randomPassword(): string {
  return randomBytes(24).toString('base64url')
}
