import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Programme } from '../contract/programme.ts'
import { assembleDay, assembleFood, assembleWeek, nextChangeAt, type ViewInput } from './day.ts'
import { rollupCell } from './rollup.ts'
import { activity, noCounts, programmeOf, stockholm, stockholmTime, usualScreen } from './testing.ts'

const minute = 60_000
const screen = {
  programmeVersion: 'v1',
  example: false,
  panel: { inches: 27, bottomCm: 70 },
  screen: usualScreen,
}

/** The nights on which programs of this kind go wrong (faults.md 12). */
const nights = {
  'summer time begins': '2026-03-29',
  'summer time ends': '2026-10-25',
  'new year, in week 53': '2027-01-01',
  'leap day': '2028-02-29',
  midsummer: '2026-06-20',
}

/** A programme in which something happens at odd hours of each of those days and their neighbours. */
const programme: Programme = programmeOf({
  activities: [
    activity('daily', { start: '2026-01-01T10:00', recurrence: 'FREQ=DAILY', notOnHolidays: false }),
    activity('night', { start: '2026-01-01T02:30', recurrence: 'FREQ=DAILY', notOnHolidays: false }),
    activity('long', {
      start: '2026-01-01T22:00',
      recurrence: 'FREQ=DAILY',
      durationMinutes: 360,
      notOnHolidays: false,
    }),
    activity('weekly', {
      start: '2026-01-04T01:45',
      recurrence: 'FREQ=WEEKLY;INTERVAL=2',
      durationMinutes: 90,
    }),
    activity('broken', { recurrence: 'FREQ=NEVER' }),
  ],
  occurrences: [
    { id: 'daily:2026-10-25', activity: 'daily', date: '2026-10-25', movedTo: '2026-10-24T23:30' },
    { id: 'night:2026-03-29', activity: 'night', date: '2026-03-29', movedTo: '2026-03-29T03:15' },
  ],
  openingHours: {
    saturday: { from: '02:15', to: '23:45' },
    sunday: { from: '02:30', to: '02:45' },
    friday: { from: '18:00', to: '01:00' },
    closedOnHolidays: false,
  },
  meals: Object.values(nights).map((date) => ({
    id: `soup-${date}`,
    date,
    kind: 'soup',
    dish: { sv: 'Soppa' },
    serveFrom: '02:00',
    serveTo: '02:50',
    orderBy: '02:20',
  })),
  notices: Object.values(nights).map((date) => ({
    id: `notice-${date}`,
    text: { sv: 'Nattöppet' },
    level: 'normal',
    from: `${date}T02:05`,
    until: `${date}T02:55`,
  })),
})

const at = (now: number): ViewInput => ({ programme, now, counts: noCounts })
/** All that a screen shows but the time itself. */
const shown = (now: number) => ({
  day: { ...assembleDay({ ...at(now), ...screen }), now: 0 },
  food: assembleFood(at(now)),
})

const aroundANight = fc
  .tuple(fc.constantFrom(...Object.values(nights)), fc.integer({ min: -30 * 60, max: 30 * 60 }))
  .map(([date, minutes]) => stockholmTime(`${date}T00:00`) + minutes * minute)

describe('what a screen shows', () => {
  it('changes by time alone only when nextChangeAt says so', () => {
    fc.assert(
      fc.property(aroundANight, fc.integer({ min: 1, max: 999 }), (now, thousandths) => {
        const next = nextChangeAt(at(now))
        expect(next).toBeGreaterThan(now)
        const between = now + Math.floor(((next - now) * thousandths) / 1000)
        expect(shown(between)).toEqual(shown(now))
        expect(shown(next - 1)).toEqual(shown(now))
      }),
    )
  })

  it('changes when what ends in the second of two like hours ends', () => {
    const ends = Date.parse('2026-10-25T01:30Z')
    expect(nextChangeAt(at(ends - 15 * minute))).toBe(ends)
  })

  it('goes from change to change until midnight, each after the last', () => {
    for (const date of Object.values(nights)) {
      const changes = [stockholmTime(`${date}T00:00`)]
      for (let last = changes[0] ?? 0; shown(last).day.date === date; changes.push(last)) {
        const next = nextChangeAt(at(last))
        expect(next).toBeGreaterThan(last)
        last = next
      }
      expect(changes).toContain(stockholmTime(`${date}T02:05`))
      expect(changes).toContain(stockholmTime(`${date}T02:20`))
      expect(changes).toContain(stockholmTime(`${date}T11:00`))
    }
  })

  it('changes its day at midnight, and never later than that', () => {
    for (const date of Object.values(nights)) {
      const midnight = stockholmTime(`${date}T00:00`)
      expect(nextChangeAt(at(midnight - 1))).toBe(midnight)
      expect(shown(midnight - 1).day.date < date).toBe(true)
      expect(shown(midnight).day.date).toBe(date)
    }
  })
})

describe('a programme at 10.00', () => {
  it.each(Object.entries(nights))('is at 10.00 when %s', (_, date) => {
    const week = assembleWeek({ ...at(stockholmTime(`${date}T12:00`)), from: date })
    const daily = week.days.flatMap(({ occurrences }) =>
      occurrences.filter((one) => one.activity === 'daily'),
    )
    const unmoved = daily.filter((one) => one.movedFrom === undefined)
    expect(unmoved.length).toBeGreaterThanOrEqual(6)
    expect(new Set(unmoved.map((one) => one.start.slice(11)))).toEqual(new Set(['10:00']))
    for (const one of unmoved) expect(one.startsAt).toBe(stockholmTime(one.start))
  })

  it('at half past two in the skipped hour is an hour later, and in the doubled hour the first time', () => {
    const nightOf = (date: string) =>
      shown(stockholmTime(`${date}T12:00`)).day.occurrences.find(({ id }) => id === `night:${date}`)
    expect(nightOf('2026-03-29')).toMatchObject({ start: '2026-03-29T03:15', movedFrom: '2026-03-29T02:30' })
    const unmoved = { ...programme, occurrences: [] }
    const spring = assembleDay({ ...at(stockholmTime('2026-03-29T12:00')), programme: unmoved, ...screen })
    expect(spring.occurrences.find(({ activity }) => activity === 'night')?.start).toBe('2026-03-29T03:30')
    expect(nightOf('2026-10-25')?.startsAt).toBe(Date.parse('2026-10-25T00:30Z'))
  })

  it('lasts as long as it says over a changed clock', () => {
    const long = (date: string) =>
      shown(stockholmTime(`${date}T12:00`)).day.occurrences.find(({ activity }) => activity === 'long')
    expect(long('2026-03-28')).toMatchObject({ start: '2026-03-28T22:00', end: '2026-03-29T05:00' })
    expect(long('2026-10-24')).toMatchObject({ start: '2026-10-24T22:00', end: '2026-10-25T03:00' })
    expect(long('2026-12-31')).toMatchObject({ start: '2026-12-31T22:00', end: '2027-01-01T04:00' })
  })
})

describe('a machine whose own zone is another', () => {
  const own = process.env.TZ
  afterEach(() => {
    if (own === undefined) delete process.env.TZ
    else process.env.TZ = own
  })

  it('shows the same, and counts a visit in the same cell', () => {
    const moments = Object.values(nights).flatMap((date) =>
      [-90, -1, 0, 61, 121, 181, 720].map((minutes) => stockholmTime(`${date}T00:00`) + minutes * minute),
    )
    const all = () =>
      moments.map((now) => [
        shown(now),
        assembleWeek(at(now)),
        nextChangeAt(at(now)),
        rollupCell(now, stockholm),
      ])
    const offsets = new Set<number>()
    const results = ['UTC', 'America/Los_Angeles', 'Asia/Tokyo', 'Europe/Stockholm'].map((zone) => {
      process.env.TZ = zone
      offsets.add(new Date('2026-11-23T12:00Z').getTimezoneOffset())
      return JSON.stringify(all())
    })
    expect(offsets.size).toBe(4)
    expect(new Set(results).size).toBe(1)
  })
})
