import { describe, expect, it } from 'vitest'
import type { OccurrenceView } from '../contract/views.ts'
import { occurrencesBetween } from './occurrences.ts'
import { activity, programmeOf, stockholm, stockholmTime } from './testing.ts'

const weekly = (id: string, fields: object = {}) => activity(id, { recurrence: 'FREQ=WEEKLY', ...fields })
const change = (id: string, date: string, fields: object) => ({
  id: `${id}:${date}`,
  activity: id,
  date,
  ...fields,
})

interface Parts {
  activities: object[]
  occurrences?: object[]
  rooms?: object[]
}

/** The occurrences of a date, seen on Monday 23 November at 10.24 unless another time is said. */
function on(
  date: string,
  parts: Parts,
  time = '2026-11-23T10:24',
  joined = new Map<string, number>(),
): OccurrenceView[] {
  const input = {
    programme: programmeOf({ ...parts }),
    now: stockholmTime(time),
    timeZone: stockholm,
    joined,
  }
  return occurrencesBetween(input, date, date)(date)
}
const seen = (views: OccurrenceView[]) => views.map((view) => `${view.activity} ${view.phase}`)

describe('the phases of a day', () => {
  const activities = [
    weekly('gym', { start: '2026-11-23T09:00' }),
    weekly('song', { start: '2026-11-23T10:00' }),
    weekly('coffee', { start: '2026-11-23T10:24', durationMinutes: 30 }),
    weekly('bingo', { start: '2026-11-23T13:00' }),
    weekly('art', { start: '2026-11-23T13:00' }),
    weekly('chess', { start: '2026-11-23T14:00' }),
  ]

  it('are past, now, next – all that start together – and later', () => {
    expect(seen(on('2026-11-23', { activities }))).toEqual([
      'gym past',
      'song now',
      'coffee now',
      'art next',
      'bingo next',
      'chess later',
    ])
  })

  it('turn at the very minute of start and end', () => {
    expect(seen(on('2026-11-23', { activities }, '2026-11-23T11:00')).slice(0, 2)).toEqual([
      'gym past',
      'song past',
    ])
    expect(seen(on('2026-11-23', { activities }, '2026-11-23T09:00')).slice(0, 2)).toEqual([
      'gym now',
      'song next',
    ])
  })

  it('are never now or next for what is cancelled, which keeps its place', () => {
    const occurrences = ['song', 'art', 'bingo'].map((id) => change(id, '2026-11-23', { cancelled: true }))
    expect(seen(on('2026-11-23', { activities, occurrences }))).toEqual([
      'gym past',
      'song later',
      'coffee now',
      'art later',
      'bingo later',
      'chess next',
    ])
  })

  it('are past for all of yesterday and later for all of tomorrow', () => {
    expect(new Set(on('2026-11-30', { activities }).map(({ phase }) => phase))).toEqual(new Set(['later']))
    const past = on('2026-11-23', { activities }, '2026-11-24T08:00')
    expect(new Set(past.map(({ phase }) => phase))).toEqual(new Set(['past']))
  })

  it('go on past midnight on the day that it began, and there only', () => {
    const party = { activities: [activity('party', { start: '2026-12-31T22:00', durationMinutes: 240 })] }
    expect(on('2026-12-31', party, '2027-01-01T01:00')).toMatchObject([
      { phase: 'now', end: '2027-01-01T02:00' },
    ])
    expect(on('2027-01-01', party, '2027-01-01T01:00')).toEqual([])
  })
})

describe('a moved occurrence', () => {
  const activities = [weekly('song', { notOnHolidays: true }), weekly('bingo', { start: '2026-11-23T13:00' })]
  const moved = (movedTo: string, fields: object = {}) => ({
    activities,
    occurrences: [change('song', '2026-11-23', { movedTo, ...fields })],
  })

  it('within a day is there once, at its new time', () => {
    expect(on('2026-11-23', moved('2026-11-23T15:00'))).toMatchObject([
      { activity: 'bingo', phase: 'next' },
      { activity: 'song', start: '2026-11-23T15:00', movedFrom: '2026-11-23T10:00', movedAway: false },
    ])
  })

  it('to another day is there, and marked on the day that it left', () => {
    const parts = moved('2026-11-26T14:00', { durationMinutes: 30 })
    const [left] = on('2026-11-23', parts)
    expect(left).toMatchObject({ movedAway: true, movedTo: '2026-11-26T14:00', start: '2026-11-23T10:00' })
    expect(left).toMatchObject({ end: '2026-11-23T11:00', phase: 'later', cancelled: false })
    const [arrived] = on('2026-11-26', parts)
    expect(arrived).toMatchObject({ id: 'song:2026-11-23', movedAway: false, movedFrom: '2026-11-23T10:00' })
    expect(arrived).toMatchObject({ start: '2026-11-26T14:00', end: '2026-11-26T14:30' })
    expect(arrived).not.toHaveProperty('movedTo')
  })

  it('onto the day of the next one is there beside it', () => {
    const day = on('2026-11-30', moved('2026-11-30T08:00'))
    expect(day.map(({ id }) => id)).toEqual(['song:2026-11-23', 'song:2026-11-30', 'bingo:2026-11-30'])
  })

  it('off a holiday, which would have left it out, is held', () => {
    const christmas = [weekly('song', { start: '2026-11-26T10:00' })]
    const occurrences = [change('song', '2026-12-24', { movedTo: '2026-12-23T10:00' })]
    expect(on('2026-12-23', { activities: christmas, occurrences })).toHaveLength(1)
    expect(on('2026-12-24', { activities: christmas, occurrences })).toMatchObject([{ movedAway: true }])
    expect(on('2026-12-24', { activities: christmas })).toEqual([])
  })

  it('to where it already was is not moved', () => {
    expect(on('2026-11-23', moved('2026-11-23T10:00'))[0]).not.toHaveProperty('movedFrom')
  })

  it('and then cancelled is marked so on both days', () => {
    const parts = moved('2026-11-24T10:00', { cancelled: true, reason: { sv: 'Ledaren är sjuk' } })
    const both = [...on('2026-11-23', parts).slice(0, 1), ...on('2026-11-24', parts)]
    expect(both).toMatchObject(Array(2).fill({ cancelled: true, reason: { sv: 'Ledaren är sjuk' } }))
  })

  it('of a date that the rule no longer gives is not there', () => {
    const occurrences = [change('song', '2026-11-24', { movedTo: '2026-11-25T10:00' })]
    expect(on('2026-11-25', { activities, occurrences })).toEqual([])
  })
})

describe('an occurrence', () => {
  const rooms = [
    { id: 'hall', name: { sv: 'Stora salen' } },
    { id: 'attic', name: { sv: 'Vinden' } },
  ]
  const place = (fields: object, changed: object = {}) => {
    const occurrences = [change('song', '2026-11-23', changed)]
    return on('2026-11-23', { activities: [weekly('song', fields)], occurrences, rooms })[0]?.place?.sv
  }

  it('is where its date, else its activity, says', () => {
    expect(place({ room: 'hall' })).toBe('Stora salen')
    expect(place({ room: 'hall', place: { sv: 'Samling i entrén' } })).toBe('Samling i entrén')
    expect(place({ room: 'hall', place: { sv: 'Samling i entrén' } }, { room: 'attic' })).toBe('Vinden')
    expect(place({ room: 'hall' }, { room: 'torn-down' })).toBe('Stora salen')
    expect(place({})).toBeUndefined()
  })

  it('tells of the room what is known, and nothing of one that nobody goes to', () => {
    const facts = { stepFree: 'no', hearingLoop: 'yes' }
    const rooms = [
      { id: 'attic', name: { sv: 'Vinden' }, ...facts },
      { id: 'hall', name: { sv: 'Stora salen' } },
    ]
    const room = (fields: object, changed: object = {}) => {
      const occurrences = [change('song', '2026-11-23', changed)]
      return on('2026-11-23', { activities: [weekly('song', fields)], occurrences, rooms })[0]?.room
    }
    expect(room({ room: 'attic' })).toEqual(facts)
    expect(room({ room: 'hall' }, { room: 'attic' })).toEqual(facts)
    expect(room({ room: 'hall' })).toBeUndefined()
    expect(room({ room: 'attic', place: { sv: 'Samling i entrén' } })).toBeUndefined()
  })

  it('has its own leader and length where they were changed', () => {
    const occurrences = [change('song', '2026-11-23', { leader: 'Ann-Mari', durationMinutes: 90 })]
    const [view] = on('2026-11-23', { activities: [weekly('song', { leader: 'Gun' })], occurrences })
    expect(view).toMatchObject({ leader: 'Ann-Mari', end: '2026-11-23T11:30' })
    expect(view?.endsAt).toBe(stockholmTime('2026-11-23T11:30'))
  })

  it.each([
    [undefined, null],
    [0, { total: 3, left: 3 }],
    [2, { total: 3, left: 1 }],
    [3, { total: 3, left: 0 }],
    [5, { total: 3, left: 0, over: 2 }],
  ])('of which %s persons joined has these places: %o', (persons, places) => {
    const joined = new Map([['song:2026-11-23', persons ?? 0]])
    const activities = [weekly('song', { places: persons === undefined ? null : 3 })]
    expect(on('2026-11-23', { activities }, '2026-11-23T10:24', joined)[0]?.places).toEqual(places)
  })

  it('that cannot be read takes nothing else with it', () => {
    const activities = [
      weekly('rule', { recurrence: 'varje torsdag' }),
      weekly('start', { start: '2026-02-30T10:00' }),
      weekly('song'),
      weekly('move'),
    ]
    const occurrences = [change('move', '2026-11-23', { movedTo: '2026-11-31T10:00' })]
    expect(seen(on('2026-11-23', { activities, occurrences }))).toEqual(['song now'])
    expect(seen(on('2026-11-30', { activities, occurrences }))).toEqual(['move later', 'song later'])
  })
})
