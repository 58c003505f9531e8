import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it, onTestFinished, vi } from 'vitest'
import { type OthersAnswer, type OthersRequest, othersRequest } from '../../contract/sync.ts'
import { openDatabase } from '../store/open.ts'
import { othersStore } from '../store/othersStore.ts'
import { syncStore } from '../store/syncStore.ts'
import { temporaryFolder } from '../store/testing.ts'
import { newId } from '../system.ts'
import { handClock, keptLog } from '../testing.ts'
import { createOthersFetcher } from './others.ts'

type Reply = (asked: OthersRequest) => Response

const hatten = '018f0000-0000-7000-8000-00000000000a'
const part = (id: string) => ({ id, type: 'activity', ver: 1, fields: {}, deleted: false })
const told = (more: Partial<OthersAnswer>): Response =>
  Response.json({
    venues: [{ id: hatten, name: 'Hatten' }],
    ...{ changed: [], more: false, epoch: 'e1', hubTime: 0, ...more },
  })

/** An enrolled screen on real SQLite and a clock in the test's hand, with a hub that replies as it is told. */
async function startFetcher(reply: Reply) {
  const db = await openDatabase(join(temporaryFolder(), 'samvaro.sqlite'))
  const [store, others, clock, log] = [syncStore(db), othersStore(db), handClock(), keptLog()]
  const { privateKey } = generateKeyPairSync('ed25519')
  store.enrol(
    {
      ...{ deviceId: newId(), venueId: newId(), hubAddress: 'http://hub.test', incarnation: newId() },
      privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
      ...{ epoch: null, acked: 0 },
    },
    'Björken',
  )
  const hub = { reply, asked: [] as OthersRequest[] }
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    const asked = othersRequest.parse(JSON.parse(gunzipSync(init?.body as Uint8Array).toString()))
    hub.asked.push(asked)
    return hub.reply(asked)
  }
  const fetched = vi.fn()
  const fetcher = createOthersFetcher({ store, others, clock, fetch, log, fetched })
  onTestFinished(async () => {
    await fetcher.stop()
    db.close()
  })
  fetcher.start(0)
  clock.pass(0)
  const asked = (times: number) => vi.waitFor(() => expect(hub.asked).toHaveLength(times))
  return { hub, fetcher, others, clock, log, fetched, asked }
}

const ids = (others: ReturnType<typeof othersStore>) =>
  others.all().flatMap(({ entities }) => entities.map(({ id }) => id))

it('takes page by page from where it is, tells once, and asks again each minute', async () => {
  const { hub, others, clock, fetched, asked } = await startFetcher(({ epoch, known }) => {
    if (epoch === null)
      return told({ changed: [{ venue: hatten, from: 0, pos: 2, entities: [part('a')] }], more: true })
    if (known[0]?.pos === 2)
      return told({ changed: [{ venue: hatten, from: 2, pos: 3, entities: [part('b')] }] })
    return told({})
  })
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(1))
  expect(ids(others)).toEqual(['a', 'b'])
  expect(hub.asked.map(({ known }) => known[0]?.pos)).toEqual([undefined, 2])
  clock.pass(60_000)
  await asked(3)
  expect(fetched).toHaveBeenCalledTimes(1)
})

it('keeps what it has without a hub, says so once, and asks at once when the hub is reached again', async () => {
  const { hub, fetcher, others, clock, log, asked } = await startFetcher(() =>
    told({ changed: [{ venue: hatten, from: 0, pos: 1, entities: [part('a')] }] }),
  )
  await vi.waitFor(() => expect(ids(others)).toEqual(['a']))
  hub.reply = () => new Response('<html>portal', { status: 200 })
  for (const times of [2, 3, 4]) {
    clock.pass(60_000)
    await asked(times)
  }
  expect(ids(others)).toEqual(['a'])
  expect(log.lines.filter((line) => line.includes('were not fetched'))).toHaveLength(1)
  hub.reply = () => told({ changed: [{ venue: hatten, from: 1, pos: 2, entities: [part('b')] }] })
  await vi.waitFor(() => {
    fetcher.wake()
    expect(ids(others)).toEqual(['a', 'b'])
  })
})

it('waits as long as the hub asks it to', async () => {
  const { hub, clock, log, asked } = await startFetcher(
    () => new Response(null, { status: 429, headers: { 'retry-after': '150' } }),
  )
  await asked(1)
  await vi.waitFor(() => expect(log.lines).toHaveLength(1))
  clock.pass(60_000)
  clock.pass(60_000)
  expect(hub.asked).toHaveLength(1)
  clock.pass(60_000)
  await asked(2)
})
