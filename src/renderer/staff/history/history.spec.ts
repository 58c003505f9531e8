import { describe, expect, it } from 'vitest'
import { entityFields } from '../../../contract/programme.ts'
import type { HistoryEntry } from '../../../contract/staff/edit.ts'
import { entityTypes } from '../../../contract/words.ts'
import { fieldNames } from '../form/fieldNames.ts'
import { fieldText } from '../form/fieldText.ts'
import { sentenceOf, whoMade } from './sentence.ts'

const known = {
  today: '2026-11-23',
  rooms: new Map([['salen', 'Stora salen']]),
  startOf: (id: string) => (id === 'bingo' ? '2026-11-05T13:00' : undefined),
}
type Part = HistoryEntry['changes'][number]

function said(kind: HistoryEntry['kind'], ...changes: (Partial<Part> & Pick<Part, 'type' | 'id'>)[]): string {
  const entry: HistoryEntry = {
    editId: 'e',
    at: 0,
    who: 'Eva',
    mine: true,
    kind,
    undone: false,
    more: 0,
    changes: changes.map((part) => ({ name: 'Bingo', before: null, after: null, ...part })),
  }
  return sentenceOf(entry, known)
}

const bingo = { type: 'occurrence', id: 'bingo:2026-11-26' } as const

describe('a sentence of the history', () => {
  it('says from where and to where something was moved', () => {
    expect(said('moved', { ...bingo, after: { movedTo: '2026-11-27T10:00' } })).toBe(
      'flyttade Bingo från torsdag 26 november 13.00 till fredag 27 november 10.00',
    )
    const twice = { before: { movedTo: '2026-11-27T10:00' }, after: { movedTo: '2026-11-27T11:30' } }
    expect(said('moved', { ...bingo, ...twice })).toBe(
      'flyttade Bingo från fredag 27 november 10.00 till 11.30',
    )
    const series = { before: { start: '2026-11-05T13:00' }, after: { start: '2026-11-06T10:00' } }
    expect(said('moved', { type: 'activity', id: 'bingo', ...series })).toBe(
      'flyttade Bingo från torsdag 5 november 13.00 till fredag 6 november 10.00',
    )
  })

  it('says why something was cancelled, where somebody said so', () => {
    expect(said('cancelled', { ...bingo, after: { cancelled: true } })).toBe(
      'ställde in Bingo torsdag 26 november',
    )
    const after = { cancelled: true, reason: { sv: 'Eva är sjuk' } }
    expect(said('cancelled', { ...bingo, after })).toBe('ställde in Bingo torsdag 26 november: Eva är sjuk')
  })

  it('says what it was that was undone', () => {
    expect(said('undone', { ...bingo, before: { cancelled: true } })).toBe(
      'ångrade att Bingo torsdag 26 november ställdes in',
    )
    expect(said('undone', { ...bingo, before: { movedTo: '2026-11-27T10:00' } })).toBe(
      'ångrade en flytt av Bingo torsdag 26 november',
    )
    expect(
      said('undone', { type: 'meal', id: 'm', before: { soldOut: true }, after: { soldOut: false } }),
    ).toBe('ångrade att Bingo är slut')
    expect(said('undone', { type: 'activity', id: 'bingo', before: { title: { sv: 'Bingo' } } })).toBe(
      'ångrade att aktiviteten Bingo lades in',
    )
  })

  it('names the fields while they are few', () => {
    const price = { before: { price: 20 }, after: { price: null } }
    expect(said('changed', { type: 'activity', id: 'bingo', ...price })).toBe(
      'ändrade aktiviteten Bingo: pris',
    )
    const week = { monday: null, tuesday: null, wednesday: null, thursday: null }
    expect(said('changed', { type: 'openingHours', id: 'opening-hours', before: week, after: week })).toBe(
      'ändrade öppettiderna',
    )
  })

  it('counts what is more than two', () => {
    const of = (name: string): Partial<Part> & Pick<Part, 'type' | 'id'> => ({
      type: 'activity',
      id: name,
      name,
    })
    expect(said('pasted', of('A'), of('B'))).toBe('klistrade in aktiviteten A, aktiviteten B')
    expect(said('copiedWeek', of('A'), of('B'), of('C'), of('D'))).toBe(
      'kopierade en vecka: aktiviteten A, aktiviteten B och 2 till',
    )
  })
})

it.each([
  ['Eva', 'Eva'],
  ['', 'En borttagen person'],
  [null, 'Samvaro'],
])('says who it was of %j', (who, words) => {
  expect(whoMade({ who })).toBe(words)
})

it('has a name for every field that people can change', () => {
  // Ids and dates of what an entity is about stand in its name already.
  // And what an activity was taken from in the catalogue no page shows.
  const about = {
    occurrence: ['activity', 'date'],
    openingException: ['date'],
    activity: ['catalogue'],
  }
  for (const type of entityTypes) {
    const told = Object.keys(fieldNames[type])
    const silent = Object.entries(about).find(([each]) => each === type)?.[1] ?? []
    expect(told).toEqual(
      expect.arrayContaining(Object.keys(entityFields[type].shape).filter((f) => !silent.includes(f))),
    )
  }
})

it.each([
  ['room', 'salen', 'Stora salen'],
  ['room', 'annan', 'en lokal som är borttagen'],
  ['monday', { from: '09:30', to: '16:00' }, '9.30–16.00'],
  ['name', { sv: 'Salen', fi: 'Sali' }, 'Salen (finska: Sali)'],
  ['start', '2026-11-26T13:00', 'torsdag 26 november 13.00'],
  ['organiser', { kind: 'association', name: 'PRO' }, 'PRO, förening'],
  ['allergens', { milk: 'contains', fish: 'free' }, 'mjölk: innehåller, fisk: fri från'],
  ['title', { sv: 'food' }, 'food'],
  ['leader', 'free', 'free'],
  ['cancelled', true, 'ja'],
  ['price', 20, '20 kr'],
  ['reason', null, ''],
])('says %s in words', (field, value, words) => {
  expect(fieldText(field, value, known)).toBe(words)
})

it('says a repeat as the week does, with the day of the start where the rule has none', () => {
  expect(fieldText('recurrence', 'FREQ=WEEKLY', known, '2026-11-26T13:00')).toBe('Varje torsdag')
})
