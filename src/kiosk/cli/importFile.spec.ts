import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CannotOpen } from '../store/cannotOpen.ts'
import { openDatabase } from '../store/open.ts'
import { temporaryFolder } from '../store/testing.ts'
import { newId } from '../system.ts'
import { clientOf, handClock, testEngine } from '../testing.ts'
import { importFile } from './importFile.ts'

const text = `Program vecka 48 2026
Måndag 23 november
10.00-12.00 Öppet café
Ring Anna, 450312-1230
Torsdag 24 november
13.30-15.00 Bingo
25.70 Sång
`

function setUp(content: string | Uint8Array = text) {
  const data = temporaryFolder()
  const file = join(data, 'program.txt')
  writeFileSync(file, content)
  const said: string[] = []
  const clock = handClock()
  const run = (...args: string[]) =>
    importFile([...args, '--data', data], { clock, newId, print: (line) => said.push(line) })
  return { data, file, said, clock, run, databaseFile: join(data, 'samvaro.sqlite') }
}

it('says line by line what it did not understand or is unsure of, and never shows a personnummer', async () => {
  const { run, file, said } = setUp()
  await run(file, '--venue', 'Träffpunkten')
  expect(said.filter((line) => line.startsWith('Rad'))).toEqual([
    'Rad 4, förstods inte: (raden visas inte)',
    expect.stringContaining('Rad 5, osäkert: Torsdag 24 november'),
    expect.stringContaining('Rad 7, förstods inte: 25.70 Sång'),
  ])
  expect(said.join('\n')).not.toContain('1230')
  expect(said.at(-2)).toMatch(/^Dagar: 2026-11-23 till 2026-11-2\d\.$/)
  expect(said.at(-1)).toMatch(/^Nytt i programmet för Träffpunkten: 3\. Ändrat: 0\. Mapp: /)
  await run(file)
  expect(said.at(-1)).toMatch(/^Nytt i programmet för Träffpunkten: 0\. Ändrat: 0\. Mapp: /)
})

it('does not rename a screen by a slip of the pen', async () => {
  const { run, file, databaseFile } = setUp()
  await run(file, '--venue', 'Träffpunkten')
  await expect(run(file, '--venue', 'Fel')).rejects.toThrow('Träffpunkten, inte till Fel')
  const db = await openDatabase(databaseFile)
  const name = db.prepare("SELECT fields ->> '$.name' FROM programme WHERE id = 'venue'").pluck()
  expect(name.get()).toBe('Träffpunkten')
  db.close()
})

it('says when all the days of a text are over', async () => {
  const { run, file, said } = setUp('Tisdag 6 maj 2025\n10-12 Öppet café\n')
  await run(file, '--venue', 'Träffpunkten')
  expect(said.at(-2)).toBe(
    'Dagar: 2025-05-06. Alla de dagarna har redan varit, så skärmen visar inget av dem.',
  )
})

it('shows on a running screen within a second', async () => {
  const { run, file, clock, databaseFile } = setUp()
  const engine = await testEngine({ clock, databaseFile })
  const day = await clientOf(engine).day.live()
  expect((await day.next()).value).toMatchObject({ venue: { example: true } })
  await run(file, '--venue', 'Träffpunkten')
  clock.pass(1000)
  expect((await day.next()).value).toMatchObject({
    venue: { name: 'Träffpunkten', example: false },
    occurrences: [{ title: { sv: 'Öppet café' } }],
  })
  await day.return?.(undefined)
})

it('reads what a Windows program has saved', async () => {
  const { run, file, databaseFile } = setUp(Buffer.from(text, 'latin1'))
  await run(file, '--venue', 'Träffpunkten')
  const db = await openDatabase(databaseFile)
  expect(
    db.prepare("SELECT fields ->> '$.title.sv' FROM programme WHERE type = 'activity'").pluck().all(),
  ).toContain('Öppet café')
  db.close()
})

it.each([
  [[], 'Skriv så här'],
  [['a', 'b'], 'Skriv så här'],
  [['--frobnicate'], 'Skriv så här'],
  [['no-such-file.txt'], 'no-such-file.txt'],
])('tells whoever types %o what to do', async (args, sentence) => {
  await expect(setUp().run(...args)).rejects.toThrow(sentence)
})

it('asks for the name of a venue that it does not know, and writes nothing', async () => {
  const { run, file, databaseFile } = setUp()
  await expect(run(file)).rejects.toThrow('--venue')
  const db = await openDatabase(databaseFile)
  expect(db.prepare('SELECT count(*) FROM op').pluck().get()).toBe(0)
  db.exec('PRAGMA user_version = 99')
  db.close()
  await expect(run(file, '--venue', 'Träffpunkten')).rejects.toBeInstanceOf(CannotOpen)
})
