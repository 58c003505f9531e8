import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { readProgrammeText } from '../../domain/text/programmeText.ts'
import { createStore } from '../store/index.ts'
import { openDatabase } from '../store/open.ts'
import { temporaryFolder } from '../store/testing.ts'
import { newId } from '../system.ts'
import { handClock, keptLog, smallExample } from '../testing.ts'
import { programmeImporter } from './importer.ts'
import { patchesOf } from './importProgramme.ts'
import { programmeService } from './programme.ts'

const week = `Program vecka 48 2026
Måndag 23 november
10.00-12.00 Öppet café
13.30-15.00 Bingo, 20 kr
13.30-15.00 Öppet café
Tisdag 24 november
Stängt
Onsdag 25 november
11.30-13.00 Lunch: Ärtsoppa, 70 kr
`

async function setUp() {
  const db = await openDatabase(join(temporaryFolder(), 'a.sqlite'))
  onTestFinished(() => void db.close())
  const store = createStore(db)
  const clock = handClock('2026-11-20T10:00')
  const editor = programmeImporter({ store, clock, newId, log: keptLog() })
  const service = programmeService({ store, example: smallExample, clock, newId, log: keptLog() })
  const read = (text: string, today = '2026-11-20') => {
    const reading = readProgrammeText(text, { today })
    const find = (id: string) => store.programme.find(id)?.fields ?? null
    const edited = editor.apply(patchesOf(reading, find), 'Europe/Stockholm')
    service.changed()
    return edited
  }
  return { db, store, editor, read, programme: () => service.shown().programme }
}

function ops(db: Database): { kind: string; body: { type: string; fields: Record<string, unknown> } }[] {
  const rows = db.prepare('SELECT kind, body FROM op ORDER BY seq').all() as { kind: string; body: string }[]
  return rows.map(({ kind, body }) => ({ kind, body: JSON.parse(body) }))
}

it('puts what a text says into the programme, and a second time changes nothing', async () => {
  const { db, read, programme } = await setUp()
  const { added } = read(week)
  const titles = programme().activities.map(({ title, start }) => `${start} ${title.sv}`)
  expect(titles.sort()).toEqual([
    '2026-11-23T10:00 Öppet café',
    '2026-11-23T13:30 Bingo',
    '2026-11-23T13:30 Öppet café',
  ])
  expect(programme().meals).toMatchObject([{ date: '2026-11-25', kind: 'lunch', price: 70 }])
  expect(programme().openingExceptions).toMatchObject([{ date: '2026-11-24', hours: null }])
  expect(ops(db)).toHaveLength(added)
  const before = programme()
  expect(read(week)).toEqual({ added: 0, changed: 0 })
  expect(ops(db)).toHaveLength(added)
  expect(programme()).toEqual(before)
})

it('changes what a later text says otherwise, and keeps what staff have filled in', async () => {
  const { db, read, editor, programme } = await setUp()
  read(week)
  const bingo = programme().activities.find(({ title }) => title.sv === 'Bingo')
  const id = bingo?.id ?? ''
  editor.apply(
    [{ id, type: 'activity', fields: { places: 12, price: 25, leader: 'Karin' } }],
    'Europe/Stockholm',
  )
  expect(read(week.replace('13.30-15.00 Bingo', '14.00-15.00 Bingo'))).toEqual({ added: 0, changed: 1 })
  expect(programme().activities.find((one) => one.id === id)).toMatchObject({
    start: '2026-11-23T14:00',
    durationMinutes: 60,
    price: 20,
    places: 12,
    leader: 'Karin',
  })
  const last = ops(db).at(-1)?.body.fields ?? {}
  expect(Object.keys(last).sort()).toEqual(['durationMinutes', 'price', 'start'])
})

it('leaves deleted what staff have deleted', async () => {
  const { store, read, programme } = await setUp()
  read(week)
  const [first] = programme().activities
  const entity = store.programme.find(first?.id ?? '')
  if (entity) store.programme.save({ ...entity, deleted: true })
  expect(read(week)).toEqual({ added: 0, changed: 0 })
  expect(programme().activities).toHaveLength(2)
})

it('lets a rule without a first day go on from where it began', async () => {
  const { read, programme } = await setUp()
  read('Måndagar 10.00-11.00 Sittgympa\n')
  const [{ start } = { start: '' }] = programme().activities
  expect(read('Måndagar 10.00-11.00 Sittgympa\n', '2026-12-30')).toEqual({ added: 0, changed: 0 })
  read('Måndagar 10.30-11.30 Sittgympa\n', '2026-12-30')
  expect(programme().activities.map((one) => one.start)).toEqual([start.replace('T10:00', 'T10:30')])
})

it('writes nothing at all when one part of it is no such thing', async () => {
  const { db, editor } = await setUp()
  const whole = { id: 'room-1', type: 'room', fields: { name: { sv: 'Salen' } } } as const
  const broken = { id: 'room-2', type: 'room', fields: {} } as const
  expect(() => editor.apply([whole, broken], 'Europe/Stockholm')).toThrow('name')
  expect(ops(db)).toEqual([])
  expect(db.prepare('SELECT count(*) FROM programme').pluck().get()).toBe(0)
})

const corpus = new URL('../../domain/text/corpus/', import.meta.url)

it.each(readdirSync(corpus).filter((file) => file.endsWith('.txt')))(
  'takes %s, and a second time, weeks later, changes nothing',
  async (file) => {
    const { store, read } = await setUp()
    const text = readFileSync(new URL(file, corpus), 'utf8')
    expect(read(text).added).toBeGreaterThan(0)
    const before = store.programme.all(() => {})
    expect(read(text, '2026-12-14')).toEqual({ added: 0, changed: 0 })
    expect(store.programme.all(() => {})).toEqual(before)
  },
)
