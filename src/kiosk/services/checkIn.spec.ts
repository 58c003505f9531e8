import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { VisitView } from '../../contract/checkin.ts'
import { createStore, type Store } from '../store/index.ts'
import { openDatabase } from '../store/open.ts'
import { temporaryFolder } from '../store/testing.ts'
import { newId } from '../system.ts'
import { handClock, keptLog, smallExample } from '../testing.ts'
import { type CheckIn, checkInService } from './checkIn.ts'
import { programmeService } from './programme.ts'

const singing = 'singing:2026-11-23'
const soup = 'example-lunch:2026-11-23'

async function setUp({ at = '2026-11-23T10:00', file = join(temporaryFolder(), 'a.sqlite') } = {}) {
  const db = await openDatabase(file)
  onTestFinished(() => void db.close())
  const store = createStore(db)
  const clock = handClock(at)
  const log = keptLog()
  const programme = programmeService({ store, example: smallExample, clock, newId, log })
  let told = 0
  const options = { store, programme, clock, newId, log, countsChanged: () => void told++ }
  const checkIn = checkInService(options)
  let id = 0
  return {
    db,
    store,
    clock,
    log,
    programme,
    checkIn,
    told: () => told,
    ops: () => db.prepare('SELECT kind FROM op ORDER BY seq').pluck().all(),
    rollup: () => db.prepare('SELECT * FROM rollup_day').all(),
    touch: (screen = `screen-${id}`) => made(checkIn.touch({ touchId: uuid(id++), screen })),
    addActivity: (key: string, fields: Record<string, unknown>) => {
      store.programme.save({ id: key, type: 'activity', deleted: false, fields: { ...activity, ...fields } })
      programme.changed()
    },
  }
}

const activity = {
  title: { sv: 'Bingo' },
  goalArea: 'community',
  organiser: { kind: 'association' },
  start: '2026-11-23T14:00',
  durationMinutes: 60,
}

function uuid(n: number): string {
  return `0193a5a0-0000-7000-8000-${String(n).padStart(12, '0')}`
}

function made(answer: VisitView | string): VisitView {
  if (typeof answer === 'string') throw new Error(answer)
  return answer
}

describe('a touch', () => {
  it('is one visit, one op and one in the sums', async () => {
    const { touch, ops, rollup, db } = await setUp()
    expect(touch()).toEqual({
      visitId: uuid(0),
      partySize: 1,
      firstTime: null,
      participations: [],
      mealOrders: [],
      outsideHours: false,
      undone: false,
    })
    expect(ops()).toEqual(['visit.made'])
    expect(rollup()).toEqual([{ day: '2026-11-23', hour: 10, visits: 1, persons: 1, first_time: 0 }])
    expect(db.prepare('SELECT tz, boot_id, at_wall, base_ver FROM op').get()).toEqual({
      tz: 'Europe/Stockholm',
      boot_id: 'boot-1',
      at_wall: Date.UTC(2026, 10, 23, 9),
      base_ver: null,
    })
  })

  it('that is repeated is the same visit, however late', async () => {
    const { checkIn, clock, ops } = await setUp()
    const first = checkIn.touch({ touchId: uuid(1), screen: 'a' })
    clock.pass(3_600_000)
    expect(checkIn.touch({ touchId: uuid(1), screen: 'a' })).toEqual(first)
    expect(ops()).toHaveLength(1)
  })

  it('within 500 ms of the last on the same screen is the same, for as long as the finger trembles', async () => {
    const { touch, clock, ops } = await setUp()
    const { visitId } = touch('a')
    for (let i = 0; i < 20; i++) {
      clock.pass(499)
      expect(touch('a').visitId).toBe(visitId)
    }
    expect(ops()).toHaveLength(1)
    clock.pass(500)
    expect(touch('a').visitId).not.toBe(visitId)
  })

  it('on another screen is another visitor', async () => {
    const { touch } = await setUp()
    expect(touch('a').visitId).not.toBe(touch('b').visitId)
  })

  it('is told from the last by the monotonic clock alone', async () => {
    const { touch, clock } = await setUp()
    const { visitId } = touch('a')
    clock.setWall(clock.wall() + 86_400_000)
    expect(touch('a').visitId).toBe(visitId)
    clock.pass(500)
    clock.setWall(clock.wall() - 86_400_000)
    expect(touch('a').visitId).not.toBe(visitId)
  })

  it('right after an undo is a new visit', async () => {
    const { touch, checkIn } = await setUp()
    const { visitId } = touch('a')
    checkIn.undo({ visitId })
    expect(touch('a')).toMatchObject({ undone: false })
  })

  it.each([
    ['2026-11-23T07:30', true],
    ['2026-11-23T16:00', true],
    ['2026-11-25T10:00', true],
    ['2026-11-23T15:59', false],
  ])('at %s counts too; outside hours: %s', async (at, outsideHours) => {
    const { touch, rollup } = await setUp({ at })
    expect(touch()).toMatchObject({ outsideHours })
    expect(rollup()).toHaveLength(1)
  })

  it('counts where nobody has stated any hours', async () => {
    const { touch, addActivity } = await setUp({ at: '2026-11-23T03:00' })
    addActivity('bingo', {})
    expect(touch()).toMatchObject({ outsideHours: false })
  })

  it('counts where a damaged disk has broken a part of the programme, and the rest is shown', async () => {
    const { db, log, touch, programme, addActivity } = await setUp()
    db.exec(`INSERT INTO programme VALUES ('venue', 'venue', '{"name":', 0), ('room', 'room', '7', 0)`)
    addActivity('bingo', {})
    expect(touch().partySize).toBe(1)
    expect(programme.shown()).toMatchObject({ example: false, programme: { activities: [{ id: 'bingo' }] } })
    expect(log.lines).toHaveLength(2)
  })

  it('is summed by the hour of the venue, not of the machine', async () => {
    const { touch, rollup } = await setUp({ at: '2026-07-01T00:10' })
    touch()
    expect(rollup()).toMatchObject([{ day: '2026-07-01', hour: 0 }])
  })
})

describe('choices', () => {
  it('each add one op, and a repeat none', async () => {
    const { touch, checkIn, ops, rollup, told } = await setUp()
    const { visitId } = touch()
    for (let twice = 0; twice < 2; twice++) {
      checkIn.join({ visitId, occurrenceId: singing, join: true })
      checkIn.partySize({ visitId, size: 2 })
      checkIn.firstTime({ visitId, firstTime: true })
      checkIn.orderMeal({ visitId, mealId: soup, diet: 'vegetarian', portions: 2 })
    }
    expect(ops()).toEqual([
      'visit.made',
      'participation.set',
      'visit.partySize',
      'visit.firstTime',
      'mealOrder.set',
    ])
    expect(rollup()).toMatchObject([{ visits: 1, persons: 2, first_time: 1 }])
    expect(checkIn.join({ visitId, occurrenceId: singing, join: false })).toEqual({
      visitId,
      partySize: 2,
      firstTime: true,
      participations: [],
      mealOrders: [{ mealId: soup, diet: 'vegetarian', portions: 2 }],
      outsideHours: false,
      undone: false,
    })
    expect(told()).toBe(7)
  })

  it('are gone from every count once the visit is undone', async () => {
    const { touch, checkIn, store, rollup } = await setUp()
    const { visitId } = touch()
    checkIn.join({ visitId, occurrenceId: singing, join: true })
    checkIn.orderMeal({ visitId, mealId: soup, diet: 'ordinary', portions: 3 })
    expect([store.visits.joined(singing), store.visits.ordered(soup)]).toEqual([1, 3])
    expect(checkIn.undo({ visitId })).toMatchObject({ undone: true })
    expect(checkIn.undo({ visitId })).toMatchObject({ undone: true })
    expect([store.visits.joined(singing), store.visits.ordered(soup)]).toEqual([0, 0])
    expect(store.visits.joinedFrom('2026-11-01')).toEqual(new Map())
    expect(rollup()).toMatchObject([{ visits: 0, persons: 0, first_time: 0 }])
  })

  it('are over when nothing has changed for half an hour, by this boot or by the wall clock', async () => {
    const { touch, checkIn, clock, ops } = await setUp()
    const { visitId } = touch()
    clock.pass(30 * 60_000)
    expect(checkIn.firstTime({ visitId, firstTime: true })).toMatchObject({ firstTime: true })
    clock.setWall(clock.wall() + 86_400_000)
    clock.pass(30 * 60_000)
    expect(checkIn.partySize({ visitId, size: 2 })).toMatchObject({ partySize: 2 })
    clock.bootId = 'boot-2'
    expect(checkIn.partySize({ visitId, size: 3 })).toMatchObject({ partySize: 3 })
    clock.pass(30 * 60_000 + 1)
    expect(checkIn.join({ visitId, occurrenceId: singing, join: true })).toBe('VISIT_OVER')
    expect(checkIn.undo({ visitId })).toBe('VISIT_OVER')
    expect(ops()).toHaveLength(4)
  })

  it('of an unknown or undone visit are refused', async () => {
    const { touch, checkIn, ops } = await setUp()
    expect(checkIn.undo({ visitId: uuid(99) })).toBe('VISIT_OVER')
    expect(checkIn.partySize({ visitId: uuid(99), size: 2 })).toBe('VISIT_OVER')
    const { visitId } = touch()
    checkIn.undo({ visitId })
    expect(checkIn.partySize({ visitId, size: 2 })).toBe('VISIT_OVER')
    expect(ops()).toEqual(['visit.made', 'visit.undone'])
  })

  it('offer what is held today, and nothing else', async () => {
    const { touch, checkIn, store, clock, programme, addActivity } = await setUp({ at: '2026-11-23T14:30' })
    addActivity('running', {})
    addActivity('over', { start: '2026-11-23T13:00' })
    addActivity('tomorrow', { start: '2026-11-24T10:00' })
    for (const [key, change] of Object.entries({
      cancelled: { cancelled: true },
      away: { movedTo: '2026-11-24T14:00' },
      later: { movedTo: '2026-11-23T18:00' },
    })) {
      addActivity(key, {})
      const fields = { activity: key, date: '2026-11-23', ...change }
      store.programme.save({ id: `${key}:2026-11-23`, type: 'occurrence', deleted: false, fields })
    }
    programme.changed()
    const { visitId } = touch()
    const offered = ['running', 'over', 'cancelled', 'away', 'later', 'unknown'].filter((key) => {
      const answer = checkIn.join({ visitId, occurrenceId: `${key}:2026-11-23`, join: true })
      expect(typeof answer === 'string' ? answer : 'joined').toMatch(/joined|NOT_OFFERED/)
      return typeof answer !== 'string'
    })
    expect(offered).toEqual(['running', 'over', 'later'])
    expect(checkIn.join({ visitId, occurrenceId: 'tomorrow:2026-11-24', join: true })).toBe('NOT_OFFERED')
    clock.pass(29 * 60_000)
    checkIn.firstTime({ visitId, firstTime: false })
    clock.pass(2 * 60_000)
    const leaving = checkIn.join({ visitId, occurrenceId: 'running:2026-11-23', join: false })
    expect(leaving).toMatchObject({ participations: ['later:2026-11-23', 'over:2026-11-23'] })
  })

  it('take portions until the last order, of a diet that there is, and as many as there are', async () => {
    const { touch, checkIn, clock } = await setUp()
    const { visitId } = touch('a')
    const other = touch('b').visitId
    const order = (portions: number, diet: 'ordinary' | 'vegan' = 'ordinary', who = visitId) =>
      checkIn.orderMeal({ visitId: who, mealId: soup, diet, portions })
    expect(order(1, 'vegan')).toBe('NOT_OFFERED')
    expect(checkIn.orderMeal({ visitId, mealId: 'no-such', diet: 'ordinary', portions: 1 })).toBe(
      'NOT_OFFERED',
    )
    expect(order(2)).toMatchObject({ mealOrders: [{ portions: 2 }] })
    expect(order(2, 'ordinary', other)).toBe('FULL')
    expect(order(3)).toMatchObject({ mealOrders: [{ portions: 3 }] })
    expect(order(4)).toBe('FULL')
    checkIn.firstTime({ visitId, firstTime: true })
    clock.pass(25 * 60_000)
    order(2)
    clock.pass(25 * 60_000)
    expect(order(3)).toBe('NOT_OFFERED')
    expect(order(0)).toMatchObject({ mealOrders: [] })
  })

  it('give a whole party places or none', async () => {
    const { touch, checkIn, store } = await setUp()
    const three = touch('a').visitId
    const two = touch('b').visitId
    checkIn.partySize({ visitId: three, size: 3 })
    checkIn.partySize({ visitId: two, size: 2 })
    expect(checkIn.join({ visitId: three, occurrenceId: singing, join: true })).toMatchObject({
      partySize: 3,
    })
    expect(checkIn.join({ visitId: two, occurrenceId: singing, join: true })).toBe('FULL')
    checkIn.partySize({ visitId: two, size: 1 })
    expect(checkIn.join({ visitId: two, occurrenceId: singing, join: true })).toMatchObject({ partySize: 1 })
    expect(checkIn.partySize({ visitId: two, size: 2 })).toBe('FULL')
    expect(checkIn.partySize({ visitId: three, size: 1 })).toMatchObject({ partySize: 1 })
    expect(checkIn.partySize({ visitId: two, size: 3 })).toMatchObject({ partySize: 3 })
    expect(store.visits.joined(singing)).toBe(4)
  })
})

type Step = [who: number, what: 'join' | 'leave' | 'size' | 'order' | 'undo', size: number]
const steps = fc.array(
  fc.tuple(
    fc.nat(5),
    fc.constantFrom<Step[1]>('join', 'join', 'leave', 'size', 'order', 'undo'),
    fc.integer({ min: 1, max: 4 }),
  ),
  { minLength: 1, maxLength: 40 },
)

/** Plays steps of six visits, divided between the given engines, and checks the limits after each. */
function play(engines: CheckIn[], store: Store, script: Step[]): void {
  const visits = Array.from({ length: 6 }, (_, i) => {
    const checkIn = engines[i % engines.length] as CheckIn
    return made(checkIn.touch({ touchId: newId(), screen: `s${i}` })).visitId
  })
  for (const [who, what, size] of script) {
    const checkIn = engines[who % engines.length] as CheckIn
    const visitId = visits[who] as string
    if (what === 'join' || what === 'leave')
      checkIn.join({ visitId, occurrenceId: singing, join: what === 'join' })
    if (what === 'size') checkIn.partySize({ visitId, size })
    if (what === 'order') checkIn.orderMeal({ visitId, mealId: soup, diet: 'ordinary', portions: size - 1 })
    if (what === 'undo' && size === 4) checkIn.undo({ visitId })
    expect(store.visits.joined(singing)).toBeLessThanOrEqual(4)
    expect(store.visits.ordered(soup)).toBeLessThanOrEqual(3)
  }
  for (const [i, visitId] of visits.entries()) engines[i % engines.length]?.undo({ visitId })
}

it('is never over-booked, whatever the order of two engines on one file', async () => {
  const file = join(temporaryFolder(), 'a.sqlite')
  const [one, two] = [await setUp({ file }), await setUp({ file })]
  fc.assert(
    fc.property(steps, (script) => play([one.checkIn, two.checkIn], one.store, script)),
    { numRuns: 30 },
  )
  expect(one.store.visits.joinedFrom('2026-01-01')).toEqual(two.store.visits.joinedFrom('2026-01-01'))
  expect(sums(one.db)).toEqual({ visits: 0, persons: 0, first_time: 0 })
})

function sums(db: Database): unknown {
  return db
    .prepare('SELECT sum(visits) visits, sum(persons) persons, sum(first_time) first_time FROM rollup_day')
    .get()
}

describe('a touch that nobody was thanked for', () => {
  it('counts for nothing once it is withdrawn, however long ago it was', async () => {
    const { checkIn, touch, clock, db } = await setUp()
    const { visitId } = touch('a')
    clock.pass(24 * 3_600_000)
    expect(checkIn.withdraw({ touchId: visitId })).toMatchObject({ undone: true })
    expect(sums(db)).toEqual({ visits: 0, persons: 0, first_time: 0 })
  })

  it('counts for nothing either when it comes after it was withdrawn', async () => {
    const { checkIn, ops, db } = await setUp()
    checkIn.withdraw({ touchId: uuid(1) })
    checkIn.withdraw({ touchId: uuid(1) })
    expect(checkIn.touch({ touchId: uuid(1), screen: 'a' })).toMatchObject({ undone: true })
    expect(ops()).toEqual(['visit.undone'])
    expect(sums(db)).toMatchObject({ visits: null })
    expect(checkIn.touch({ touchId: uuid(2), screen: 'a' })).toMatchObject({
      visitId: uuid(2),
      undone: false,
    })
    expect(sums(db)).toMatchObject({ visits: 1, persons: 1 })
  })
})

describe('when the disk does not take it', () => {
  it('says so, thanks for nothing, tells the log once, and is well again by itself', async () => {
    const { db, touch, checkIn, ops, log, clock } = await setUp()
    const { visitId } = touch('a')
    clock.pass(1000)
    const pages = Number(db.pragma('page_count', { simple: true }))
    db.pragma(`max_page_count = ${pages}`)
    const fill = db.prepare('INSERT INTO setting VALUES (hex(randomblob(8)), hex(randomblob(100)))')
    expect(() => {
      for (;;) fill.run()
    }).toThrow('full')
    let answer: VisitView | string = ''
    const before = ops().length
    let tries = 0
    do {
      tries++
      answer = checkIn.touch({ touchId: newId(), screen: `x${tries}` })
    } while (answer !== 'NOT_SAVED' && tries < 500)
    expect(answer).toBe('NOT_SAVED')
    expect(ops()).toHaveLength(before + tries - 1)
    expect(log.lines).toEqual(['error: a check-in was not saved'])
    db.pragma('max_page_count = 1000000')
    expect(checkIn.touch({ touchId: uuid(77), screen: `x${tries}` })).toMatchObject({ visitId: uuid(77) })
    expect(checkIn.firstTime({ visitId, firstTime: true })).toMatchObject({ firstTime: true })
  })

  it('says so also of a database that may only be read', async () => {
    const { db, checkIn, log } = await setUp()
    db.pragma('query_only = ON')
    expect(checkIn.touch({ touchId: uuid(1), screen: 'a' })).toBe('NOT_SAVED')
    expect(log.lines).toHaveLength(1)
  })
})
