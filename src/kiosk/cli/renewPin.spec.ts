import { dirname } from 'node:path'
import { expect, it } from 'vitest'
import { withKarin } from '../staff/testing.ts'
import { openDatabase } from '../store/open.ts'
import { newId } from '../system.ts'
import { clientOf, testEngine } from '../testing.ts'
import { renewPin } from './renewPin.ts'

const pinCost = { log2N: 4, r: 1, p: 1 }

async function setUp() {
  const engine = await testEngine()
  const folder = dirname(engine.options.databaseFile)
  const said: string[] = []
  const run = async (...args: string[]) => {
    const print = (line: string) => void said.push(line)
    await renewPin([...args, '--data', folder], { newId, print, pinCost })
    return /: (\d{6})$/.exec(said.at(-2) ?? '')?.[1] ?? ''
  }
  return { engine, said, run, door: clientOf(engine).staff.door }
}

it('makes an administrator of a screen that has none, and prints the PIN', async () => {
  const { run, said, door } = await setUp()
  const pin = await run('Karin')
  expect(said[0]).toMatch(/^Ny PIN för Karin, administratör: \d{6}$/)
  expect(await door.state()).toMatchObject({ firstUse: false })
  expect(await door.enter({ pin })).toMatchObject({ person: { name: 'Karin', role: 'administrator' } })
})

it('opens a running screen whose door is locked, to the same administrator', async () => {
  const { engine, run, door } = await setUp()
  const { session } = await withKarin(engine)
  for (let guess = 0; guess < 3; guess++) await door.enter({ pin: '590271' }).catch(() => {})
  expect(await door.state()).toMatchObject({ lockedMs: 30_000 })
  const { person } = await door.enter({ pin: await run('karin') })
  expect(person).toEqual(session.person)
})

it('makes somebody who has another role an administrator', async () => {
  const { engine, run, door } = await setUp()
  const { karin } = await withKarin(engine)
  const { id } = await karin.people.add({ name: 'Ali', role: 'host', pin: '271828' })
  expect(await door.enter({ pin: await run('Ali') })).toMatchObject({ person: { id, role: 'administrator' } })
})

it.each([
  [[], 'Skriv så här'],
  [['a', 'b'], 'Skriv så här'],
  [['--frobnicate', 'a'], 'Skriv så här'],
  [['  '], 'mellan 1 och 40 tecken'],
  [['Karin 450312-1230'], 'personnummer'],
])('tells whoever types %o what to do, and writes nothing', async (args, sentence) => {
  const { engine, run } = await setUp()
  await expect(run(...args)).rejects.toThrow(sentence)
  const db = await openDatabase(engine.options.databaseFile)
  expect(db.prepare('SELECT * FROM person').all()).toEqual([])
  db.close()
})
