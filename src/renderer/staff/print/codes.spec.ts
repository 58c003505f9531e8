import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeBytes, codesOf, type DayEvents } from './codes.ts'

const now = Date.UTC(2026, 10, 23, 9)

const day = fc
  .array(fc.record({ title: fc.string({ maxLength: 80 }), place: fc.string({ maxLength: 40 }) }), {
    maxLength: 14,
  })
  .map((events) => events.map((event) => ({ ...event, title: event.title || 'Bingo' })))

const week = fc.array(day, { maxLength: 7 }).map((days) =>
  days.map(
    (events, index): DayEvents => ({
      date: `2026-11-${23 + index}`,
      events: events.map((event, nth) => ({
        ...event,
        uid: `${index}-${nth}`,
        start: now + index * 86_400_000 + nth * 900_000,
        end: now + index * 86_400_000 + nth * 900_000 + 3_600_000,
      })),
    }),
  ),
)
const eventsIn = (text: string) => text.split('BEGIN:VEVENT').length - 1

it('holds every event of a week once, in order, and no code is too long to be read', () => {
  fc.assert(
    fc.property(week, (days) => {
      const codes = codesOf(days, now)
      for (const { text } of codes)
        expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(codeBytes)
      const starts = codes.flatMap(({ text }) => [...text.matchAll(/DTSTART:(\S+)/g)].map(([, at]) => at))
      expect(starts).toHaveLength(days.flatMap(({ events }) => events).length)
      expect(starts).toEqual([...starts].sort())
    }),
    { numRuns: 25 },
  )
})

it('says which days a code is for', () => {
  fc.assert(
    fc.property(week, (days) => {
      const codes = codesOf(days, now)
      for (const { text, from, to, begins, ends } of codes) {
        const inside = days.filter(({ date }) => date >= from && date <= to).flatMap(({ events }) => events)
        if (begins || ends) expect(eventsIn(text)).toBeLessThan(inside.length)
        else expect(eventsIn(text)).toBe(inside.length)
      }
    }),
    { numRuns: 25 },
  )
})

it('is one code for a quiet week, with the places, and none for an empty one', () => {
  const events = [{ uid: 'a', title: 'Bingo', place: 'Stora salen', start: now, end: now + 3_600_000 }]
  const codes = codesOf([{ date: '2026-11-23', events }], now)
  expect(codes).toMatchObject([{ from: '2026-11-23', to: '2026-11-23' }])
  expect(codes[0]?.text).toContain('LOCATION:Stora salen')
  expect(codesOf([{ date: '2026-11-23', events: [] }], now)).toEqual([])
})

describe('the squares of a code', () => {
  const eventsOf = (count: number, date: number) =>
    Array.from({ length: count }, (_, nth) => ({
      uid: `${date}-${nth}`,
      title: 'Bingo med kaffe och dopp',
      start: now + date * 86_400_000 + nth * 3_600_000,
      end: now + date * 86_400_000 + (nth + 1) * 3_600_000,
    }))
  const weekOf = (...counts: number[]): DayEvents[] =>
    counts.map((count, date) => ({ date: `2026-11-${23 + date}`, events: eventsOf(count, date) }))
  const bytes = (text: string) => new TextEncoder().encode(text).length

  it('are few where three codes hold the week, rather than many in two', () => {
    const codes = codesOf(weekOf(0, 2, 4, 3, 1), now)
    expect(codes).toHaveLength(3)
    for (const { text } of codes) expect(bytes(text)).toBeLessThanOrEqual(858)
  })

  it('are more where a day would be divided or a fourth code come', () => {
    expect(codesOf(weekOf(7), now)).toHaveLength(1)
    const full = codesOf(weekOf(6, 6, 4), now)
    expect(full.length).toBeLessThanOrEqual(3)
    expect(Math.max(...full.map(({ text }) => bytes(text)))).toBeGreaterThan(858)
  })
})
