import { describe, expect, it } from 'vitest'
import { openDatabase } from '../store/open.ts'
import { clientOf, handClock, keptLog, testEngine } from '../testing.ts'
import { adminPin, insideOf, refusal, withKarin } from './testing.ts'

const wrong = '590271'

async function setUp(given: Parameters<typeof testEngine>[0] = {}) {
  const clock = handClock()
  const engine = await testEngine({ clock, ...given })
  return { clock, engine, door: clientOf(engine).staff.door }
}

/** All that the file holds of people and the lock, as text. */
async function kept(databaseFile: string): Promise<string> {
  const db = await openDatabase(databaseFile)
  const rows = [db.prepare('SELECT * FROM person').all(), db.prepare('SELECT * FROM pin_lock').all()]
  db.close()
  return JSON.stringify(rows)
}

describe('first use', () => {
  it('asks for an administrator, once', async () => {
    const { engine, door } = await setUp()
    expect(await door.state()).toEqual({ firstUse: true, lockedMs: 0 })
    expect(await door.setUp({ name: ' Karin ', pin: adminPin })).toMatchObject({
      person: { name: 'Karin', role: 'administrator' },
      idleMs: 300_000,
    })
    expect(await door.state()).toEqual({ firstUse: false, lockedMs: 0 })
    expect(await refusal(door.setUp({ name: 'Eva', pin: '271828' }))).toMatchObject({
      code: 'FIRST_USE_OVER',
    })
    expect(await kept(engine.options.databaseFile)).not.toContain(adminPin)
  })

  it('tells nobody afterwards whose a PIN is', async () => {
    const { engine, door } = await setUp()
    const { karin } = await withKarin(engine)
    await karin.people.add({ name: 'Ali', role: 'host', pin: '271828' })
    for (const pin of [adminPin, '271828', wrong, '123456']) {
      expect(await refusal(door.setUp({ name: 'Eva', pin }))).toMatchObject({ code: 'FIRST_USE_OVER' })
    }
  })

  it('makes one administrator of two at the same time', async () => {
    const { engine, door } = await setUp()
    const pins = ['483920', '271828', '590271']
    const answers = await Promise.allSettled(pins.map((pin) => door.setUp({ name: 'Eva', pin })))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(JSON.parse(await kept(engine.options.databaseFile))[0]).toHaveLength(1)
  })

  it.each([
    [{ name: 'Karin', pin: '123456' }, { code: 'WEAK_PIN' }],
    [
      { name: 'Karin 450312-1230', pin: adminPin },
      { code: 'PERSONAL_NUMBER', data: { field: 'name' } },
    ],
    [
      { name: 'Karin', pin: '194503121230' },
      { code: 'PERSONAL_NUMBER', data: { field: 'pin' } },
    ],
  ])('refuses %o', async (input, why) => {
    const { door } = await setUp()
    expect(await refusal(door.setUp(input))).toMatchObject(why)
    expect(await door.state()).toMatchObject({ firstUse: true })
  })
})

describe('a PIN', () => {
  it('lets its owner in', async () => {
    const { engine, door } = await setUp()
    const { karin } = await withKarin(engine)
    const { id } = await karin.people.add({ name: 'Ali', role: 'host', pin: '271828' })
    const { token, person } = await door.enter({ pin: '271828' })
    expect(person).toEqual({ id, name: 'Ali', role: 'host' })
    expect(await insideOf(engine, token).staff.door.stay()).toEqual({ idleMs: 300_000 })
  })

  it('locks the door when it is wrong, and is not tried while the door is locked', async () => {
    const { clock, engine, door } = await setUp()
    await withKarin(engine)
    for (let guess = 0; guess < 3; guess++) {
      expect(await refusal(door.enter({ pin: wrong }))).toMatchObject({ code: 'WRONG_PIN' })
    }
    clock.pass(10_000)
    expect(await refusal(door.enter({ pin: adminPin }))).toEqual({
      code: 'LOCKED',
      data: { lockedMs: 20_000 },
    })
    clock.pass(19_999)
    expect(await door.state()).toMatchObject({ lockedMs: 1 })
    clock.pass(1)
    await door.enter({ pin: adminPin })
    expect(await door.state()).toMatchObject({ lockedMs: 0 })
    expect(await refusal(door.enter({ pin: wrong }))).toMatchObject({ code: 'WRONG_PIN' })
    expect(await door.state()).toMatchObject({ lockedMs: 0 })
  })

  it('of a host does not take away what was tried for an administrator’s', async () => {
    const { clock, engine, door } = await setUp()
    const { karin } = await withKarin(engine)
    await karin.people.add({ name: 'Ali', role: 'host', pin: '271828' })
    const tryWrong = () => refusal(door.enter({ pin: wrong }))
    const enter = () => door.enter({ pin: '271828' })
    await tryWrong()
    await tryWrong()
    await enter()
    expect(await tryWrong()).toMatchObject({ code: 'WRONG_PIN' })
    expect(await door.state()).toMatchObject({ lockedMs: 30_000 })
    clock.pass(30_000)
    for (let time = 0; time < 3; time++) await enter()
    await tryWrong()
    expect(await door.state()).toMatchObject({ lockedMs: 60_000 })
    clock.pass(15 * 60_000)
    await enter()
    await tryWrong()
    expect(await door.state()).toMatchObject({ lockedMs: 0 })
  })

  it('is counted also among many at once', async () => {
    const { engine, door } = await setUp()
    await withKarin(engine)
    const guesses = Array.from({ length: 12 }, () => refusal(door.enter({ pin: wrong })))
    const codes = (await Promise.all(guesses)).map(({ code }) => code)
    expect(codes.filter((code) => code === 'WRONG_PIN')).toHaveLength(3)
    expect(codes.filter((code) => code === 'LOCKED')).toHaveLength(9)
  })

  it('is counted in the file before it is tried, so that a killed engine has counted it', async () => {
    const { engine, door } = await setUp()
    const file = engine.options.databaseFile
    await withKarin(engine)
    const guess = refusal(door.enter({ pin: wrong }))
    // No answer yet: scrypt runs in another thread, and the file is read before anybody waits for it.
    await expect.poll(async () => JSON.parse(await kept(file))[1]).toMatchObject([{ failures: 1 }])
    await guess
    expect(JSON.parse(await kept(file))[1]).toMatchObject([{ failures: 1 }])
  })

  it('stays locked through a restart, another boot and any wall clock', async () => {
    const { clock, engine, door } = await setUp()
    await withKarin(engine)
    for (let guess = 0; guess < 3; guess++) await refusal(door.enter({ pin: wrong }))
    clock.pass(10_000)
    const locked = async () => (await clientOf(await testEngine(engine.options)).staff.door.state()).lockedMs
    await engine.close()
    expect(await locked()).toBe(20_000)
    clock.setWall(clock.wall() - 86_400_000)
    expect(await locked()).toBe(20_000)
    clock.setWall(clock.wall() + 366 * 86_400_000)
    expect(await locked()).toBe(20_000)
    const boot = { ...clock, bootId: 'boot-2' }
    const { door: rebooted } = clientOf(await testEngine({ ...engine.options, clock: boot })).staff
    clock.pass(25_000)
    // It has run since this boot's engine started, not since anybody looked.
    expect(await rebooted.state()).toMatchObject({ lockedMs: 5000 })
  })

  it.each(['', '1', "' OR 1=1 --", '<b>483920</b>', ' 483920'])('is not %j', async (pin) => {
    const { engine, door } = await setUp()
    await withKarin(engine)
    expect(await refusal(door.enter({ pin }))).toMatchObject({ code: 'WRONG_PIN' })
  })

  it('is not tried when the guess cannot be counted', async () => {
    const log = keptLog()
    const { engine, door } = await setUp({ log })
    await withKarin(engine)
    const db = await openDatabase(engine.options.databaseFile)
    db.exec("CREATE TRIGGER full BEFORE INSERT ON pin_lock BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    expect(await refusal(door.enter({ pin: adminPin }))).toMatchObject({ code: 'NOT_SAVED' })
    db.exec('DROP TRIGGER full')
    db.close()
    expect(log.lines).toEqual(['error: what staff did was not saved'])
    expect(await door.enter({ pin: adminPin })).toMatchObject({ person: { name: 'Karin' } })
  })
})

describe('a badge', () => {
  async function withBadge() {
    const made = await setUp()
    const { session, karin } = await withKarin(made.engine)
    const { badge } = await karin.people.newBadge({ id: session.person.id })
    return { ...made, session, karin, badge }
  }

  it('opens the door, also one that wrong PINs have locked', async () => {
    const { door, badge } = await withBadge()
    for (let guess = 0; guess < 3; guess++) await refusal(door.enter({ pin: wrong }))
    expect(await refusal(door.enter({ pin: adminPin }))).toMatchObject({ code: 'LOCKED' })
    expect(await door.enterByBadge({ badge })).toMatchObject({ person: { name: 'Karin' } })
    // It says nothing of the PINs that were tried.
    expect(await door.state()).toMatchObject({ lockedMs: 30_000 })
  })

  it('is read however a scanner gives it, and kept only as a hash', async () => {
    const { engine, door, badge } = await withBadge()
    expect(badge).toMatch(/^SAMVARO-B-[0-9A-HJKMNP-TV-Z]{26}$/)
    await door.enterByBadge({ badge: `\t ${badge.toLowerCase()}\r\n` })
    expect(await kept(engine.options.databaseFile)).not.toContain(badge.slice(10))
  })

  it('opens nothing when there is a newer one, or none any more', async () => {
    const { door, karin, session, badge } = await withBadge()
    const { id } = session.person
    const newer = await karin.people.newBadge({ id })
    expect(await refusal(door.enterByBadge({ badge }))).toMatchObject({ code: 'UNKNOWN_BADGE' })
    await door.enterByBadge(newer)
    expect(await karin.people.dropBadge({ id })).toMatchObject({ hasBadge: false })
    expect(await refusal(door.enterByBadge(newer))).toMatchObject({ code: 'UNKNOWN_BADGE' })
  })

  it('is nothing else that a scanner may shout, which is neither kept nor logged', async () => {
    const log = keptLog()
    const { engine, door } = await setUp({ log })
    await withKarin(engine)
    const bytes = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte).repeat(36))
    const shouted = [
      ...bytes,
      '',
      '194503121230',
      'SAMVARO-B-',
      'SAMVARO-B-ILOUILOUILOUILOUILOUILOUIL',
      "SAMVARO-B-' OR badge_hash IS NOT NULL --",
      '<img src=x onerror=alert(1)>',
    ]
    const before = await kept(engine.options.databaseFile)
    for (const badge of shouted) {
      expect(await refusal(door.enterByBadge({ badge }))).toMatchObject({ code: 'UNKNOWN_BADGE' })
    }
    expect(await kept(engine.options.databaseFile)).toBe(before)
    expect(log.lines).toEqual([])
  })
})
