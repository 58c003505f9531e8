import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { syncHeaders } from '../../contract/sync.ts'
import { carriedStore } from '../store/carriedStore.ts'
import { openDatabase } from '../store/open.ts'
import { syncStore } from '../store/syncStore.ts'
import { temporaryFolder } from '../store/testing.ts'
import { newId } from '../system.ts'
import { handClock, keptLog } from '../testing.ts'
import { createCarrier } from './carrier.ts'

const [kit, other] = ['kit', 'other'] as const
const have = { result: 'have', fresh: 1, putAside: 0, revoked: false, venue: 'Väskan' }

/** A carrier on real SQLite and a clock in the test's hand, with a hub that replies as it is told to each screen's parcel. */
async function startCarrier(reply: (device: string, body: number) => Response) {
  const db = await openDatabase(join(temporaryFolder(), 'samvaro.sqlite'))
  const [store, carried, clock] = [syncStore(db), carriedStore(db), handClock()]
  store.enrol(
    {
      ...{ deviceId: newId(), venueId: newId(), privateKey: '', hubAddress: 'http://hub.test' },
      ...{ incarnation: newId(), epoch: null, acked: 0 },
    },
    'Björken',
  )
  const hub = { reply, asked: [] as string[] }
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    const device = new Headers(init?.headers).get(syncHeaders.device) ?? ''
    const [body = 0] = new Uint8Array(init?.body as Uint8Array<ArrayBuffer>)
    hub.asked.push(`${device} ${body}`)
    return hub.reply(device, body)
  }
  const carrier = createCarrier({ store, carried, clock, fetch, log: keptLog(), settled() {} })
  onTestFinished(async () => {
    await carrier.stop()
    db.close()
  })
  return {
    ...{ hub, clock, carried },
    keep(device: string, ...afters: number[]) {
      const parcels = afters.map((after) => ({
        ...{ device, signature: 's', bytes: 2, after, ops: 1 },
        body: new Uint8Array([after, device.length]),
      }))
      carried.keep({ venue: device, date: '2026-11-25', parcels }, clock.wall())
    },
    start: () => carrier.start(0),
    /** Lets time pass until the hub has been asked just this. */
    asked: (...what: string[]) =>
      vi.waitFor(() => {
        clock.pass(0)
        expect(hub.asked).toEqual(what)
      }),
    states: () => carried.drops().map(({ venue, state }) => `${venue} ${state}`),
  }
}

it('hands in in the order of each log, and forgets what the hub has', async () => {
  const { keep, start, asked, states, carried } = await startCarrier(() => Response.json(have))
  keep(kit, 4, 0)
  start()
  await asked('kit 0', 'kit 4')
  await vi.waitFor(() => expect(states()).toEqual(['kit taken']))
  expect(carried.waiting()).toEqual([])
})

it('goes on with other screens when the hub takes no more of one for now', async () => {
  const busy = () =>
    Response.json({ error: 'TOO_MUCH' }, { status: 429, headers: { 'retry-after': '40000' } })
  const { keep, start, asked, states, clock, hub } = await startCarrier((device) =>
    device === kit ? busy() : Response.json(have),
  )
  keep(kit, 0, 4)
  keep(other, 0)
  start()
  await asked('kit 0', 'other 0', 'kit 0')
  await vi.waitFor(() => expect(states().toSorted()).toEqual(['kit waiting', 'other taken']))
  hub.reply = () => Response.json(have)
  await vi.waitFor(() => {
    clock.pass(60_000)
    expect(states().toSorted()).toEqual(['kit taken', 'other taken'])
  })
})

it('asks seldom for what came before its turn, and at once when more is handed over', async () => {
  let isThere = false
  const { keep, start, asked, states, clock, hub } = await startCarrier((_device, body) => {
    if (body === 0) isThere = true
    return Response.json(isThere ? have : { result: 'rewind', venue: 'Väskan' })
  })
  keep(kit, 4)
  start()
  await asked('kit 4')
  await vi.waitFor(() => expect(states()).toEqual(['kit early']))
  for (let minute = 0; minute < 30; minute++) clock.pass(60_000)
  await vi.waitFor(() => expect(hub.asked).toEqual(['kit 4']))
  keep(kit, 0)
  start()
  await vi.waitFor(() => {
    clock.pass(0)
    expect(states()).toEqual(['kit taken', 'kit taken'])
  })
})

it('keeps all while the hub is away, as a portal is, and a hub that is asked to wait for', async () => {
  const { keep, start, asked, states, clock, hub } = await startCarrier(() => new Response('<html>Logga in'))
  keep(kit, 0, 4)
  start()
  await asked('kit 0')
  await vi.waitFor(() => expect(clock.waiting()).toBe(1))
  expect(states()).toEqual(['kit waiting'])
  hub.reply = () => Response.json(have)
  await vi.waitFor(() => {
    clock.pass(60_000)
    expect(states()).toEqual(['kit taken'])
  })
})
