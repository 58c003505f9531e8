import { gzipSync } from 'node:zlib'
import { v7 as uuid } from 'uuid'
import { expect, it, vi } from 'vitest'
import type { WireOp } from '../../contract/ops.ts'
import { type CarriedAnswer, carriedAnswer, type PushRequest, syncPaths } from '../../contract/sync.ts'
import type { Database } from '../store/sql.ts'
import {
  enrolKiosk,
  freshDatabase,
  heardBy,
  pushOf,
  standingClock,
  startHub,
  visitsMade,
  wireOpOf,
} from '../testing.ts'

const now = Date.UTC(2026, 10, 23, 11)
const weeks = 7 * 86_400_000
const idAt = (ops: WireOp[], seq: number) => ops[seq - 1]?.id ?? null
const zipped = (value: unknown) => new Uint8Array(gzipSync(JSON.stringify(value)))

type Kiosk = Awaited<ReturnType<typeof enrolKiosk>>

/** The kiosk's signature for a path, whatever the call goes to. */
const signedFor = (kiosk: Kiosk, path: string) => (text: string) =>
  kiosk.signature(text.replace(/^[^\n]*/, path))

async function startAll(sql?: Database) {
  const clock = standingClock(now)
  const all = await startHub({ clock, ...(sql && { sql }) })
  const kiosk = await enrolKiosk((await all.hub.enrolmentCode(all.venue.id)).link)
  const today = async () => (await all.hub.overview()).venues[0]
  const carry = async (part: Partial<PushRequest>): Promise<CarriedAnswer> => {
    const answer = await kiosk.send(zipped(pushOf(part)), kiosk.signature, syncPaths.carried)
    return carriedAnswer.parse(await answer.json())
  }
  return { ...all, clock, kiosk, today, carry }
}

const came = { result: 'have', putAside: 0, revoked: false, venue: 'Björken' } as const

it('a parcel counts once, however often, by whichever way and in whatever order it comes', async () => {
  const { kiosk, today, carry } = await startAll()
  const ops = visitsMade(30)
  const [first, second] = [
    { ops: ops.slice(0, 20) },
    { after: 20, afterId: idAt(ops, 20), ops: ops.slice(20) },
  ]
  expect(await carry(second)).toEqual({ result: 'rewind', venue: 'Björken' })
  expect(await Promise.all([carry(first), carry(first)])).toEqual(
    expect.arrayContaining([
      { ...came, fresh: 20 },
      { ...came, fresh: 0 },
    ]),
  )
  expect(await carry(second)).toEqual({ ...came, fresh: 10 })
  expect(await carry(second)).toEqual({ ...came, fresh: 0 })
  expect(await kiosk.push({ ops })).toMatchObject({ result: 'have', have: 30 })
  expect((await today())?.visitsToday).toBe(30)
})

it('a parcel that was on its way while its kiosk came on line brings nothing more', async () => {
  const { kiosk, carry, today } = await startAll()
  const ops = visitsMade(12)
  await kiosk.push({ ops })
  expect(await carry({ ops: ops.slice(0, 8) })).toEqual({ ...came, fresh: 0 })
  expect(await kiosk.push({ after: 12, afterId: idAt(ops, 12), ops: visitsMade(1, 13) })).toMatchObject({
    have: 13,
  })
  expect((await today())?.visitsToday).toBe(13)
})

it('a parcel that is handed in again wakes no screen', async () => {
  const { sql } = await freshDatabase()
  let looks = 0
  const heard = heardBy(sql, (text) => {
    if (text.includes('SELECT head, coalesce')) looks += 1
  })
  const { hub, venue, carry } = await startAll(heard)
  const other = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
  const { epoch, pos } = await other.pull({})
  const ops = [...visitsMade(3), wireOpOf(4, 'lamp.lit', 'lampan', {})]
  const parcel = { incarnation: uuid(), ops }
  const waits = other.pull({ epoch, pos, wait: true })
  await vi.waitFor(() => expect(looks).toBe(2), 20_000)
  expect(await carry(parcel)).toMatchObject({ fresh: 3, putAside: 1 })
  const came = await waits
  expect(came.visits).toHaveLength(3)

  looks = 0
  const still = other.pull({ epoch, pos: came.pos, wait: true })
  await vi.waitFor(() => expect(looks).toBe(1), 20_000)
  for (let time = 0; time < 3; time++) expect(await carry(parcel)).toMatchObject({ fresh: 0, putAside: 1 })
  // Whoever is woken looks before the answer to who woke it has gone.
  expect(looks).toBe(1)
  await hub.close()
  await still
})

it('a parcel of weeks ago counts on its own day, and says nothing of how its kiosk is now', async () => {
  const { kiosk, carry, today, clock, sql } = await startAll()
  await kiosk.push({ ops: [], clock: { bootId: 'boot', monoMs: 0, wall: now } })
  const told = (await today())?.kiosks[0]
  clock.set(now + 3 * weeks)
  expect(await carry({ ops: visitsMade(5), clock: { bootId: 'boot', monoMs: 5, wall: now } })).toEqual({
    ...came,
    fresh: 5,
  })
  const { lastContact, unsent, clockError } = (await today())?.kiosks[0] ?? {}
  expect({ lastContact, unsent, clockError }).toEqual({
    lastContact: told?.lastContact,
    unsent: told?.unsent,
    clockError: told?.clockError,
  })
  expect(await sql.query('SELECT day, visits FROM rollup_day')).toEqual([{ day: '2026-11-23', visits: 5 }])
})

it('the parcel of a kiosk that is shut out is put aside, and whoever brings it is told', async () => {
  const { hub, kiosk, carry, today } = await startAll()
  await hub.revoke(kiosk.deviceId)
  expect(await carry({ ops: visitsMade(4) })).toEqual({ ...came, fresh: 0, putAside: 4, revoked: true })
  expect(await today()).toMatchObject({ visitsToday: 0, quarantined: 4 })
})

it('a parcel is no push and a push no parcel, and neither is taken in the name of another kiosk', async () => {
  const { hub, venue, kiosk } = await startAll()
  const other = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
  const body = zipped(pushOf({ ops: visitsMade(1) }))
  const statuses = await Promise.all([
    kiosk.send(body, signedFor(kiosk, syncPaths.push), syncPaths.carried),
    kiosk.send(body, signedFor(kiosk, syncPaths.carried), syncPaths.push),
    other.send(body, kiosk.signature, syncPaths.carried),
  ])
  expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401])
})

it('a parcel without end is refused, and one that cannot be read', async () => {
  const { kiosk } = await startAll()
  const send = (body: Uint8Array<ArrayBuffer>) => kiosk.send(body, kiosk.signature, syncPaths.carried)
  const [bomb, odd, none] = await Promise.all([
    send(new Uint8Array(gzipSync(Buffer.alloc(8 * 1024 * 1024)))),
    send(zipped({ protocol: 1 })),
    send(new Uint8Array([1, 2, 3])),
  ])
  expect([bomb?.status, odd?.status, none?.status]).toEqual([413, 400, 400])
})

it('whoever hands in without end in the name of a kiosk takes nothing of what it may send itself', async () => {
  const { kiosk } = await startAll()
  const statuses = new Set<number>()
  for (let round = 0; round < 13; round++) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        kiosk.send(new Uint8Array([1]), signedFor(kiosk, syncPaths.carried), `${syncPaths.carried}?again`),
      ),
    )
    for (const { status } of answers) statuses.add(status)
  }
  expect([...statuses].toSorted()).toEqual([400, 429])
  expect(await kiosk.push({ ops: visitsMade(1) })).toMatchObject({ have: 1 })
})
