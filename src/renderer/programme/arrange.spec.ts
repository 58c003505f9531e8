import { describe, expect, it } from 'vitest'
import type { DayView, MealView, OccurrenceView } from '../../contract/views.ts'
import { usualScreen } from '../../domain/testing.ts'
import { arrange, choicesOf } from './arrange.ts'

const now = '2026-11-23T10:24'

function occurrence(id: string, start: string, fields: Partial<OccurrenceView> = {}): OccurrenceView {
  return {
    id,
    activity: id,
    title: { sv: id },
    goalArea: 'community',
    organiser: { kind: 'municipality' },
    start: `2026-11-23T${start}`,
    end: '2026-11-23T23:00',
    startsAt: 0,
    endsAt: 1,
    phase: 'later',
    cancelled: false,
    movedAway: false,
    places: null,
    ...fields,
  }
}

function meal(id: string, serveFrom: string, serveTo: string, fields: Partial<MealView> = {}): MealView {
  return {
    id,
    date: '2026-11-23',
    kind: 'lunch',
    dish: { sv: id },
    serveFrom,
    serveTo,
    portions: null,
    portionsLeft: null,
    diets: [],
    allergens: {},
    soldOut: false,
    canOrder: true,
    ...fields,
  }
}

function day(fields: Partial<DayView>): DayView {
  return {
    programmeVersion: 'v1',
    now: 0,
    date: '2026-11-23',
    week: 48,
    holiday: null,
    venue: { name: 'Björken', kind: 'fixed', timeZone: 'Europe/Stockholm', example: false },
    panel: { inches: 43, bottomCm: 70 },
    screen: usualScreen,
    opening: { open: true, today: { from: '09:30', to: '16:00' }, next: null, known: true },
    occurrences: [],
    meals: [],
    notices: [],
    ahead: null,
    ...fields,
  }
}

const closed = { open: false, next: null, known: true }
const keysOf = (view: DayView) => arrange(view, now).rows.map(({ key }) => key)
const leadOf = (view: DayView) => arrange(view, now).lead

describe('arrange', () => {
  it('leads with what is on now, and lists the rest in order with the other meals', () => {
    const view = day({
      occurrences: [
        occurrence('morgon', '09:00', { phase: 'past' }),
        occurrence('gympa', '10:00', { phase: 'now' }),
        occurrence('samtidigt', '10:15', { phase: 'now' }),
        occurrence('bingo', '13:00', { phase: 'next' }),
        occurrence('promenad', '14:00', { cancelled: true }),
      ],
      meals: [
        meal('fika', '14:30', '15:00'),
        meal('lunch', '11:30', '13:00'),
        meal('frukost', '08:00', '09:00'),
      ],
    })
    expect(leadOf(view)).toMatchObject({ kind: 'now', occurrence: { id: 'gympa' } })
    expect(arrange(view, now).meal?.id).toBe('lunch')
    expect(keysOf(view)).toEqual(['samtidigt', 'bingo', 'promenad', 'fika'])
  })

  it('leads with what comes next when nothing is on, and never with what is cancelled', () => {
    const off = occurrence('promenad', '10:00', { phase: 'now', cancelled: true })
    const next = occurrence('bingo', '13:00', { phase: 'next' })
    expect(leadOf(day({ occurrences: [off, next] }))).toMatchObject({
      kind: 'next',
      occurrence: { id: 'bingo' },
    })
  })

  it('tells an empty day from one that is over', () => {
    expect(leadOf(day({}))).toEqual({ kind: 'empty' })
    const past = occurrence('gympa', '09:00', { phase: 'past' })
    expect(leadOf(day({ occurrences: [past] }))).toEqual({ kind: 'over' })
    const off = occurrence('bingo', '13:00', { cancelled: true })
    expect(leadOf(day({ occurrences: [off] }))).toEqual({ kind: 'over' })
  })

  it('says closed before what comes next, but not before what is on after hours', () => {
    const next = occurrence('bingo', '13:00', { phase: 'next' })
    const running = occurrence('gympa', '10:00', { phase: 'now' })
    const afterHours = { ...closed, today: { from: '08:00', to: '10:00' } }
    expect(leadOf(day({ opening: afterHours, occurrences: [next] }))).toEqual({ kind: 'closed' })
    expect(leadOf(day({ opening: afterHours, occurrences: [running] }))).toMatchObject({ kind: 'now' })
    expect(leadOf(day({ opening: { ...closed, today: null }, occurrences: [running] }))).toEqual({
      kind: 'closed',
    })
    expect(leadOf(day({ opening: { ...closed, today: null, known: false } }))).toEqual({ kind: 'empty' })
  })

  it('keeps an occurrence that left for another day apart from itself', () => {
    const away = occurrence('bingo', '13:00', { movedAway: true })
    const here = occurrence('bingo', '15:00', { movedFrom: '2026-11-22T13:00' })
    expect(new Set(keysOf(day({ occurrences: [away, here] }))).size).toBe(2)
  })
})

describe('choicesOf', () => {
  const view = day({
    occurrences: [
      occurrence('morgon', '09:00', { phase: 'past' }),
      occurrence('gympa', '10:00', { phase: 'now' }),
      occurrence('promenad', '14:00', { cancelled: true }),
      occurrence('bort', '15:00', { movedAway: true }),
    ],
    meals: [meal('lunch', '11:30', '13:00'), meal('sen', '09:00', '10:00', { canOrder: false })],
  })

  it('offers what is held and not over, and the meals that can be ordered', () => {
    const keys = choicesOf(view, { participations: [], meals: [] }).map(({ key }) => key)
    expect(keys).toEqual(['gympa', 'lunch'])
  })

  it('keeps what is chosen, so that it can be taken back', () => {
    const keys = choicesOf(view, { participations: ['morgon'], meals: ['sen'] }).map(({ key }) => key)
    expect(keys).toEqual(['morgon', 'sen', 'gympa', 'lunch'])
  })
})
