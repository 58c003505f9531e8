import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type * as z from 'zod'
import type { WireOp } from '../../src/contract/ops.ts'
import {
  backlogBatchOps,
  enrolAnswer,
  type PullRequest,
  type PushRequest,
  pullAnswer,
  pushAnswer,
  signedText,
  syncHeaders,
  syncPaths,
} from '../../src/contract/sync.ts'
import { cutBatch } from '../../src/domain/sync.ts'
import { createHub } from '../../src/hub/hub.ts'
import type { Sql } from '../../src/hub/store/sql.ts'
import { newId, systemClock } from '../../src/kiosk/system.ts'
import { quietLog, startDatabase } from '../faults/database.ts'
import { compare, type Figure } from './stats.ts'

const rounds = 5
const visits = 10_000

/** Ops as visitors make them: of ten visits six join something, two are a party, one orders lunch and one is a first visit. */
function* opsOfVisits(count: number): Generator<WireOp> {
  let seq = 0
  const bootId = newId()
  const at = Date.now()
  const op = (kind: string, entity: string, body: unknown): WireOp => {
    seq++
    const when = { atWall: at + seq, bootId, monoMs: seq, tz: 'Europe/Stockholm' }
    return { seq, id: newId(), kind, v: 1, entity, baseVer: null, ...when, body }
  }
  for (let visit = 0; visit < count; visit++) {
    const entity = newId()
    const tenth = visit % 10
    yield op('visit.made', entity, { outsideHours: false })
    if (tenth < 6) yield op('participation.set', entity, { occurrence: `singing:2026-11-23`, joined: true })
    if (tenth < 2) yield op('visit.partySize', entity, { size: 2 })
    if (tenth === 8) yield op('mealOrder.set', entity, { meal: 'lunch', diet: 'ordinary', portions: 1 })
    if (tenth === 9) yield op('visit.firstTime', entity, { firstTime: true })
  }
}

/** The pushes of a whole log, signed and compressed, as the kiosk cuts them. */
function pushesOf(ops: readonly WireOp[], epoch: string, key: KeyObject) {
  const pushes: { body: Buffer; signature: string }[] = []
  const incarnation = newId()
  for (let after = 0; after < ops.length; ) {
    const bytesOf = (op: WireOp) => Buffer.byteLength(JSON.stringify(op))
    const batch = cutBatch(ops.slice(after, after + backlogBatchOps), bytesOf, backlogBatchOps)
    const health = { version: 'bench', pending: ops.length - after, oldestPending: null }
    const afterId = ops[after - 1]?.id ?? null
    const request: PushRequest = { protocol: 1, incarnation, epoch, after, afterId, ops: batch, health }
    const body = gzipSync(JSON.stringify(request))
    const text = signedText(syncPaths.push, createHash('sha256').update(body).digest('hex'))
    pushes.push({ body, signature: sign(null, Buffer.from(text), key).toString('base64url') })
    after += batch.length
  }
  return pushes
}

/** A kiosk that has been enrolled, as far as a hub can see. The hub takes only so many in a minute: then it is asked again. */
async function enrolKiosk(link: string): Promise<z.infer<typeof enrolAnswer> & { privateKey: KeyObject }> {
  const url = new URL(link)
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const answer = await fetch(new URL(syncPaths.enrol, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      code: url.hash.slice(1),
      publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    }),
  })
  if (answer.status === 429) {
    await pause(Number(answer.headers.get('retry-after')) * 1000)
    return enrolKiosk(link)
  }
  return { ...enrolAnswer.parse(await answer.json()), privateKey }
}

function post(address: string, path: string, device: string, body: Buffer, signature: string) {
  return fetch(new URL(path, address), {
    method: 'POST',
    headers: {
      'content-type': 'application/gzip',
      [syncHeaders.device]: device,
      [syncHeaders.signature]: signature,
    },
    body: new Uint8Array(body),
  })
}

/** Sends pushes one after the other, each when the last is acknowledged. */
async function send(address: string, device: string, pushes: ReturnType<typeof pushesOf>): Promise<void> {
  for (const { body, signature } of pushes) {
    const answer = await post(address, syncPaths.push, device, body, signature)
    const { result } = pushAnswer.parse(await answer.json())
    if (result !== 'have') throw new Error(`the hub answered ${result}`)
  }
}

/** Fills a new kiosk, page by page, each asked for when the last has come. @returns how many visits it was told of */
async function pullAll(address: string, device: string, key: KeyObject): Promise<number> {
  let [pos, visits] = [0, 0]
  for (let epoch: string | null = null; ; ) {
    const asked: PullRequest = { protocol: 1, incarnation: device, epoch, pos, have: 0, wait: false }
    const body = gzipSync(JSON.stringify(asked))
    const text = signedText(syncPaths.pull, createHash('sha256').update(body).digest('hex'))
    const signature = sign(null, Buffer.from(text), key).toString('base64url')
    const answer = await post(address, syncPaths.pull, device, body, signature)
    const page = pullAnswer.parse(await answer.json())
    visits += page.visits?.length ?? 0
    if (!page.more) return visits
    epoch = page.epoch
    pos = page.pos
  }
}

/** The same visits, as PostgreSQL's own COPY writes them to a file. */
async function copyOut(sql: Sql, folder: string, venue: string): Promise<number> {
  const file = join(folder, `${newId()}.out`)
  await writeFile(file, '')
  await chmod(file, 0o666)
  const began = performance.now()
  await sql.query(`COPY (SELECT id, day, hour, state FROM visit WHERE venue = '${venue}') TO '${file}'`)
  return performance.now() - began
}

/** What the hub has just kept of kiosks' logs, row by row, as PostgreSQL's own COPY takes it from a file: no network, no key, no index. */
async function copyInto(sql: Sql, folder: string, devices: readonly string[]): Promise<number> {
  const file = join(folder, `${newId()}.copy`)
  await writeFile(file, '')
  await chmod(file, 0o666)
  await sql.query(
    `COPY (SELECT op.* FROM op JOIN incarnation i ON i.municipality = op.municipality AND i.id = op.incarnation
       WHERE i.device IN (${devices.map((device) => `'${device}'`)})) TO '${file}'`,
  )
  await sql.query('DROP TABLE IF EXISTS bare')
  await sql.query('CREATE TABLE bare AS SELECT * FROM op WITH NO DATA')
  const began = performance.now()
  await sql.query(`COPY bare FROM '${file}'`)
  return performance.now() - began
}

/** Logs of new kiosks, one at each venue, sent at once, and then the same by COPY. */
async function ingest(
  hub: Pick<Awaited<ReturnType<typeof createHub>>, 'enrolmentCode'>,
  sql: Sql,
  folder: string,
  venues: readonly string[],
) {
  const logs = []
  for (const venue of venues) {
    const { link } = await hub.enrolmentCode(venue)
    const { deviceId, epoch, privateKey } = await enrolKiosk(link)
    const ops = [...opsOfVisits(visits / venues.length)]
    const pushes = pushesOf(ops, epoch, privateKey)
    logs.push({ address: link, deviceId, privateKey, pushes, count: ops.length })
  }
  const began = performance.now()
  await Promise.all(logs.map(({ address, deviceId, pushes }) => send(address, deviceId, pushes)))
  const took = performance.now() - began
  const devices = logs.map(({ deviceId }) => deviceId)
  const copied = await copyInto(sql, folder, devices)
  return { logs, count: logs.reduce((sum, { count }) => sum + count, 0), took, copied }
}

/** Ingest of kiosks' logs through the whole protocol (signature, gzip, schema, sums, stream) against COPY into a bare table. */
export async function benchHub(folder: string): Promise<Figure[]> {
  const database = await startDatabase(folder)
  const clock = systemClock()
  const hub = await createHub({
    database: database.sql,
    municipality: 'Bench',
    adminKey: newId(),
    clock,
    newId,
    log: quietLog,
    files: async () => null,
  })
  const address = await hub.listen(0)
  const [venue, ...others] = await Promise.all(
    ['Bänken', 'Ett', 'Två', 'Tre', 'Fyra'].map(async (name) => (await hub.addVenue(name)).id),
  )
  if (!venue) throw new Error('no venue was made')
  const alone: Timed[] = []
  const together: Timed[] = []
  const filled: number[] = []
  const out: number[] = []
  let told = 0
  for (let round = 0; round <= rounds; round++) {
    const one = await ingest(hub, database.sql, folder, [venue])
    const four = await ingest(hub, database.sql, folder, others)
    const asked = performance.now()
    for (const { deviceId, privateKey } of one.logs) told = await pullAll(address, deviceId, privateKey)
    const pulled = performance.now() - asked
    const copiedOut = await copyOut(database.sql, folder, venue)
    // The first round only warms up.
    if (round > 0) {
      alone.push(one)
      together.push(four)
      filled.push(pulled)
      out.push(copiedOut)
    }
  }
  await hub.close()
  await database.stop()
  const fills = `a kiosk is filled with ${told} visits, whole protocol, p50`
  return [
    figureOf('hub takes {} ops of one kiosk, whole protocol, p50', alone),
    figureOf('hub takes {} ops of four kiosks at once, each of its venue, whole protocol, p50', together),
    compare(fills, filled, { name: 'COPY of the same to a file', samples: out }, { share: 0.5 }),
  ]
}

interface Timed {
  count: number
  took: number
  copied: number
}

function figureOf(what: string, timed: readonly Timed[]): Figure {
  return compare(
    what.replace('{}', String(timed[0]?.count)),
    timed.map(({ took }) => took),
    { name: 'COPY into a bare table', samples: timed.map(({ copied }) => copied) },
    { share: 0.5, limit: 4 },
  )
}
