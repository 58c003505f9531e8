import { describe, expect, it } from 'vitest'
import { clientOf, handClock, type KioskClient, testEngine } from '../testing.ts'
import { adminPin, insideOf, refusal, withKarin, withPerson } from './testing.ts'

const signedOut = { code: 'SIGNED_OUT' }

async function setUp() {
  const clock = handClock()
  const engine = await testEngine({ clock })
  return { clock, engine, ...(await withKarin(engine)) }
}

it.each(['', 'x', 'A'.repeat(43)])('is not the token %j', async (token) => {
  const { engine } = await setUp()
  expect(await refusal(insideOf(engine, token).staff.door.stay())).toMatchObject(signedOut)
  expect(await refusal(clientOf(engine).staff.people.list())).toMatchObject(signedOut)
})

it('ends a minute after the page has left by itself, and each call begins its rest anew', async () => {
  const { clock, karin, session } = await setUp()
  const rest = session.idleMs + 60_000
  clock.pass(rest - 1)
  await karin.door.stay()
  clock.pass(rest - 1)
  await karin.people.list()
  clock.setWall(0)
  await karin.door.stay()
  clock.pass(rest)
  expect(await refusal(karin.door.stay())).toMatchObject(signedOut)
})

it('rests as long as is set', async () => {
  const { clock, karin } = await setUp()
  await karin.settings.save({ fields: { idle: { visitorSeconds: 90, staffMinutes: 20 } } })
  expect(await karin.door.stay()).toEqual({ idleMs: 1_200_000 })
  clock.pass(20 * 60_000 + 59_999)
  await karin.door.stay()
})

it('sees at once that a role has changed or a person has been removed', async () => {
  const { engine, karin } = await setUp()
  const { id, client } = await withPerson(engine, karin, { name: 'Ali', role: 'host', pin: '271828' })
  expect(await refusal(client.people.list())).toMatchObject({ code: 'NOT_ALLOWED' })
  await karin.people.change({ id, role: 'administrator' })
  await client.people.list()
  await karin.people.remove({ id })
  expect(await refusal(client.people.list())).toMatchObject(signedOut)
})

it('makes room for a new one by ending the oldest', async () => {
  const { engine, karin } = await setUp()
  const { door } = clientOf(engine).staff
  const tokens: string[] = []
  for (let n = 0; n < 20; n++) tokens.push((await door.enter({ pin: adminPin })).token)
  expect(new Set(tokens).size).toBe(20)
  expect(await refusal(karin.door.stay())).toMatchObject(signedOut)
  for (const token of tokens) await insideOf(engine, token).staff.door.stay()
})

it('does not outlive the engine', async () => {
  const { engine, session } = await setUp()
  await engine.close()
  const next = await testEngine(engine.options)
  expect(await refusal(insideOf(next, session.token).staff.door.stay())).toMatchObject(signedOut)
})

describe('the live day of staff', () => {
  /** It has been told once. */
  async function following(client: KioskClient['staff']) {
    const views = await client.today.live()
    expect((await views.next()).done).toBe(false)
    return views
  }

  it('ends with its session, which it does not keep living', async () => {
    const { clock, karin, session } = await setUp()
    const views = await following(karin)
    for (let passed = 0; passed < session.idleMs; passed += 60_000) {
      clock.pass(60_000)
      expect((await views.next()).done).toBe(false)
    }
    const last = views.next()
    clock.pass(60_000)
    expect((await last).done).toBe(true)
    expect(await refusal(karin.door.stay())).toMatchObject(signedOut)
  })

  it('gives nothing to somebody who has been removed', async () => {
    const { engine, clock, karin } = await setUp()
    const { id, client } = await withPerson(engine, karin, { name: 'Ali', role: 'host', pin: '271828' })
    const views = await following(client)
    const next = views.next()
    await karin.people.remove({ id })
    await clientOf(engine).checkIn.touch({ touchId: crypto.randomUUID(), screen: 'home' })
    clock.pass(60_000)
    expect((await next).done).toBe(true)
  })
})

it('a new PIN ends what the person has open elsewhere, and nothing else', async () => {
  const { engine, karin, session } = await setUp()
  const ali = await withPerson(engine, karin, { name: 'Ali', role: 'administrator', pin: '271828' })
  const { door } = clientOf(engine).staff
  const elsewhere = insideOf(engine, (await door.enter({ pin: adminPin })).token).staff
  await karin.people.newPin({ id: session.person.id, pin: '590271' })
  expect(await refusal(elsewhere.door.stay())).toMatchObject(signedOut)
  await karin.door.stay()
  await ali.client.door.stay()
  await karin.people.newPin({ id: ali.id, pin: '161803' })
  expect(await refusal(ali.client.door.stay())).toMatchObject(signedOut)
})

it('a new PIN that is refused ends nothing', async () => {
  const { engine, karin, session } = await setUp()
  const { token } = await clientOf(engine).staff.door.enter({ pin: adminPin })
  expect(await refusal(karin.people.newPin({ id: session.person.id, pin: '777777' }))).toMatchObject({
    code: 'WEAK_PIN',
  })
  await insideOf(engine, token).staff.door.stay()
})
