import { describe, expect, it } from 'vitest'
import type { Change, Conflict } from '../../../contract/staff/edit.ts'
import { formChange } from '../../../domain/editing/formChange.ts'
import { activity, programmeOf } from '../../../domain/testing.ts'
import { lostRows, meetingRows } from './meetingRows.ts'

const today = '2026-11-23'
const bingo = activity('bingo', { start: '2026-11-05T13:00', recurrence: 'FREQ=WEEKLY;BYDAY=TH' })
const programme = programmeOf({
  rooms: [
    { id: 'salen', name: { sv: 'Stora salen' }, stepFree: 'yes', hearingLoop: 'yes' },
    { id: 'kok', name: { sv: 'Köket' }, stepFree: 'yes', hearingLoop: 'no' },
  ],
  activities: [bingo],
})
const conflict = (field: string, theirs: unknown, id = 'bingo'): Conflict => ({
  type: 'activity',
  id,
  field,
  theirs,
})
const told = (changes: Change[], conflicts: Conflict[]) =>
  meetingRows(changes, conflicts, programme, today).map(({ name, of, theirs, mine }) =>
    [of, name, theirs, mine].filter(Boolean),
  )

describe('a field that two people have changed', () => {
  it.each([
    ['room', 'kok', 'salen', ['Lokal', 'Köket', 'Stora salen']],
    ['goalArea', 'movement', 'meaning', ['Målområde', 'Rörelse', 'Meningsfullhet']],
    [
      'start',
      '2026-11-26T10:30',
      '2026-11-27T13:00',
      ['Första gången', 'torsdag 26 november 10.30', 'fredag 27 november 13.00'],
    ],
  ])('is told in words: %s', (field, theirs, mine, words) => {
    expect(
      told(formChange('activity', 'bingo', bingo, { [field]: mine }), [conflict(field, theirs)]),
    ).toEqual([words])
  })

  it('tells a repeat by the start that each has', () => {
    const changes = formChange('activity', 'bingo', bingo, {
      start: '2026-11-06T13:00',
      recurrence: 'FREQ=WEEKLY',
    })
    expect(told(changes, [conflict('recurrence', 'FREQ=WEEKLY;INTERVAL=2')])).toEqual([
      ['Upprepas', 'Varannan torsdag', 'Varje fredag'],
    ])
  })

  it('says what it is of, where that is more than one thing', () => {
    const changes = ['bingo', 'kaffe'].flatMap((id) => formChange('activity', id, bingo, { price: 20 }))
    expect(told(changes, [conflict('price', 10), conflict('price', 15, 'kaffe')])).toEqual([
      [bingo.title.sv, 'Pris', '10 kr', '20 kr'],
      ['Pris', '15 kr', '20 kr'],
    ])
  })
})

it('tells what was written in what has been taken away, each field by its name', () => {
  const changes = formChange('activity', 'bingo', bingo, { room: 'kok', price: null, places: 12 })
  expect(lostRows(changes, [conflict('', null)], programme, today)).toEqual([
    { key: 'bingo room', name: 'Lokal', mine: 'Köket' },
    { key: 'bingo places', name: 'Antal platser', mine: '12' },
  ])
})
