import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { WireOp } from '../../contract/ops.ts'
import { syncPaths } from '../../contract/sync.ts'
import { enrolKiosk, pushOf, standingClock, startHub, visitsMade, wireOpOf } from '../testing.ts'

const newer = '018f0000-0000-7000-8000-000000000002'
const zipped = (value: unknown) => new Uint8Array(gzipSync(JSON.stringify(value)))

async function startAll() {
  const all = await startHub({ clock: standingClock(received) })
  const kiosk = await enrolKiosk((await all.hub.enrolmentCode(all.venue.id)).link)
  const today = async () => (await all.hub.overview()).venues[0]
  return { ...all, kiosk, today }
}

const hour = 3_600_000
/** The hub's clock. */
const received = Date.UTC(2026, 10, 23, 11)
const idAt = (ops: WireOp[], seq: number) => ops[seq - 1]?.id ?? null

describe('a push', () => {
  it('is durable and counted once, however often it comes', async () => {
    const { kiosk, today, sql } = await startAll()
    const ops = visitsMade(40)
    for (let time = 0; time < 3; time++) {
      expect(await kiosk.push({ ops })).toMatchObject({ result: 'have', have: 40, quarantined: [] })
    }
    expect(await kiosk.push({ after: 40, afterId: idAt(ops, 40), ops: visitsMade(2, 41) })).toMatchObject({
      have: 42,
    })
    expect((await today())?.visitsToday).toBe(42)
    expect(await sql.query('SELECT count(*) FROM op')).toEqual([{ count: 42 }])
  })

  it('counts once when two copies arrive at the same time', async () => {
    const { kiosk, today } = await startAll()
    const ops = visitsMade(60)
    const answers = await Promise.all([1, 2, 3, 4].map(() => kiosk.push({ ops })))
    expect(answers.map(({ result }) => result)).toEqual(['have', 'have', 'have', 'have'])
    expect((await today())?.visitsToday).toBe(60)
  })

  it('gives a visit the party, the choices and the undo of later ops, by the day and hour of its venue', async () => {
    const { kiosk, today, sql } = await startAll()
    const made = visitsMade(3)
    const [first, second] = made.map(({ entity }) => entity ?? '')
    const more = [
      wireOpOf(4, 'visit.partySize', first ?? '', { size: 5 }),
      wireOpOf(5, 'visit.firstTime', first ?? '', { firstTime: true }),
      wireOpOf(6, 'participation.set', first ?? '', { occurrence: 'bingo:2026-11-23', joined: true }),
      wireOpOf(7, 'visit.undone', second ?? '', {}),
    ]
    await kiosk.push({ ops: made })
    await kiosk.push({ after: 3, afterId: idAt(made, 3), ops: more })
    expect((await today())?.visitsToday).toBe(6)
    expect(await sql.query('SELECT day, hour, visits, persons, first_time FROM rollup_day')).toEqual([
      { day: '2026-11-23', hour: 10, visits: 2, persons: 6, first_time: 1 },
    ])
    expect(await sql.query('SELECT party, undone, state FROM visit WHERE id = $1', [first])).toMatchObject([
      { party: 5, undone: false, state: { participations: ['bingo:2026-11-23'] } },
    ])
  })

  it('asks for more when the hub has been restored, and for a new life when the logs differ', async () => {
    const { kiosk, today } = await startAll()
    const ops = visitsMade(10)
    await kiosk.push({ ops })
    expect(await kiosk.push({ after: 12, afterId: ops[3]?.id ?? null })).toMatchObject({
      result: 'rewind',
      have: 10,
    })
    const rolledBack = [...ops.slice(0, 6), ...visitsMade(4, 7)]
    expect(await kiosk.push({ after: 6, afterId: idAt(ops, 6), ops: rolledBack.slice(6) })).toMatchObject({
      result: 'diverged',
    })
    expect(await kiosk.push({ incarnation: newer, ops: rolledBack })).toMatchObject({
      result: 'have',
      have: 10,
    })
    expect((await today())?.visitsToday).toBe(14)
  })

  it("does not let one kiosk write on in another's log", async () => {
    const { hub, venue, kiosk } = await startAll()
    const other = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
    await kiosk.push({ ops: visitsMade(1) })
    expect(await other.push({ ops: visitsMade(1) })).toMatchObject({ result: 'diverged' })
  })

  it('keeps raw what it cannot take, says so, and takes the rest', async () => {
    const { kiosk, today, sql } = await startAll()
    const ops = [
      ...visitsMade(2),
      wireOpOf(3, 'visit.partySize', 'no visit', { size: 5 }),
      wireOpOf(4, 'visit.made', '018f0000-0000-7000-8000-00000000000a', {}, { v: 9 }),
      wireOpOf(5, 'lamp.lit', 'lamp', { watts: 60 }),
      'not an op',
      wireOpOf(7, 'entity.patched', 'n1', { type: 'notice', fields: { text: 'a\0b' } }),
      wireOpOf(8, 'entity.patched', 'n2', { type: 'notice', fields: { text: 'a\ud800b' } }),
      wireOpOf(9, 'entity.patched', 'n3', { type: 'spaceship', fields: {} }),
      wireOpOf(10, 'visit.made', '018f0000-0000-7000-8000-00000000000b', { outsideHours: true }),
      wireOpOf(11, 'entity.patched', 'n4', { type: 'notice', fields: { text: 'C:\\u0000' } }),
    ]
    for (let time = 0; time < 2; time++) {
      const answer = await kiosk.push({ ops })
      expect(answer).toMatchObject({ result: 'have', have: 11 })
      expect(answer.result === 'have' && answer.quarantined.length).toBe(7)
    }
    expect(await today()).toMatchObject({ visitsToday: 3, quarantined: 7 })
    const kept = await sql.query(`SELECT convert_from(raw, 'UTF8') AS raw FROM quarantine WHERE dseq = 5`)
    expect(JSON.parse(String(kept[0]?.raw))).toEqual(ops[4])
  })

  it('finds the one op that only the database refuses', async () => {
    const { hub, venue, kiosk, today } = await startAll()
    const other = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
    // A field whose name is too long for the key of a conflict.
    const field = randomBytes(20_000).toString('hex')
    const edit = (seq: number) =>
      wireOpOf(seq, 'entity.patched', 'n1', { type: 'notice', fields: { [field]: seq } })
    await other.push({ incarnation: newer, ops: [edit(1)] })
    const ops = [...visitsMade(5), edit(6), ...visitsMade(4, 7)]
    expect(await kiosk.push({ ops })).toMatchObject({
      have: 10,
      quarantined: [{ id: ops[5]?.id, reason: 'database: 54000' }],
    })
    expect((await today())?.visitsToday).toBe(9)
  })

  it('does not stumble over a body that no stack can hold', async () => {
    const { kiosk, today } = await startAll()
    const [visit] = visitsMade(1)
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    const frame = JSON.stringify(pushOf({ ops: [visit, wireOpOf(2, 'entity.patched', 'n1', 'HERE')] }))
    const answer = await kiosk.send(new Uint8Array(gzipSync(frame.replace('"HERE"', deep))))
    expect(await answer.json()).toMatchObject({ result: 'have', have: 2, quarantined: [{}] })
    expect((await today())?.visitsToday).toBe(1)
  })

  it('never refuses a visit for its time or its zone', async () => {
    const { kiosk, today, sql } = await startAll()
    const at = (seq: number, more: Partial<WireOp>) =>
      wireOpOf(seq, 'visit.made', `018f0000-0000-7000-8000-00000000000${seq}`, { outsideHours: false }, more)
    const ops = [
      at(1, { atWall: 0 }),
      at(2, { atWall: 1e300 }),
      at(3, { tz: 'Mars/Olympus' }),
      at(4, { atWall: -5 }),
    ]
    expect(await kiosk.push({ ops })).toMatchObject({ have: 4, quarantined: [] })
    expect((await today())?.visitsToday).toBe(3)
    expect(await sql.query(`SELECT day FROM visit ORDER BY day LIMIT 1`)).toEqual([{ day: '1970-01-01' }])
  })

  it('reckons when a visit of the same boot was, flags what a wrong clock wrote, and counts it where that clock put it', async () => {
    const { kiosk, today, sql } = await startAll()
    const ahead = 24 * hour
    const right = { bootId: 'boot', monoMs: hour, atWall: received - hour }
    const wrong = { ...right, atWall: received - hour + ahead }
    const otherBoot = { bootId: 'before', monoMs: hour, atWall: received + 365 * ahead }
    const made = visitsMade(3)
    const ops = made.map((op, index) => ({ ...op, ...[right, wrong, otherBoot][index] }))
    const clock = { bootId: 'boot', monoMs: 2 * hour, wall: received + ahead }
    for (let time = 0; time < 2; time++) {
      expect(await kiosk.push({ ops, ...(time === 0 && { clock }) })).toMatchObject({
        have: 3,
        quarantined: [],
      })
    }
    const later = wireOpOf(4, 'visit.partySize', made[1]?.entity ?? '', { size: 2 }, right)
    await kiosk.push({ after: 3, afterId: idAt(made, 3), ops: [later], clock: { ...clock, wall: received } })
    const flags = await sql.query(
      'SELECT wrong_clock AS wrong, reckoned_at AS at, day FROM visit ORDER BY day, at',
    )
    expect(flags).toEqual([
      { wrong: false, at: null, day: '2026-11-23' },
      { wrong: true, at: new Date(received - hour), day: '2026-11-24' },
      { wrong: true, at: null, day: '2027-11-23' },
    ])
    expect(await sql.query('SELECT at, at_quality AS quality FROM op ORDER BY dseq')).toEqual([
      { at: new Date(received - hour), quality: 'anchored' },
      { at: new Date(received - hour + ahead), quality: 'anchored' },
      { at: new Date(received + 365 * ahead), quality: 'guess' },
      { at: new Date(received - hour), quality: 'anchored' },
    ])
    expect(await sql.query('SELECT sum(persons) FROM rollup_day')).toEqual([{ sum: 4 }])
    expect(await today()).toMatchObject({ visitsToday: 1, wrongClock: 2, kiosks: [{ clockError: 0 }] })
  })

  it('takes a push whose clock or picture cannot be read, and reckons nothing', async () => {
    const { kiosk, today, sql } = await startAll()
    const health = { version: '1', pending: 1, oldestPending: null, shows: { page: 'cinema' } }
    const odd = { ...pushOf({ ops: visitsMade(1) }), clock: { bootId: 7 }, health }
    expect(await (await kiosk.send(zipped(odd))).json()).toMatchObject({ have: 1, quarantined: [] })
    expect(await today()).toMatchObject({ visitsToday: 1, kiosks: [{ clockError: null, shows: null }] })
    expect(await sql.query('SELECT at_quality FROM op')).toEqual([{ at_quality: 'guess' }])
  })

  it('tells the hub what is unsent, when, and from which version', async () => {
    const { kiosk, today } = await startAll()
    const ops = visitsMade(3)
    await kiosk.push({ ops, health: { version: '1.2.3', pending: 10, oldestPending: 1e300 } })
    expect((await today())?.kiosks).toEqual([
      {
        deviceId: kiosk.deviceId,
        name: 'Skärm 1',
        state: 'active',
        lastContact: received,
        unsent: 7,
        oldestUnsent: received,
        version: '1.2.3',
        clockError: null,
        shows: null,
        life: { state: 'alive' },
        revoked: null,
        sending: 'ordinary',
      },
    ])
  })
})

describe('who may push', () => {
  it('answers 401 to an unknown kiosk and to a signature over anything else', async () => {
    const { kiosk, address } = await startAll()
    const body = zipped(pushOf({}))
    const forged = await kiosk.send(body, () => Buffer.alloc(64))
    const stranger = await fetch(address + syncPaths.push, { method: 'POST' })
    expect([forged.status, stranger.status]).toEqual([401, 401])
  })

  it('puts the whole push of a revoked kiosk in quarantine and acknowledges it', async () => {
    const { hub, kiosk, today } = await startAll()
    const ops = visitsMade(5)
    await kiosk.push({ ops: ops.slice(0, 2) })
    await hub.revoke(kiosk.deviceId)
    const answer = await kiosk.push({ after: 2, afterId: idAt(ops, 2), ops: ops.slice(2) })
    expect(answer).toMatchObject({ result: 'have', have: 5 })
    expect(await today()).toMatchObject({ visitsToday: 2, quarantined: 3 })
    // What lies in quarantine proves the log like anything else.
    expect(await kiosk.push({ after: 5, afterId: idAt(ops, 5) })).toMatchObject({ have: 5 })
  })
})

describe('what a push may weigh', () => {
  it('answers 413 to a large body and to a small one that grows', async () => {
    const { kiosk } = await startAll()
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(200 * 1024 * 1024)))
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect((await kiosk.send(bomb)).status).toBe(413)
    expect((await kiosk.send(new Uint8Array(1024 * 1024 + 1))).status).toBe(413)
  })

  it('answers 400 to what is signed but no push', async () => {
    const { kiosk } = await startAll()
    const statuses = [new Uint8Array([1, 2, 3]), zipped('hello'), zipped({ ...pushOf({}), after: -1 })].map(
      async (body) => (await kiosk.send(body)).status,
    )
    expect(await Promise.all(statuses)).toEqual([400, 400, 400])
  })

  it('answers 429 with Retry-After to a kiosk that shouts', async () => {
    const { kiosk } = await startAll()
    const shout = () => kiosk.send(new Uint8Array())
    let last = await shout()
    for (let time = 0; time < 700 && last.status !== 429; time++) last = await shout()
    expect(last.status).toBe(429)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
