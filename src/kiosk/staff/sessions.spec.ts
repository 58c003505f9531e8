import { expect, it } from 'vitest'
import { clientOf, handClock, testEngine } from '../testing.ts'
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
  const settings = await karin.settings.get()
  await karin.settings.save({ ...settings, idle: { ...settings.idle, staffMinutes: 20 } })
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
