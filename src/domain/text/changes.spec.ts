import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../contract/staff/edit.ts'
import { changesOf, draftsOf, type Find, isMet } from './changes.ts'
import { fnv1a } from './fnv.ts'
import { readProgrammeText } from './programmeText.ts'

const read = (text: string, today = '2026-11-20') => draftsOf(readProgrammeText(text, { today }))

/** What a programme holds after changes. */
function kept(changes: readonly Change[], before: ReadonlyMap<string, Record<string, unknown>> = new Map()) {
  const after = new Map(before)
  for (const change of changes)
    if (change.do === 'set') after.set(change.id, { ...after.get(change.id), ...change.fields })
  return after
}

const finding =
  (all: ReadonlyMap<string, Record<string, unknown>>): Find =>
  (id) =>
    all.get(id) ?? null

const week = `Vecka 48 2026
Måndag 23 november
10.00-12.00 Öppet café
13.30-15.00 Bingo, 20 kr
Tisdag 24 november
Stängt
Onsdag 25 november
11.30-13.00 Lunch: Ärtsoppa, 70 kr

Välkomna in till oss i november!
`

it('is the published FNV-1a', () => {
  expect(fnv1a('')).toBe('cbf29ce484222325')
  expect(fnv1a('a')).toBe('af63dc4c8601ec8c')
  expect(fnv1a('foobar')).toBe('85944171f73967e8')
})

it('changes nothing a second time', () => {
  const first = changesOf(read(week), () => null)
  expect(first.map(({ type }) => type).sort()).toEqual([
    'activity',
    'activity',
    'meal',
    'notice',
    'openingException',
  ])
  expect(changesOf(read(week), finding(kept(first)))).toEqual([])
})

it('tells what stood there in each field that it changes', () => {
  const all = kept(changesOf(read(week), () => null))
  const later = changesOf(read(week.replace('Bingo, 20 kr', 'Bingo, 25 kr')), finding(all))
  expect(later).toMatchObject([{ do: 'set', type: 'activity', fields: { price: 25 }, seen: { price: 20 } }])
})

it('closes a day that was open, and keeps what staff have added', () => {
  const id = 'opening:2026-11-24'
  const open = new Map([[id, { date: '2026-11-24', hours: { from: '10:00', to: '14:00' } }]])
  expect(changesOf(read(week), finding(open)).filter((change) => change.id === id)).toMatchObject([
    { fields: { hours: null }, seen: { hours: { from: '10:00', to: '14:00' } } },
  ])
  const all = kept(changesOf(read(week), () => null))
  for (const [key, fields] of all)
    if ('title' in fields)
      all.set(key, { ...fields, places: 12, title: { ...Object(fields.title), fi: 'Suomeksi' } })
  expect(changesOf(read(week), finding(all))).toEqual([])
})

it('takes a field away that a person has emptied', () => {
  const drafts = read(week)
  const all = kept(changesOf(drafts, () => null))
  const emptied = drafts.map((draft) =>
    draft.type === 'activity' && draft.fields.price === 20
      ? { ...draft, fields: { ...draft.fields, price: undefined } }
      : draft,
  )
  expect(changesOf(emptied, finding(all))).toMatchObject([{ fields: { price: null }, seen: { price: 20 } }])
})

it('goes on with a rule from where it began', () => {
  const all = kept(changesOf(read('Måndagar 10.00-11.00 Sittgympa\n'), () => null))
  expect(changesOf(read('Måndagar 10.00-11.00 Sittgympa\n', '2026-12-30'), finding(all))).toEqual([])
})

it('cancels the dates that are excepted', () => {
  const changes = changesOf(read('Måndagar 10.00-11.00 Sittgympa, ej 30 november\n'), () => null)
  expect(changes).toMatchObject([
    { type: 'activity' },
    { type: 'occurrence', fields: { date: '2026-11-30', cancelled: true } },
  ])
})

it('gives each thing an id of its own, whatever the text', () => {
  const line = fc.constantFrom(
    '10.00 Bingo',
    '10.00 Gympa',
    'Stängt',
    'Lunch: Soppa',
    'Måndag 23/11',
    'Tisdag 24/11',
    '',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const drafts = read(lines.join('\n')).filter(({ type }) => type !== 'openingException')
      expect(new Set(drafts.map(({ id }) => id)).size).toBe(drafts.length)
      for (const { id } of drafts) expect(id).toMatch(/^[a-z-]+-[0-9a-f]{16}(?:-\d+)?$/)
    }),
  )
})

describe('what others do between two looks', () => {
  const all = kept(changesOf(read(week), () => null))
  const dearer = read(week.replace('Bingo, 20 kr', 'Bingo, 25 kr'))
  const bingo = dearer.find((draft) => draft.type === 'activity' && draft.fields.title.sv === 'Bingo')
  const id = bingo?.id ?? ''
  const met = (now: ReadonlyMap<string, Record<string, unknown>>) =>
    dearer.filter((draft) => isMet(draft, finding(all), finding(now))).map((draft) => draft.id)

  it.each<[string, Record<string, unknown> | null, string[]]>([
    ['is met where it is taken away', null, [id]],
    ['is met where the same is changed', { price: 30 }, [id]],
    ['is not met where it is changed to the same', { price: 25 }, []],
    ['is not met in what the text does not say', { places: 12 }, []],
  ])('%s', (_, change, ids) => {
    const now = new Map(all)
    if (change) now.set(id, { ...now.get(id), ...change })
    else now.delete(id)
    expect(met(now)).toEqual(ids)
    expect(met(all)).toEqual([])
  })
})
