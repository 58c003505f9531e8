import { v7 } from 'uuid'
import { expect, it } from 'vitest'
import { createHousekeeping } from '../privacy/housekeeping.ts'
import { enrolKiosk, hubContextOf, standingClock, startHub, wireOpOf } from '../testing.ts'
import { createPartitions } from './partitions.ts'

const dayMs = 86_400_000
const november = Date.UTC(2026, 10, 23, 9, 24)
/** In the night, two years and two months later: what is of November 2026 is no longer kept. */
const later = Date.UTC(2029, 0, 5, 2)

/** An op of a moment, whose id says so too. */
function opAt(ms: number, seq: number, kind: string, entity: string, body: unknown, boot = 'boot') {
  return wireOpOf(seq, kind, entity, body, { id: v7({ msecs: ms + seq }), atWall: ms, bootId: boot })
}
const made = (ms: number, seq: number, boot?: string) =>
  opAt(ms, seq, 'visit.made', v7({ msecs: ms + seq }), { outsideHours: false }, boot)

async function hubWithKiosk() {
  const clock = standingClock(november)
  const all = await startHub({ clock })
  const kiosk = await enrolKiosk((await all.hub.enrolmentCode(all.venue.id)).link)
  const { sql } = all
  const context = await hubContextOf(all.sql, clock)
  return {
    ...all,
    ...{ clock, kiosk, night: createHousekeeping(context, createPartitions(sql)) },
    sums: () => sql.query('SELECT sum(visits) AS visits, sum(persons) AS persons FROM rollup_day'),
    count: async (table: string) => Number((await sql.query(`SELECT count(*) AS n FROM ${table}`))[0]?.n),
  }
}

const life = (n: number) => `018f0000-0000-7000-8000-00000000000${n}`

it('leaves the sums when visits and head counts go, drops the month, and counts nothing twice that is sent again', async () => {
  const { sql, clock, kiosk, night, hub, sums, count } = await hubWithKiosk()
  const first = made(november, 1)
  const ops = [
    first,
    opAt(november, 2, 'visit.partySize', first.entity ?? '', { size: 3 }),
    made(november, 3),
    opAt(november, 4, 'headcount.made', v7(), { persons: 5, occurrence: null }),
    opAt(november, 5, 'entity.patched', 'coffee', { type: 'room', fields: { name: { sv: 'Caféet' } } }),
  ]
  await kiosk.push({ incarnation: life(1), ops })
  const before = await sums()
  expect(before).toEqual([{ visits: 2, persons: 4 }])
  expect((await hub.overview()).venues[0]?.visitsToday).toBe(9)

  clock.set(later)
  expect(await night.look()).toBe(true)
  expect(await night.look()).toBe(false)
  expect([await count('visit'), await count('headcount'), await count('op')]).toEqual([0, 0, 0])
  expect(await sql.query(`SELECT FROM pg_class WHERE relname = 'op_2026_11'`)).toEqual([])
  expect(await sums()).toEqual(before)

  // It is enrolled anew, or its disk was put back: the whole log once more, and a visit of today after it.
  const today = made(later, 6, 'new boot')
  const answer = await kiosk.push({ incarnation: life(2), ops: [...ops, today] })
  expect(answer).toMatchObject({ result: 'have', have: 6, quarantined: [] })
  expect(await sums()).toEqual([{ visits: 3, persons: 5 }])
  expect(await count('visit')).toBe(1)
  expect(await sql.query('SELECT DISTINCT reason FROM quarantine')).toEqual([{ reason: 'expired' }])
  expect((await hub.overview()).venues[0]?.quarantined).toBe(0)
  // What stood in the programme stands as it did, and once.
  expect(await sql.query('SELECT id, ver FROM entity')).toEqual([{ id: 'coffee', ver: 1 }])
  clock.set(november)
  expect((await hub.overview()).venues[0]?.visitsToday).toBe(9)
})

it('takes visits of today from a screen whose clock stands on a day long past, once', async () => {
  const { clock, kiosk, night, sums, sql } = await hubWithKiosk()
  const log = [made(november, 1)]
  await kiosk.push({ incarnation: life(1), ops: log })
  clock.set(later)
  await night.look()
  // 1970; then 2026 in the boot that sends, and again from one before, after an op that is not old.
  log.push(made(0, 2))
  const push = (part: object) => kiosk.push({ incarnation: life(2), ...part })
  const now = { bootId: 'now', monoMs: 1000, wall: november }
  // What it rests on is gone: it sends its log anew, as it always does then.
  const rests = { after: 1, afterId: log[0]?.id, ops: log.slice(1), clock: now }
  expect(await kiosk.push({ incarnation: life(1), ...rests })).toMatchObject({ result: 'diverged' })
  await push({ ops: log, clock: now })
  log.push({ ...made(november, 3, 'now'), monoMs: 500 })
  await push({ after: 2, afterId: log[1]?.id, ops: log.slice(2), clock: now })
  log.push(made(later, 4, 'a'), made(november, 5, 'b'))
  await push({ after: 3, afterId: log[2]?.id, ops: log.slice(3), clock: now })
  log.push(made(november, 6, 'c'))
  await push({ after: 5, afterId: log[4]?.id, ops: log.slice(5), clock: now })
  expect(await sums()).toEqual([{ visits: 6, persons: 6 }])
  expect(await sql.query('SELECT op_id FROM quarantine')).toEqual([{ op_id: log[0]?.id }])

  for (const [n, at] of [later, Date.UTC(2032, 5, 1, 2)].entries()) {
    clock.set(at)
    await night.look()
    // It has leapt, and goes on from there.
    clock.set(at + dayMs)
    await night.look()
    await kiosk.push({ incarnation: life(3 + n), ops: log, clock: { ...now, bootId: 'yet another' } })
    expect(await sums()).toEqual([{ visits: 6, persons: 6 }])
  }
})

it('removes nothing by a clock that has leapt before it has gone on for a day, and counts what comes meanwhile', async () => {
  const { clock, kiosk, night, sums, count } = await hubWithKiosk()
  const log = [made(november, 1)]
  await kiosk.push({ incarnation: life(1), ops: log })
  clock.set(november + dayMs)
  expect(await night.look()).toBe(true)
  clock.set(Date.UTC(2031, 5, 1, 2))
  expect(await night.look()).toBe(false)
  log.push(made(november + 2 * dayMs, 2))
  await kiosk.push({ incarnation: life(1), after: 1, afterId: log[0]?.id, ops: log.slice(1) })
  clock.set(november + 3 * dayMs)
  expect(await night.look()).toBe(true)
  expect([await count('visit'), await sums()]).toEqual([2, [{ visits: 2, persons: 2 }]])

  clock.set(Date.UTC(2031, 5, 1, 2))
  expect(await night.look()).toBe(false)
  clock.set(Date.UTC(2031, 5, 2, 2))
  expect(await night.look()).toBe(true)
  // What came while the clock stood there is as young as it says.
  expect([await count('visit'), await sums()]).toEqual([1, [{ visits: 2, persons: 2 }]])
})

it('keeps a visit of a wrong clock as long as any, and takes back what is undone the day after', async () => {
  const { clock, kiosk, night, sums, count } = await hubWithKiosk()
  const visit = made(0, 1)
  await kiosk.push({ ops: [visit] })
  clock.set(november + dayMs)
  await night.look()
  expect(await count('visit')).toBe(1)
  const undo = opAt(0, 2, 'visit.undone', visit.entity ?? '', {})
  await kiosk.push({ after: 1, afterId: visit.id, ops: [undo] })
  expect(await sums()).toEqual([{ visits: 0, persons: 0 }])
})

it('is done once by however many processes, and removes of each kind what is too old', async () => {
  const { sql, clock, night, hub, venue, kiosk, count } = await hubWithKiosk()
  const context = await hubContextOf(sql, clock)
  await kiosk.push({ ops: [wireOpOf(1, 'lamp.lit', 'lamp', {})] })
  await hub.revoke(kiosk.deviceId)
  await sql.query(
    `INSERT INTO conflict (municipality, venue, op_id, field, entity, value, received, resolved)
     SELECT $1, $2, gen_random_uuid(), 'title', 'x', '1', $3::timestamptz + n * interval '1 year', CASE WHEN n = 0 THEN $3::timestamptz END
     FROM generate_series(0, 1) AS n`,
    [context.municipality.id, venue.id, new Date(november)],
  )
  expect(await count('audit')).toBeGreaterThan(2)
  const night2028 = Date.UTC(2028, 0, 10, 2)
  for (const days of [0.5, 2]) {
    await sql.query('INSERT INTO sign_in_lock VALUES ($1, $2, 5, $3)', [
      ...[context.municipality.id, `tried ${days} days ago`],
      new Date(night2028 - days * dayMs),
    ])
  }
  clock.set(night2028)
  const others = Array.from({ length: 3 }, () => createHousekeeping(context, createPartitions(sql)))
  expect((await Promise.all(others.map((each) => each.look()))).filter(Boolean)).toHaveLength(1)
  // Of what could not be taken the id stays, by which its log is known.
  expect(await sql.query(`SELECT raw <> '' AS has FROM quarantine`)).toEqual([{ has: false }])
  expect((await hub.overview()).venues[0]?.quarantined).toBe(0)
  expect([await count('conflict'), await count('device')]).toEqual([1, 0])
  expect(await count('enrolment_code')).toBe(0)
  expect(await sql.query('SELECT whose FROM sign_in_lock')).toEqual([{ whose: 'tried 0.5 days ago' }])
  expect(await count('audit')).toBeGreaterThan(2)
  // Its name is not given to another one.
  const next = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
  expect(next.deviceId).not.toBe(kiosk.deviceId)
  clock.set(later)
  await night.look()
  clock.set(later + dayMs)
  expect(await night.look()).toBe(true)
  expect(await count('audit')).toBeLessThan(3)
})

it('takes away what is past of the programme, and empties what was deleted, also at the screens', async () => {
  const { clock, kiosk, night, sql } = await hubWithKiosk()
  const patch = (seq: number, id: string, type: string, fields: object) =>
    opAt(november, seq, 'entity.patched', id, { type, fields })
  const soup = {
    date: '2026-11-23',
    kind: 'soup',
    dish: { sv: 'Svens soppa' },
    serveFrom: '11:00',
    serveTo: '12:00',
  }
  await kiosk.push({
    ops: [
      patch(1, 'soup', 'meal', soup),
      patch(2, 'late', 'meal', { ...soup, date: '2028-11-23' }),
      patch(3, 'cafe', 'room', { name: { sv: 'Svens rum' } }),
      patch(4, 'hall', 'room', { name: { sv: 'Salen' } }),
      opAt(november, 5, 'entity.deleted', 'cafe', { type: 'room' }),
    ],
  })
  await night.look()
  const { pos, epoch } = await kiosk.pull({})
  clock.set(later)
  await night.look()
  clock.set(later + dayMs)
  await night.look()
  expect(await sql.query(`SELECT id, fields <> '{}' AS has, deleted FROM entity ORDER BY id`)).toEqual([
    { id: 'cafe', has: false, deleted: true },
    { id: 'hall', has: true, deleted: false },
    { id: 'late', has: true, deleted: false },
    { id: 'soup', has: false, deleted: true },
  ])
  const { entities } = await kiosk.pull({ pos, epoch })
  expect(entities.map(({ id, fields, deleted }) => ({ id, fields, deleted }))).toEqual([
    { id: 'cafe', fields: {}, deleted: true },
    { id: 'soup', fields: {}, deleted: true },
  ])
})
