import { expect, it } from 'vitest'
import { openDatabase } from '../store/open.ts'
import { clientOf, testEngine } from '../testing.ts'
import { adminPin, insideOf, refusal, withKarin, withPerson } from './testing.ts'

const nobody = '0193a5a0-0000-7000-8000-000000000009'

async function setUp() {
  const engine = await testEngine()
  return { engine, ...(await withKarin(engine)) }
}

it('adds, changes and removes', async () => {
  const { karin, session } = await setUp()
  const ali = await karin.people.add({ name: 'Ali', role: 'host', pin: '271828' })
  expect(ali).toMatchObject({ name: 'Ali', role: 'host', hasBadge: false })
  expect(await karin.people.change({ id: ali.id, name: 'Ali B' })).toEqual({ ...ali, name: 'Ali B' })
  expect(await karin.people.change({ id: ali.id, role: 'staff' })).toMatchObject({ role: 'staff' })
  await karin.people.newBadge({ id: ali.id })
  expect((await karin.people.list()).map(({ name, hasBadge }) => [name, hasBadge])).toEqual([
    ['Karin', false],
    ['Ali B', true],
  ])
  await karin.people.remove({ id: ali.id })
  expect((await karin.people.list()).map(({ id }) => id)).toEqual([session.person.id])
})

it('keeps of somebody who is removed the name, and nothing that opens the door', async () => {
  const { engine, karin } = await setUp()
  const { id } = await karin.people.add({ name: 'Ali', role: 'host', pin: '271828' })
  const badge = await karin.people.newBadge({ id })
  await karin.people.remove({ id })
  const { door } = clientOf(engine).staff
  expect(await refusal(door.enter({ pin: '271828' }))).toMatchObject({ code: 'WRONG_PIN' })
  expect(await refusal(door.enterByBadge(badge))).toMatchObject({ code: 'UNKNOWN_BADGE' })
  const db = await openDatabase(engine.options.databaseFile)
  expect(db.prepare('SELECT * FROM person WHERE id = ?').get(id)).toEqual({
    id,
    name: 'Ali',
    role: 'host',
    pin_salt: null,
    pin_hash: null,
    badge_hash: null,
    removed: 1,
  })
  db.close()
  // Free for somebody else.
  await karin.people.add({ name: 'Eva', role: 'staff', pin: '271828' })
})

it('never lets the last administrator go', async () => {
  const { karin, session } = await setUp()
  const { id } = session.person
  const last = { code: 'LAST_ADMINISTRATOR' }
  expect(await refusal(karin.people.remove({ id }))).toMatchObject(last)
  expect(await refusal(karin.people.change({ id, role: 'staff' }))).toMatchObject(last)
  expect(await karin.people.change({ id, name: 'Karin L', role: 'administrator' })).toMatchObject({
    name: 'Karin L',
  })
  await karin.people.add({ name: 'Eva', role: 'administrator', pin: '590271' })
  await karin.people.change({ id, role: 'staff' })
})

it('gives a new PIN, and the old one opens nothing any more', async () => {
  const { engine, karin, session } = await setUp()
  const { id } = session.person
  const { door } = clientOf(engine).staff
  await karin.people.newPin({ id, pin: '590271' })
  expect(await refusal(door.enter({ pin: adminPin }))).toMatchObject({ code: 'WRONG_PIN' })
  await door.enter({ pin: '590271' })
  // Their own again is no one else's.
  await karin.people.newPin({ id, pin: '590271' })
})

it.each(['newBadge', 'dropBadge'] as const)(
  'whoever came in by the old badge is out after %s',
  async (deed) => {
    const { engine, karin, session } = await setUp()
    const door = clientOf(engine).staff.door
    const { id } = await karin.people.add({ name: 'Ali', role: 'host', pin: '271828' })
    const { token } = await door.enterByBadge(await karin.people.newBadge({ id }))
    const finder = insideOf(engine, token).staff
    await finder.door.stay()
    await karin.people[deed]({ id })
    expect(await refusal(finder.door.stay())).toMatchObject({ code: 'SIGNED_OUT' })
    // Who does it for themselves stays in.
    await karin.people[deed]({ id: session.person.id })
    await karin.door.stay()
  },
)

it('gives no PIN twice, also when two ask at once', async () => {
  const { karin, session } = await setUp()
  const weak = { code: 'WEAK_PIN' }
  const add = (name: string, pin: string) => karin.people.add({ name, role: 'host', pin })
  expect(await refusal(add('Ali', adminPin))).toMatchObject(weak)
  expect(await refusal(add('Ali', '777777'))).toMatchObject(weak)
  const both = await Promise.allSettled([add('Ali', '271828'), add('Eva', '271828')])
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(await refusal(karin.people.newPin({ id: session.person.id, pin: '271828' }))).toMatchObject(weak)
})

it('says which text looks like a personnummer, and keeps none', async () => {
  const { karin, session } = await setUp()
  const { id } = session.person
  const named = { code: 'PERSONAL_NUMBER', data: { field: 'name' } }
  expect(await refusal(karin.people.add({ name: 'Ali 19450312-1230', role: 'host', pin: '271828' }))).toEqual(
    named,
  )
  expect(await refusal(karin.people.change({ id, name: '450312-1230' }))).toEqual(named)
  expect(await refusal(karin.people.newPin({ id, pin: '4503121230' }))).toEqual({
    code: 'PERSONAL_NUMBER',
    data: { field: 'pin' },
  })
  expect((await karin.people.list()).map(({ name }) => name)).toEqual(['Karin'])
})

it('knows whom it does not know', async () => {
  const { karin } = await setUp()
  const calls = [
    karin.people.change({ id: nobody, name: 'Ali' }),
    karin.people.newPin({ id: nobody, pin: '271828' }),
    karin.people.newBadge({ id: nobody }),
    karin.people.dropBadge({ id: nobody }),
    karin.people.remove({ id: nobody }),
  ]
  for (const { code } of await Promise.all(calls.map(refusal))) expect(code).toBe('NO_SUCH_PERSON')
})

it('says when the database did not take it', async () => {
  const { engine, karin } = await setUp()
  const db = await openDatabase(engine.options.databaseFile)
  db.exec("CREATE TRIGGER full BEFORE INSERT ON person BEGIN SELECT RAISE(ABORT, 'disk full'); END")
  db.close()
  const ali = karin.people.add({ name: 'Ali', role: 'host', pin: '271828' })
  expect(await refusal(ali)).toMatchObject({ code: 'NOT_SAVED' })
  expect(await karin.people.list()).toHaveLength(1)
})

it.each(['host', 'staff'] as const)('is not for role %s, who may say that they are there', async (role) => {
  const { engine, karin } = await setUp()
  const { id, client } = await withPerson(engine, karin, { name: 'Ali', role, pin: '271828' })
  const settings = await karin.settings.get()
  const calls = [
    client.people.list(),
    client.people.add({ name: 'Eva', role: 'administrator', pin: '590271' }),
    client.people.change({ id, role: 'administrator' }),
    client.people.newPin({ id, pin: '590271' }),
    client.people.newBadge({ id }),
    client.people.dropBadge({ id }),
    client.people.remove({ id }),
    client.settings.get(),
    client.settings.save({ fields: settings }),
  ]
  for (const { code } of await Promise.all(calls.map(refusal))) expect(code).toBe('NOT_ALLOWED')
  await client.door.stay()
  await client.door.leave()
  expect(await refusal(client.door.stay())).toMatchObject({ code: 'SIGNED_OUT' })
})
