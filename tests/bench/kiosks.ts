import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import {
  longestPullMs,
  type PullRequest,
  type PushRequest,
  pullAnswer,
  signedText,
  syncHeaders,
  syncPaths,
} from '../../src/contract/sync.ts'
import { freePort } from '../../src/hub/store/freePort.ts'
import type { Sql } from '../../src/hub/store/sql.ts'
import { newId } from '../../src/kiosk/system.ts'
import { startDatabase } from '../faults/database.ts'
import { type RunningHub, startHub } from '../faults/hub.ts'
import { against, type Figure, quantile } from './stats.ts'

const stages = [1250, 2500, 5000] as const
const kiosksOfVenue = 10
/** One in a hundred. */
const active = 50
/** Each venue has its turn once in each way of sending. */
const rounds = 10
const ticksPerSecond = 100

interface Kiosk {
  device: string
  venue: string
  port: number
  /** It may be one of thousands at one address here; in earnest each has its own. */
  address: string
}

/** 5,000 kiosks that wait at two hub processes on one database: what each costs, and how soon one hears of a visit at another process. */
export async function benchKiosks(folder: string): Promise<Figure[]> {
  const database = await startDatabase(folder)
  const hubs: (RunningHub & { port: number })[] = []
  for (const name of ['one', 'two']) {
    const port = await freePort()
    const data = join(folder, name)
    hubs.push({ ...(await startHub({ data, databaseUrl: database.url, port })), port })
  }
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const kiosks = await makeKiosks(database.sql, spki, hubs)
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const call = caller(agent, privateKey)
  const pids = hubs.map(({ pid }) => pid)
  const { epoch } = await pullOnce(call, kiosks[0] as Kiosk, null, 0, false)

  const empty = memoryOf(pids)
  const costs: { count: number; bytes: number; cpuMs: number }[] = []
  const waiting: Waiting = new Map()
  const wait = (kiosk: Kiosk, pos: number) => {
    const answered = pullOnce(call, kiosk, epoch, pos, true).then((answer) => ({
      pos: answer.pos,
      at: performance.now(),
    }))
    waiting.set(kiosk, { pos, answered })
    // It asks again, as a kiosk does.
    answered.then(({ pos }) => !over && wait(kiosk, pos)).catch(() => {})
  }
  let over = false
  for (const count of stages) {
    for (const kiosk of kiosks.slice(waiting.size, count)) {
      wait(kiosk, 0)
      if (waiting.size % 100 === 0) await pause(50)
    }
    await pause(3000)
    const before = cpuOf(pids)
    await pause(longestPullMs + 1000)
    const cpuMs = (cpuOf(pids) - before) / count / ((longestPullMs + 1000) / 60_000)
    costs.push({ count, bytes: (memoryOf(pids) - empty) / count, cpuMs })
  }
  const shares = { ofClient: process.cpuUsage(), ofHubs: cpuOf(pids), from: performance.now() }
  const atOnce = await active1percent(call, kiosks, waiting, 0)
  const client = process.cpuUsage(shares.ofClient)
  console.error(
    `Of ${Math.round(performance.now() - shares.from)} ms: ${Math.round((client.user + client.system) / 1000)} ms of a processor for the program that plays the kiosks, ${Math.round(cpuOf(pids) - shares.ofHubs)} ms for the two hub processes, beside PostgreSQL.`,
  )
  const spread = await active1percent(call, kiosks, waiting, 1000)
  over = true
  agent.destroy()
  for (const hub of hubs) await hub.stop()
  await database.stop()
  return figuresOf(costs, atOnce, spread)
}

function figuresOf(
  costs: { count: number; bytes: number; cpuMs: number }[],
  atOnce: number[],
  spread: number[],
): Figure[] {
  const [few, many] = [costs[0], costs.at(-1)]
  if (!few || !many) throw new Error('nothing was measured')
  const name = `each of ${few.count}`
  const kilobytes = (bytes: number) => bytes / 1024
  return [
    against(
      `memory of two hub processes, each of ${many.count} kiosks that wait`,
      kilobytes(many.bytes),
      { name, value: kilobytes(few.bytes) },
      1.2,
      'kB',
    ),
    against(
      `processor of both in a minute, each of ${many.count} that wait`,
      many.cpuMs,
      { name, value: few.cpuMs },
      1.2,
    ),
    ...heardFigures(`${active} of ${many.count} in the same instant`, atOnce),
    ...heardFigures(`${active} of ${many.count} in each second`, spread),
  ]
}

function heardFigures(who: string, heard: number[]): Figure[] {
  const limit = { name: 'limit', value: 2000 }
  const what = `a visit heard at the other process, ${who}`
  return [
    against(`${what}, p50`, quantile(heard, 0.5), limit, 1),
    against('the same, p99', quantile(heard, 0.99), limit, 1),
  ]
}

/** Of each kiosk the question that waits at its hub: from which position, and the answer's with when it came. */
type Waiting = Map<Kiosk, { pos: number; answered: Promise<{ pos: number; at: number }> }>

/** When the kiosk hears of something new, having asked again as often as it had to. */
async function hears(waiting: Waiting, kiosk: Kiosk): Promise<number> {
  const before = waiting.get(kiosk)?.pos ?? 0
  for (;;) {
    const answer = await waiting.get(kiosk)?.answered
    if (answer && answer.pos > before) return answer.at
  }
}

/** Each active kiosk sends a visit, one after the other within `overMs`; a kiosk of its venue at the other process hears. In ms, of each. */
async function active1percent(
  call: Call,
  kiosks: readonly Kiosk[],
  waiting: Waiting,
  overMs: number,
): Promise<number[]> {
  const heard: number[] = []
  const venues = [...Map.groupBy(kiosks, ({ venue }) => venue).values()]
  for (let round = 0; round < rounds; round++) {
    const asked = venues.slice(round * active, (round + 1) * active)
    await Promise.all(
      asked.map(async ([sender, listener], nth) => {
        if (!sender || !listener) return
        await pause((nth * overMs) / active)
        const began = performance.now()
        const sent = call(sender, syncPaths.push, gzipSync(JSON.stringify(pushOfOne())))
        const [heardAt] = await Promise.all([hears(waiting, listener), sent])
        heard.push(heardAt - began)
      }),
    )
    if (overMs === 0) await pause(1000)
  }
  return heard
}

/** Devices of venues, straight into the database: thousands of codes would be thousands of people. Every other one asks the other process. */
async function makeKiosks(sql: Sql, publicKey: string, hubs: { port: number }[]): Promise<Kiosk[]> {
  const [{ id: municipality }] = (await sql.query('SELECT id FROM municipality')) as [{ id: string }]
  const most = stages.at(-1) ?? 0
  const venues = Array.from({ length: most / kiosksOfVenue }, () => newId())
  await sql.query(
    `INSERT INTO venue SELECT $1, id, 'Venue ' || id, 'Europe/Stockholm' FROM unnest($2::uuid[]) AS id`,
    [municipality, venues],
  )
  await sql.query('INSERT INTO stream SELECT $1, id, 0 FROM unnest($2::uuid[]) AS id', [municipality, venues])
  const kiosks = Array.from({ length: most }, (_, number): Kiosk => {
    const venue = venues[Math.floor(number / kiosksOfVenue)] ?? ''
    const address = `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`
    return { device: newId(), venue, port: hubs[number % 2]?.port ?? 0, address }
  })
  await sql.query(
    `INSERT INTO device (municipality, id, venue, name, public_key, enrolled)
     SELECT $1, k.id, k.venue, 'Skärm', $4, now() FROM unnest($2::uuid[], $3::uuid[]) AS k (id, venue)`,
    [municipality, kiosks.map(({ device }) => device), kiosks.map(({ venue }) => venue), publicKey],
  )
  return kiosks
}

type Call = (kiosk: Kiosk, path: string, body: Buffer) => Promise<unknown>

function caller(agent: Agent, key: KeyObject): Call {
  const call = (kiosk: Kiosk, path: string, body: Buffer, retried = false): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const { device, port, address } = kiosk
      const text = signedText(path, createHash('sha256').update(body).digest('hex'))
      const headers = {
        'content-type': 'application/gzip',
        'content-length': body.length,
        'x-forwarded-for': address,
        [syncHeaders.device]: device,
        [syncHeaders.signature]: sign(null, Buffer.from(text), key).toString('base64url'),
      }
      const asked = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const said = Buffer.concat(chunks).toString()
          if (answer.statusCode === 200) resolve(JSON.parse(said))
          else reject(new Error(`${answer.statusCode} ${said}`))
        })
      })
      asked.on('error', (error) => {
        // The hub was about to close this connection, which had been idle: a kiosk would ask again.
        const wasIdle = asked.reusedSocket && 'code' in error && error.code === 'ECONNRESET'
        if (wasIdle && !retried) resolve(call(kiosk, path, body, true))
        else reject(error)
      })
      asked.end(body)
    })
  return call
}

async function pullOnce(call: Call, kiosk: Kiosk, epoch: string | null, pos: number, wait: boolean) {
  const asked: PullRequest = { protocol: 1, incarnation: kiosk.device, epoch, pos, have: 0, wait }
  const body = gzipSync(JSON.stringify(asked))
  return pullAnswer.parse(await call(kiosk, syncPaths.pull, body))
}

/** A visit, as the first op of a log. */
function pushOfOne(): PushRequest {
  const moment = { atWall: Date.now(), bootId: newId(), monoMs: 1, tz: 'Europe/Stockholm' }
  const made = { kind: 'visit.made', v: 1, entity: newId(), baseVer: null, body: { outsideHours: false } }
  const health = { version: 'bench', pending: 1, oldestPending: null }
  const log = { incarnation: newId(), epoch: null, after: 0, afterId: null }
  return { protocol: 1, ...log, ops: [{ seq: 1, id: newId(), ...made, ...moment }], health }
}

/** Bytes in memory of all of them. */
function memoryOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return sum + Number(kilobytes) * 1024
  }, 0)
}

/** What all of them have had of processors, in ms. */
function cpuOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return sum + ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
  }, 0)
}
