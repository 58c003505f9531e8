import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzip } from 'node:zlib'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { type KioskShows, type PushAnswer, type PushRequest, pushRequest } from '../../contract/sync.ts'
import { openDatabase } from '../store/open.ts'
import { opLog } from '../store/opLog.ts'
import { syncStore } from '../store/syncStore.ts'
import { temporaryFolder } from '../store/testing.ts'
import { newId } from '../system.ts'
import { handClock, keptLog } from '../testing.ts'
import { createSyncClient } from './client.ts'

type Reply = (push: PushRequest, signal: AbortSignal) => Response | Promise<Response>

const epoch = { epoch: 'e', hubTime: 0 }
const json = (answer: PushAnswer) => Response.json(answer)
const takes: Reply = ({ after, ops }) =>
  json({ result: 'have', have: after + ops.length, quarantined: [], ...epoch })
const unavailable: Reply = () => new Response('', { status: 503, headers: { 'retry-after': '120' } })
const shows: KioskShows = {
  ...{ page: 'home', example: false, open: true, activity: null, persons: 3, screenHours: null },
}
const diverged: Reply = () => json({ result: 'diverged', ...epoch })

/** Long enough for a push that is under way to reach the hub: it compresses first, and so does this, twice. */
async function turn(): Promise<void> {
  for (let time = 0; time < 2; time++) await promisify(gzip)('')
}

/** An enrolled client on real SQLite and a clock in the test's hand, with a hub that replies as it is told. */
async function startClient(reply: Reply = takes) {
  const db = await openDatabase(join(temporaryFolder(), 'samvaro.sqlite'))
  const store = syncStore(db)
  const ops = opLog(db)
  const clock = handClock()
  const log = keptLog()
  const hub = { reply, pushes: [] as PushRequest[] }
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    const push = pushRequest.parse(JSON.parse(gunzipSync(init?.body as Uint8Array).toString()))
    hub.pushes.push(push)
    return hub.reply(push, init?.signal as AbortSignal)
  }
  const { privateKey } = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  const device = {
    deviceId: newId(),
    venueId: newId(),
    privateKey: Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey)).toString('base64'),
    hubAddress: 'http://hub.test',
    incarnation: newId(),
    epoch: null,
    acked: 0,
  }
  store.enrol(device, 'Björken')
  const fetcher = { start() {}, async stop() {}, wake() {} }
  const client = createSyncClient({
    ...{
      store,
      fetchers: [fetcher],
      clock,
      newId,
      fetch,
      random: () => 0.5,
      log,
      version: '1',
      shows: () => shows,
    },
  })
  onTestFinished(async () => {
    await client.stop()
    db.close()
  })
  const op = { kind: 'visit.undone', v: 1, baseVer: null, body: {} } as const
  const stamp = { atWall: 0, bootId: 'b', monoMs: 0, tz: 'Europe/Stockholm' }
  return {
    store,
    clock,
    log,
    hub,
    client,
    device,
    write: () => void ops.append({ ...op, entity: newId() }, { ...stamp, id: newId() }),
    acked: (count: number) => vi.waitFor(() => expect(store.device()?.acked).toBe(count)),
    /** Lets time pass until the hub has been called so often. */
    async pushed(times: number, stepMs = 0) {
      await vi.waitFor(() => {
        clock.pass(stepMs)
        expect(hub.pushes.length).toBeGreaterThanOrEqual(times)
      })
    },
    /** Waits until nothing is under way but timers. */
    quiet: () => vi.waitFor(() => expect(clock.waiting()).toBe(2)),
  }
}

describe('when a client sends', () => {
  it('gathers what is written together, and sends again what came meanwhile', async () => {
    const { client, clock, write, hub, acked, pushed } = await startClient()
    client.start()
    await pushed(1, 2000)
    hub.reply = (push, signal) => {
      if (push.ops.length === 3) {
        write()
        client.wake()
        clock.pass(200)
      }
      return takes(push, signal)
    }
    for (let time = 0; time < 3; time++) {
      write()
      client.wake()
    }
    clock.pass(200)
    await acked(3)
    await pushed(3, 200)
    await acked(4)
    expect(hub.pushes.map(({ ops }) => ops.length)).toEqual([0, 3, 1])
  })

  it('keeps what a hub does not want today, and asks again every five minutes', async () => {
    const { client, clock, store, write, hub, acked, pushed } = await startClient()
    client.start()
    await pushed(1, 2000)
    hub.reply = () =>
      Response.json({ error: 'TOO_MUCH' }, { status: 429, headers: { 'retry-after': '36000' } })
    for (let time = 0; time < 3; time++) write()
    client.wake()
    clock.pass(200)
    await pushed(2)
    await vi.waitFor(() => expect(clock.waiting()).toBe(2))
    client.wake()
    clock.pass(299_000)
    await turn()
    expect([hub.pushes.length, store.device()?.acked]).toEqual([2, 0])
    hub.reply = takes
    clock.pass(1000)
    await acked(3)
    expect(hub.pushes.at(-1)?.ops).toHaveLength(3)
  })

  it('calls every minute, with or without anything to send, and finds what nobody told it of', async () => {
    const { client, clock, write, hub, acked, pushed } = await startClient()
    client.start()
    await pushed(1, 2000)
    write()
    clock.pass(60_000)
    await acked(1)
    clock.pass(60_000)
    await pushed(3)
    expect(hub.pushes.at(-1)).toMatchObject({ after: 1, ops: [] })
  })

  it('tells its clock as it sends, and what the screen shows', async () => {
    const { client, clock, hub, pushed } = await startClient()
    client.start()
    await pushed(1, 2000)
    const [set, at] = [Date.UTC(2000, 0, 1), clock.mono()]
    clock.setWall(set)
    clock.pass(60_000)
    await pushed(2)
    const [, second] = hub.pushes
    expect(second).toMatchObject({ health: { shows }, clock: { bootId: clock.bootId } })
    expect(second?.clock?.monoMs).toBeGreaterThan(at)
    expect(second?.clock?.wall).toBe(set + (second?.clock?.monoMs ?? 0) - at)
  })

  it('waits as long as the hub asks, whatever is written', async () => {
    const { client, clock, write, hub, pushed, quiet } = await startClient(unavailable)
    client.start()
    clock.pass(2000)
    await pushed(1)
    await quiet()
    for (let second = 0; second < 119; second++) {
      write()
      client.wake()
      clock.pass(1000)
    }
    await turn()
    expect(hub.pushes).toHaveLength(1)
    hub.reply = takes
    await pushed(2, 1000)
  })

  it('gives up a call that is never answered, and tries again', async () => {
    const never: Reply = (_push, signal) =>
      new Promise((_done, failed) => signal.addEventListener('abort', () => failed(signal.reason)))
    const { client, clock, write, hub, pushed, acked, log, quiet } = await startClient(never)
    write()
    client.start()
    clock.pass(2000)
    await pushed(1)
    hub.reply = takes
    clock.pass(30_000)
    await quiet()
    clock.pass(60_000)
    await acked(1)
    expect(log.lines).toEqual(['warn: the hub was not reached', 'info: the hub answers again'])
  })

  it('ends an answer without end', async () => {
    const endless = () => new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(65_536)) })
    const { client, clock, write, hub, pushed, acked, quiet } = await startClient(
      () => new Response(endless()),
    )
    write()
    client.start()
    clock.pass(2000)
    await pushed(1)
    await quiet()
    hub.reply = takes
    clock.pass(60_000)
    await acked(1)
  })
})

describe('what a client adopts', () => {
  it('sends the whole log as a new life when the logs differ', async () => {
    const { client, clock, write, hub, device, pushed, acked, store } = await startClient()
    for (let time = 0; time < 3; time++) write()
    client.start()
    clock.pass(2000)
    await acked(3)
    write()
    hub.reply = (push, signal) => (push.incarnation === device.incarnation ? diverged : takes)(push, signal)
    client.wake()
    await pushed(3, 200)
    await acked(4)
    expect(hub.pushes.at(-1)).toMatchObject({ after: 0, afterId: null })
    expect(hub.pushes.at(-1)?.ops).toHaveLength(4)
    expect(store.device()?.incarnation).not.toBe(device.incarnation)
  })

  it('does not storm a hub that never makes sense', async () => {
    const { client, clock, write, hub, pushed } = await startClient(diverged)
    write()
    client.start()
    clock.pass(2000)
    await pushed(4, 1)
    for (let time = 0; time < 20; time++) {
      await turn()
      clock.pass(1)
    }
    expect(hub.pushes.length).toBeLessThanOrEqual(5)
  })

  it('keeps an answer away from a screen that was enrolled anew meanwhile', async () => {
    const { client, clock, write, hub, device, store, pushed, acked } = await startClient()
    const later = { ...device, incarnation: newId() }
    write()
    hub.reply = (push, signal) => {
      if (push.incarnation === device.incarnation) store.enrol(later, 'Björken')
      return takes(push, signal)
    }
    client.start()
    clock.pass(2000)
    await pushed(2, 1)
    await acked(1)
    expect(hub.pushes.map(({ incarnation }) => incarnation)).toEqual([device.incarnation, later.incarnation])
  })

  it('touches nothing once it is stopped', async () => {
    const { client, clock, write, hub, store, pushed } = await startClient()
    let answer = () => {}
    hub.reply = (push, signal) =>
      new Promise((done) => {
        answer = () => done(takes(push, signal) as Response)
      })
    write()
    client.start()
    clock.pass(2000)
    await pushed(1)
    const stopped = client.stop()
    answer()
    await stopped
    client.wake()
    clock.pass(600_000)
    expect(store.device()?.acked).toBe(0)
    expect([hub.pushes.length, clock.waiting()]).toEqual([1, 0])
  })
})
