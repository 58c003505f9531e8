import { describe, expect, it } from 'vitest'
import type { Programme } from '../contract/programme.ts'
import { dayView, weekView } from '../contract/views.ts'
import { assembleDay, assembleFood, assembleWeek, findOccurrence, nextChangeAt } from './day.ts'
import { activity, noCounts, programmeOf, stockholmTime, usualScreen } from './testing.ts'

const screen = {
  programmeVersion: 'v1',
  example: false,
  panel: { inches: 27, bottomCm: 70 },
  screen: usualScreen,
}
const monday = '2026-11-23T10:24'
const at = (programme: Programme, time = monday, counts = noCounts) => ({
  programme,
  now: stockholmTime(time),
  counts,
})
const day = (programme: Programme, time = monday, counts = noCounts) =>
  dayView.parse(assembleDay({ ...at(programme, time, counts), ...screen }))

const venue = { name: 'Hatten', kind: 'fixed', phone: '016-710 00 00', contactName: 'Karin' }
const song = activity('song', { start: '2025-11-24T10:00', recurrence: 'FREQ=WEEKLY' })
const lunch = (date: string, fields: object = {}) => ({
  id: `lunch-${date}`,
  date,
  kind: 'lunch',
  dish: { sv: 'Ärtsoppa' },
  serveFrom: '11:30',
  serveTo: '13:00',
  ...fields,
})

describe('an empty programme', () => {
  const empty = programmeOf({})

  it('gives an empty day, with the date and nothing made up', () => {
    expect(day(empty)).toEqual({
      programmeVersion: screen.programmeVersion,
      now: stockholmTime(monday),
      date: '2026-11-23',
      week: 48,
      holiday: null,
      venue: { name: '', kind: 'fixed', timeZone: 'Europe/Stockholm', example: false },
      panel: screen.panel,
      screen: usualScreen,
      opening: { open: false, today: null, next: null, known: false },
      occurrences: [],
      meals: [],
      notices: [],
      ahead: null,
    })
  })

  it('gives an empty week and no food, and changes at midnight', () => {
    const week = weekView.parse(assembleWeek(at(empty)))
    expect(week).toMatchObject({ from: '2026-11-23', week: 48, today: '2026-11-23' })
    expect(week.days.every(({ occurrences, meals }) => occurrences.length + meals.length === 0)).toBe(true)
    expect(assembleFood(at(empty))).toEqual([])
    expect(findOccurrence(at(empty), 'song:2026-11-23')).toBeNull()
    expect(nextChangeAt(at(empty))).toBe(stockholmTime('2026-11-24T00:00'))
  })
})

describe('the venue', () => {
  it('is shown with whom to call, and says when it is the example', () => {
    const programme = programmeOf({ venue })
    expect(day(programme).venue).toEqual({ ...venue, timeZone: 'Europe/Stockholm', example: false })
    expect(assembleDay({ ...at(programme), ...screen, example: true }).venue.example).toBe(true)
  })

  it('has its own day, wherever the screen stands', () => {
    const helsinki = programmeOf({ venue: { ...venue, timeZone: 'Europe/Helsinki' } })
    expect(day(helsinki, '2026-11-23T23:30').date).toBe('2026-11-24')
  })

  it('of a zone that nobody knows is taken to be in Sweden', () => {
    const lost = programmeOf({ venue: { ...venue, timeZone: 'Europe/Stokholm' }, activities: [song] })
    expect(day(lost)).toMatchObject({
      venue: { timeZone: 'Europe/Stockholm' },
      occurrences: [{ phase: 'now' }],
    })
  })
})

describe('the day ahead', () => {
  const ahead = (parts: object, time = monday) => day(programmeOf(parts), time).ahead?.date ?? null

  it('is the next that holds an activity or a meal', () => {
    expect(ahead({ activities: [song] })).toBe('2026-11-30')
    expect(ahead({ activities: [song], meals: [lunch('2026-11-24'), lunch('2026-11-23')] })).toBe(
      '2026-11-24',
    )
    expect(day(programmeOf({ meals: [lunch('2026-11-24')] })).ahead?.meals).toHaveLength(1)
  })

  it('is not one on which all is cancelled or moved away', () => {
    const changed = (date: string, fields: object) => ({
      id: `song:${date}`,
      activity: 'song',
      date,
      ...fields,
    })
    expect(ahead({ activities: [song], occurrences: [changed('2026-11-30', { cancelled: true })] })).toBe(
      '2026-12-07',
    )
    const away = [changed('2026-11-30', { movedTo: '2026-12-02T10:00' })]
    expect(ahead({ activities: [song], occurrences: away })).toBe('2026-12-02')
  })

  it('is at most fourteen days on', () => {
    expect(ahead({ meals: [lunch('2026-12-07')] })).toBe('2026-12-07')
    expect(ahead({ meals: [lunch('2026-12-08')] })).toBeNull()
    expect(ahead({ meals: [lunch('2026-11-23'), lunch('2026-11-22')] })).toBeNull()
  })

  it('names its holiday and its hours', () => {
    const hours = { from: '09:30', to: '16:00' }
    const openingHours = { thursday: hours, closedOnHolidays: false }
    const christmas = programmeOf({ openingHours, meals: [lunch('2026-12-24')] })
    expect(day(christmas, '2026-12-20T10:00').ahead).toMatchObject({
      holiday: 'christmasEve',
      opening: hours,
    })
  })
})

describe('the hours of a day of the week', () => {
  const known = (parts: object) => assembleWeek(at(programmeOf(parts))).days.map((one) => one.openingKnown)
  const closed = { id: 'opening:2026-11-25', date: '2026-11-25', hours: null }

  it('are known where any are stated, and only those of an exception where none are', () => {
    expect(known({ openingHours: {} })).toEqual(Array(7).fill(true))
    expect(known({})).toEqual(Array(7).fill(false))
    expect(known({ openingExceptions: [closed] })).toEqual([false, false, true, false, false, false, false])
  })
})

describe('notices', () => {
  const notice = (id: string, from: string, until: string, level = 'normal') => ({
    id,
    text: { sv: id },
    level,
    from,
    until,
  })
  const shown = (notices: object[], time = monday) =>
    day(programmeOf({ notices }), time).notices.map(({ id }) => id)

  it('are those that hold now, urgent first, then the newest', () => {
    const notices = [
      notice('old', '2026-11-01T00:00', '2026-12-01T00:00'),
      notice('new', '2026-11-20T00:00', '2026-12-01T00:00'),
      notice('urgent', '2026-11-02T00:00', '2026-12-01T00:00', 'urgent'),
      notice('over', '2026-11-01T00:00', '2026-11-23T10:24', 'urgent'),
      notice('to-come', '2026-11-23T10:25', '2026-12-01T00:00'),
      notice('unreadable', '2026-11-31T00:00', '2026-12-01T00:00', 'urgent'),
    ]
    expect(shown(notices)).toEqual(['urgent', 'new', 'old'])
    expect(shown(notices, '2026-11-23T10:25')).toEqual(['urgent', 'to-come', 'new', 'old'])
  })
})

describe('meals', () => {
  const meal = (fields: object, time = monday, ordered = 0) =>
    day(programmeOf({ meals: [lunch('2026-11-23', fields)] }), time, {
      ...noCounts,
      ordered: new Map([['lunch-2026-11-23', ordered]]),
    }).meals[0]

  it('can be ordered until the last order, else while they are served', () => {
    expect(meal({ orderBy: '10:30' }, '2026-11-23T10:29')?.canOrder).toBe(true)
    expect(meal({ orderBy: '10:30' }, '2026-11-23T10:30')?.canOrder).toBe(false)
    expect(meal({}, '2026-11-23T12:59')?.canOrder).toBe(true)
    expect(meal({}, '2026-11-23T13:00')?.canOrder).toBe(false)
  })

  it('can be ordered while there are portions, which are never fewer than none, and says how many are too many', () => {
    expect(meal({ portions: 40 }, monday, 39)).toMatchObject({ portionsLeft: 1, canOrder: true })
    expect(meal({ portions: 40 }, monday, 40)).toMatchObject({ portionsLeft: 0, canOrder: false })
    expect(meal({ portions: 40 }, monday, 40)).not.toHaveProperty('over')
    expect(meal({ portions: 40 }, monday, 43)).toMatchObject({ portionsLeft: 0, over: 3, canOrder: false })
    expect(meal({ portions: 40, soldOut: true }, monday, 43)).toMatchObject({ portionsLeft: 0, over: 3 })
    expect(meal({}, monday, 400)).toMatchObject({ portionsLeft: null, canOrder: true })
  })

  it('are those of today and six days on, in order of serving', () => {
    const fika = { ...lunch('2026-11-24', { serveFrom: '09:00' }), id: 'fika' }
    const dates = ['2026-11-30', '2026-11-29', '2026-11-24', '2026-11-23', '2026-11-22']
    const food = assembleFood(at(programmeOf({ meals: [...dates.map((date) => lunch(date)), fika] })))
    expect(food.map(({ id }) => id)).toEqual([
      'lunch-2026-11-23',
      'fika',
      'lunch-2026-11-24',
      'lunch-2026-11-29',
    ])
  })
})

describe('the week', () => {
  it('is that of the date asked for, Monday to Sunday', () => {
    const programme = programmeOf({ activities: [song] })
    const week = assembleWeek({ ...at(programme), from: '2027-01-01' })
    expect(weekView.parse(week)).toMatchObject({ from: '2026-12-28', week: 53, today: '2026-11-23' })
    expect(week.days.map(({ date }) => date.slice(5))).toEqual([
      '12-28',
      '12-29',
      '12-30',
      '12-31',
      '01-01',
      '01-02',
      '01-03',
    ])
    expect(week.days.map(({ occurrences }) => occurrences.length)).toEqual([1, 0, 0, 0, 0, 0, 0])
    expect(week.days[4]?.holiday).toBe('newYearsDay')
  })
})

describe('an occurrence by its id', () => {
  const programme = programmeOf({
    activities: [song, activity('feed:1', { start: '2026-11-24T10:00' })],
    occurrences: [
      { id: 'earlier', activity: 'song', date: '2026-11-23', movedTo: '2026-11-26T14:00' },
      { id: 'song:2026-11-23', activity: 'song', date: '2026-11-23', movedTo: '2026-11-25T14:00' },
      { id: 'song:2026-12-07', activity: 'song', date: '2026-12-07', movedTo: '2026-12-32T14:00' },
    ],
  })
  const find = (id: string) => findOccurrence(at(programme), id)

  it('is found where it is held', () => {
    expect(find('song:2026-11-23')).toMatchObject({ start: '2026-11-25T14:00', movedAway: false })
    expect(find('song:2026-11-30')).toMatchObject({ start: '2026-11-30T10:00' })
    expect(find('feed:1:2026-11-24')).toMatchObject({ activity: 'feed:1' })
  })

  it.each([
    'song:2026-11-24',
    'song:2026-12-07',
    'song',
    'song:2026-02-30',
    '',
    'nobody:2026-11-23',
    '2026-11-23',
  ])('is not found by "%s"', (id) => {
    expect(find(id)).toBeNull()
  })
})
