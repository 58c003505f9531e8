import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it, onTestFinished, vi } from 'vitest'
import { type PullAnswer, type PullRequest, pullRequest } from '../../contract/sync.ts'
import { openDatabase } from '../store/open.ts'
import { programmeStore } from '../store/programmeStore.ts'
import { pullStore } from '../store/pullStore.ts'
import { syncStore } from '../store/syncStore.ts'
import { temporaryFolder } from '../store/testing.ts'
import { visitStore } from '../store/visits.ts'
import { newId } from '../system.ts'
import { handClock, keptLog } from '../testing.ts'
import { createPuller } from './puller.ts'

type Reply = (asked: PullRequest, signal: AbortSignal) => Promise<Response> | Response

const nothingNew = ({ epoch, pos, have }: PullRequest): PullAnswer => ({
  ...{ from: pos, pos, more: false, have, entities: [], epoch: epoch ?? 'e1', hubTime: 0 },
})
const notice = (id: string) => ({ id, type: 'notice', ver: 1, fields: { text: { sv: id } }, deleted: false })

/** An enrolled screen on real SQLite and a clock in the test's hand, with a hub that replies as it is told. */
async function startPuller(reply: Reply) {
  const db = await openDatabase(join(temporaryFolder(), 'samvaro.sqlite'))
  const [store, programme, clock, log] = [syncStore(db), pullStore(db), handClock(), keptLog()]
  const { privateKey } = generateKeyPairSync('ed25519')
  store.enrol(
    {
      ...{ deviceId: newId(), venueId: newId(), hubAddress: 'http://hub.test', incarnation: newId() },
      privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
      ...{ epoch: null, acked: 0 },
    },
    'Björken',
  )
  const hub = { reply, asked: [] as PullRequest[] }
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    const asked = pullRequest.parse(JSON.parse(gunzipSync(init?.body as Uint8Array).toString()))
    hub.asked.push(asked)
    return hub.reply(asked, init?.signal as AbortSignal)
  }
  const [pulled, revoked] = [vi.fn(), vi.fn()]
  const puller = createPuller({ store, programme, clock, fetch, random: () => 0.5, log, pulled, revoked })
  onTestFinished(async () => {
    await puller.stop()
    db.close()
  })
  puller.start(0)
  return {
    ...{ hub, puller, programme, clock, log, pulled, revoked },
    joined: (occurrence: string) => visitStore(db).joined(occurrence),
    ids: () =>
      programmeStore(db)
        .all(() => {})
        .map(({ id }) => id),
    /** Lets time pass until the hub has been asked so often. */
    asked: (times: number, stepMs = 0) =>
      vi.waitFor(() => {
        clock.pass(stepMs)
        expect(hub.asked.length).toBeGreaterThanOrEqual(times)
      }),
  }
}

it('takes all pages at once, and then waits for news from where they end', async () => {
  const { hub, asked, ids, pulled, clock } = await startPuller((request) => {
    if (request.epoch === null) {
      return Response.json({
        ...{ from: 0, pos: 2, more: true, have: null, entities: [notice('a'), notice('b')] },
        ...{ epoch: 'e1', hubTime: 0 },
      })
    }
    if (request.pos === 2) {
      // Nothing of the first page shows before the last has come.
      expect(ids()).toEqual([])
      return Response.json({ ...nothingNew(request), pos: 3, have: 0, entities: [notice('c')] })
    }
    return Response.json(nothingNew(request))
  })
  clock.pass(0)
  await asked(3)
  expect(ids()).toEqual(['a', 'b', 'c'])
  expect(pulled).toHaveBeenCalledOnce()
  expect(hub.asked.slice(0, 3).map(({ pos, wait }) => [pos, wait])).toEqual([
    [0, true],
    [2, false],
    [3, true],
  ])
})

const visit = (id: string) => ({
  ...{ id, day: '2026-11-23', hour: 10, partySize: 2, undone: false },
  ...{ participations: ['bingo:2026-11-23'], mealOrders: [] },
})
const shares = { visits: [], headcounts: [], visitsSince: '2026-10-26' }

it('takes the visits of all pages, and tells apart what they are from what the programme is', async () => {
  const [one, two] = [newId(), newId()]
  const { asked, joined, pulled } = await startPuller((request) => {
    const page = { ...nothingNew(request), ...shares }
    if (request.epoch === null)
      return Response.json({ ...page, from: 0, pos: 1, more: true, have: null, visits: [visit(one)] })
    if (request.pos === 1) return Response.json({ ...page, pos: 2, have: 0, visits: [visit(two)] })
    return Response.json(page)
  })
  await asked(3)
  expect(joined('bingo:2026-11-23')).toBe(4)
  expect(pulled).toHaveBeenCalledExactlyOnceWith({ parts: 0, visits: 2 })
})

it('asks a hub from 0 that shares visits where it did not, though it has nothing new, and then no more', async () => {
  const { hub, asked, joined } = await startPuller((request) =>
    Response.json({ ...nothingNew(request), pos: 7, have: 0 }),
  )
  await asked(2)
  hub.reply = (request) => {
    const isFill = request.epoch === null
    return Response.json({
      ...nothingNew(request),
      ...shares,
      ...(isFill && { from: 0, visits: [visit(newId())] }),
    })
  }
  await asked(6, 1000)
  expect(joined('bingo:2026-11-23')).toBe(2)
  expect(hub.asked.filter(({ epoch }) => epoch === null)).toHaveLength(2)
})

it('takes nothing of a hub that is put back between two pages', async () => {
  let page = 0
  const { asked, ids, programme } = await startPuller((request) => {
    page++
    const answered = { epoch: page === 1 ? 'e1' : 'e2', hubTime: 0 }
    if (page === 1)
      return Response.json({
        ...{ from: 0, pos: 1, more: true, have: null, entities: [notice('a')] },
        ...answered,
      })
    return Response.json({
      ...{ from: 0, pos: 1, more: false, have: 0, entities: [notice('b')] },
      ...answered,
      ...(request.epoch === 'e2' && { from: request.pos }),
    })
  })
  await asked(4, 1000)
  expect(ids()).toEqual(['b'])
  expect(programme.state()).toMatchObject({ epoch: 'e2', pos: 1 })
})

it('does not ask a hub that keeps no question in a tight loop', async () => {
  const { hub, asked, clock } = await startPuller((request) => Response.json(nothingNew(request)))
  await asked(2)
  await vi.waitFor(() => expect(clock.waiting()).toBe(2))
  const before = hub.asked.length
  clock.pass(900)
  expect(hub.asked.length).toBe(before)
  await asked(before + 1, 200)
})

it('backs off while it is off line, says so once, and asks at once when the hub has been reached', async () => {
  const { hub, asked, puller, log, clock } = await startPuller(() =>
    Promise.reject(new TypeError('no network')),
  )
  await asked(6, 20_000)
  expect(log.lines.filter((line) => line.includes('not fetched'))).toHaveLength(1)
  await vi.waitFor(() => expect(clock.waiting()).toBe(2))
  hub.reply = (request) => Response.json(nothingNew(request))
  const before = hub.asked.length
  puller.wake()
  await asked(before + 1)
})

it('gives up a call that never ends', async () => {
  const never: Reply = () => new Promise(() => {})
  const { hub, asked, ids, clock } = await startPuller(never)
  await asked(1)
  hub.reply = (request) =>
    Response.json({ ...nothingNew(request), pos: 1, have: 0, entities: [notice('a')], epoch: 'e1' })
  clock.pass(180_000)
  await vi.waitFor(() => {
    clock.pass(1000)
    expect(ids()).toEqual(['a'])
  })
})

it('knows when the hub has shut it out, from no portal, and when it no longer does', async () => {
  const { hub, asked, revoked } = await startPuller(() => new Response('<html>', { status: 403 }))
  await asked(3, 20_000)
  expect(revoked).not.toHaveBeenCalled()
  hub.reply = () => Response.json({ error: 'REVOKED' }, { status: 403 })
  await asked(6, 400_000)
  await vi.waitFor(() => expect(revoked.mock.calls).toEqual([[true]]))
  hub.reply = (request) => Response.json(nothingNew(request))
  await asked(9, 400_000)
  await vi.waitFor(() => expect(revoked.mock.calls).toEqual([[true], [false]]))
})
