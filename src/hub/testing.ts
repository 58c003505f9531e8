import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { v7 as uuid } from 'uuid'
import { inject, onTestFinished } from 'vitest'
import * as z from 'zod'
import type { Clock, Logger } from '../contract/clock.ts'
import type { WireOp } from '../contract/ops.ts'
import {
  enrolAnswer,
  type OthersAnswer,
  type OthersRequest,
  othersAnswer,
  type PullAnswer,
  type PullRequest,
  type PushAnswer,
  type PushRequest,
  pullAnswer,
  pushAnswer,
  signedText,
  syncHeaders,
  syncPaths,
} from '../contract/sync.ts'
import { dailyQuota, type Quota } from '../domain/quota.ts'
import type { ProviderOptions } from './accounts/provider.ts'
import type { AlarmOptions } from './alarms/alarms.ts'
import type { HubContext } from './context.ts'
import { createHub } from './hub.ts'
import { connectPostgres } from './store/postgres.ts'
import { runAlone } from './store/runAlone.ts'
import type { Database, Sql } from './store/sql.ts'
import { systemClock } from './system.ts'

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
export async function freshDatabase(migrated = true): Promise<{ sql: Database; url: string }> {
  const shared = new URL(inject('hubPrivacybase'))
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const template = migrated ? shared.pathname.slice(1) : 'template0'
  // Written through the log, as it is unless told, it takes twice as long.
  await asAdmin(shared, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`)
  const url = new URL(shared)
  url.pathname = `/${name}`
  const sql = await connectPostgres(url.href, keepingLog())
  onTestFinished(async () => {
    await sql.close()
    await asAdmin(shared, `DROP DATABASE ${name} WITH (FORCE)`)
  })
  return { sql, url: url.href }
}

function asAdmin(server: URL, statement: string): Promise<void> {
  const url = new URL(server)
  url.pathname = '/postgres'
  return runAlone(url.href, statement)
}

/** The database, of which `hear` hears each statement before it runs, over whatever connection, and may refuse it by throwing. */
export function heardBy(sql: Database, hear: (text: string, params: readonly unknown[]) => void): Database {
  const over = (heard: Sql): Sql => ({
    query: async (text, params = []) => {
      hear(text, params)
      return heard.query(text, params)
    },
    transaction: (work) => heard.transaction((tx) => work(over(tx))),
    close: heard.close,
  })
  const { withSettings } = sql
  return { ...over(sql), ...(withSettings && { withSettings: (settings) => over(withSettings(settings)) }) }
}

/** A hub on a database and a port of its own, with one venue; closed after the test. */
export async function startHub(
  options: {
    clock?: Clock
    log?: Logger
    provider?: ProviderOptions
    publicAddress?: string
    sql?: Database
    alarms?: AlarmOptions
    metricsKey?: string
    municipality?: string
    quota?: Quota
    trustProxy?: string[]
  } = {},
) {
  const sql = options.sql ?? (await freshDatabase()).sql
  const begin = () =>
    createHub({
      database: sql,
      municipality: options.municipality ?? 'Prövköping',
      adminKey: 'a-key-for-tests',
      clock: options.clock ?? standingClock(Date.UTC(2026, 10, 23, 9, 24)),
      newId: uuid,
      log: options.log ?? keepingLog(),
      passwordCost: { log2N: 4, r: 1, p: 1 },
      ...(options.provider && { provider: options.provider }),
      ...(options.publicAddress && { publicAddress: options.publicAddress }),
      ...(options.alarms && { alarms: options.alarms }),
      ...(options.quota && { quota: options.quota }),
      ...(options.trustProxy && { trustProxy: options.trustProxy }),
      ...(options.metricsKey && { metricsKey: options.metricsKey }),
      files: async (path) => {
        const body = { '/hub.html': '<p>', '/carry.html': '<p>carry' }[path]
        return body === undefined ? null : { body: Buffer.from(body), type: 'text/html' }
      },
    })
  const hub = await begin()
  const address = await hub.listen(0)
  onTestFinished(() => hub.close())
  const venue = await hub.addVenue('Björken')
  return {
    ...{ hub, sql, address, venue },
    /** Another one at the same address, when this one has been closed. */
    async again() {
      const next = await begin()
      await next.listen(Number(new URL(address).port))
      onTestFinished(() => next.close())
      return next
    },
  }
}

/** What a hub's rooms are given, for the one municipality of a database; its clock is the machine's unless told. */
export async function hubContextOf(
  sql: Sql,
  clock: Clock = systemClock(),
  log = keepingLog(),
): Promise<HubContext & { log: ReturnType<typeof keepingLog> }> {
  const rows = await sql.query(
    'SELECT m.id, m.name, h.epoch FROM municipality m JOIN hub_meta h ON h.municipality = m.id',
  )
  const shape = z.object({ id: z.string(), name: z.string(), epoch: z.string() })
  const [{ epoch, ...municipality }] = z.tuple([shape]).parse(rows)
  return {
    sql,
    municipality,
    epoch,
    timeZone: 'Europe/Stockholm',
    quota: dailyQuota,
    clock,
    newId: uuid,
    log,
  }
}

/** What pushes have written so far, and the way back to it; a hub that runs on it meanwhile knows of neither. */
export async function backupOf(sql: Sql): Promise<{ restore(): Promise<void> }> {
  const tables = ['op', 'visit', 'rollup_day', 'headcount', 'entity', 'incarnation', 'stream']
  for (const table of tables) await sql.query(`CREATE TABLE copy_${table} AS SELECT * FROM ${table}`)
  return {
    async restore() {
      for (const table of tables) {
        await sql.query(`DELETE FROM ${table}`)
        await sql.query(`INSERT INTO ${table} SELECT * FROM copy_${table}`)
      }
      await sql.query('UPDATE hub_meta SET epoch = $1', [uuid()])
    },
  }
}

/** A kiosk as bare as the wire allows. */
export async function enrolKiosk(link: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const { origin, hash } = new URL(link)
  const enrol = () =>
    fetch(origin + syncPaths.enrol, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: hash.slice(1), publicKey: spki }),
    })
  const { deviceId } = enrolAnswer.parse(await (await enrol()).json())

  /** Sends a body as it is; `sign` gives another signature than the right one, `to` another hub than its own. */
  async function send(
    body: Uint8Array<ArrayBuffer>,
    sign: (text: string) => Buffer = signature,
    path: string = syncPaths.push,
    to: string = origin,
  ) {
    const text = signedText(path, createHash('sha256').update(body).digest('hex'))
    return fetch(to + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/gzip',
        [syncHeaders.device]: deviceId,
        [syncHeaders.signature]: sign(text).toString('base64url'),
      },
      body,
    })
  }
  const signature = (text: string) => sign(null, Buffer.from(text), privateKey)

  async function call<T>(path: string, request: unknown, schema: z.ZodType<T>): Promise<T> {
    const answer = await send(new Uint8Array(gzipSync(JSON.stringify(request))), signature, path)
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    return schema.parse(await answer.json())
  }
  const push = (part: Partial<PushRequest>): Promise<PushAnswer> =>
    call(syncPaths.push, pushOf(part), pushAnswer)
  const pull = (part: Partial<PullRequest>): Promise<PullAnswer> =>
    call(syncPaths.pull, pullOf(part), pullAnswer)
  const others = (part: Partial<OthersRequest> = {}): Promise<OthersAnswer> =>
    call(syncPaths.others, { protocol: 1, epoch: null, known: [], ...part }, othersAnswer)
  return { deviceId, enrol, send, signature, push, pull, others }
}

/** A push with the parts that a spec does not care about. */
export function pushOf(part: Partial<PushRequest>): PushRequest {
  return {
    protocol: 1,
    incarnation: '018f0000-0000-7000-8000-000000000001',
    epoch: null,
    after: 0,
    afterId: null,
    ops: [],
    health: { version: '1.0', pending: part.ops?.length ?? 0, oldestPending: null },
    ...part,
  }
}

/** A pull with the parts that a spec does not care about. */
export function pullOf(part: Partial<PullRequest>): PullRequest {
  const { incarnation } = pushOf({})
  return { protocol: 1, incarnation, epoch: null, pos: 0, have: 0, wait: false, ...part }
}

/** An op on the wire, written 2026-11-23 at 10.24 in Stockholm. */
export function wireOpOf(
  seq: number,
  kind: string,
  entity: string,
  body: unknown,
  more: Partial<WireOp> = {},
): WireOp {
  const atWall = Date.UTC(2026, 10, 23, 9, 24)
  const id = uuid({ msecs: atWall + seq })
  const frame = {
    seq,
    id,
    kind,
    v: 1,
    entity,
    baseVer: null,
    atWall,
    bootId: 'boot',
    monoMs: 1,
    tz: 'Europe/Stockholm',
  }
  return { ...frame, body, ...more }
}

/** `count` visits that were only made. */
export function visitsMade(count: number, firstSeq = 1): WireOp[] {
  return Array.from({ length: count }, (_, index) =>
    wireOpOf(firstSeq + index, 'visit.made', uuid(), { outsideHours: false }),
  )
}
