import { describe, expect, it } from 'vitest'
import type { Change } from '../../contract/staff/edit.ts'
import type { EntityType } from '../../contract/words.ts'
import { type Kept, planEdit } from '../edits.ts'
import { calendarChanges, calendarId, type There, withdrawal } from './changes.ts'
import type { ReadActivity, Reading, ReadOccurrence } from './reading.ts'

const today = '2026-11-25'
const organiser = 'PRO'
const id = calendarId(organiser, 'a')
const bingo: ReadActivity = {
  uid: 'a',
  part: '',
  title: 'Bingo',
  start: '2026-11-26T13:00',
  durationMinutes: 60,
  recurrence: 'FREQ=WEEKLY',
  goalArea: 'community',
  guessed: false,
}
const moved: ReadOccurrence = {
  uid: 'a',
  part: '',
  date: '2026-12-03',
  cancelled: false,
  movedTo: '2026-12-04T13:00',
}

function reading(activities: ReadActivity[], occurrences: ReadOccurrence[] = []): Reading {
  return { activities, occurrences, problems: [] }
}

/** A programme that is kept as the kiosk keeps it. */
function programme() {
  const kept = new Map<string, Kept>()
  const there = (): There => ({
    all: [...kept].flatMap(([id, { deleted, ...one }]) => (deleted ? [] : [{ id, ...one }])),
    find: (id) => kept.get(id) ?? null,
  })
  function write(changes: readonly Change[]): readonly Change[] {
    const plan = planEdit(changes, (id) => kept.get(id) ?? null)
    if ('code' in plan) throw new Error(plan.code)
    for (const { id, after } of plan.outcomes) kept.set(id, after)
    return changes
  }
  return {
    write,
    take: (now: Reading, before: Reading | null = null) =>
      write(calendarChanges({ reading: now, before, organiser, there: there(), today })),
    leave: (last: Reading) => write(withdrawal({ reading: last, organiser, there: there(), today })),
    set: (type: EntityType, id: string, fields: Record<string, unknown>) =>
      write([{ do: 'set', type, id, fields }]),
    shown: () => there().all.map((one) => one.id),
    fields: (id: string) => kept.get(id)?.fields,
  }
}

/** What `fields` of an activity of the house's own are, that begins like one of a calendar. */
const own = {
  title: { sv: 'Bingo' },
  goalArea: 'community',
  organiser: { kind: 'municipality' },
  start: '2026-12-03T13:00',
  durationMinutes: 60,
}

describe('what comes from a calendar', () => {
  it('takes nothing away whose id only begins as its own do, as that of a copied week does', () => {
    const venue = programme()
    const now = reading([bingo])
    venue.take(now)
    const copies = [`${id}_2026-12-07`, `${id}:20261203T1300_2026-12-07`, `${id}0`]
    for (const copy of copies) venue.set('activity', copy, own)
    expect(venue.take(now, now)).toEqual([])
    expect(venue.take(reading([]), now)).toEqual([{ do: 'delete', type: 'activity', id }])
    expect(venue.leave(now)).toEqual([])
    expect(venue.shown()).toEqual(copies)
  })

  it('takes away a date of its own that is no longer said', () => {
    const venue = programme()
    const [first, second] = ['20261126T1300', '20261203T1300'].map((part) => ({
      ...bingo,
      part,
      start: `2026-${part.slice(4, 6)}-${part.slice(6, 8)}T13:00`,
      recurrence: undefined,
    }))
    if (!first || !second) throw new Error('no dates')
    venue.take(reading([first, second]))
    venue.take(reading([second]), reading([second]))
    expect(venue.shown()).toEqual([`${id}:20261203T1300`])
  })

  it('does not bring back dates of what staff have taken away', () => {
    const venue = programme()
    const now = reading([bingo], [moved])
    venue.take(now)
    venue.write([
      { do: 'delete', type: 'activity', id },
      { do: 'delete', type: 'occurrence', id: `${id}:2026-12-03` },
    ])
    expect(venue.take(now, now)).toEqual([])
    const cancelled = reading([bingo], [{ ...moved, movedTo: undefined, cancelled: true }])
    expect(venue.take(cancelled, now)).toEqual([])
    expect(venue.shown()).toEqual([])
  })

  it('does not bring back a date that staff have taken away, until the association says otherwise of it', () => {
    const venue = programme()
    const now = reading([bingo], [moved])
    venue.take(now)
    venue.write([{ do: 'delete', type: 'occurrence', id: `${id}:2026-12-03` }])
    expect(venue.take(now, now)).toEqual([])
    venue.take(reading([bingo], [{ ...moved, movedTo: '2026-12-05T13:00' }]), now)
    expect(venue.fields(`${id}:2026-12-03`)).toMatchObject({ movedTo: '2026-12-05T13:00' })
  })

  it('comes back with what staff had added, and as the calendar now says the rest', () => {
    const venue = programme()
    const now = reading([bingo], [moved])
    venue.take(now)
    const added = { places: 12, price: 20, goalArea: 'meaning', room: 'hall', notOnHolidays: true }
    venue.set('activity', id, { ...added, title: { sv: 'Bingo', fi: 'Pingo' }, description: { sv: 'Fika' } })
    venue.set('occurrence', `${id}:2026-12-03`, { leader: 'Karin' })
    venue.leave(now)
    expect(venue.shown()).toEqual([])
    venue.take(reading([{ ...bingo, start: '2026-11-26T15:00' }], [moved]))
    expect(venue.fields(id)).toMatchObject({
      ...added,
      title: { sv: 'Bingo', fi: 'Pingo' },
      start: '2026-11-26T15:00',
      description: null,
      organiser: { kind: 'association', name: organiser },
    })
    expect(venue.fields(`${id}:2026-12-03`)).toMatchObject({ leader: 'Karin', movedTo: '2026-12-04T13:00' })
    venue.leave(reading([bingo]))
    venue.take(reading([{ ...bingo, title: 'Storbingo' }]))
    expect(venue.fields(id)).toMatchObject({ ...added, title: { sv: 'Storbingo' } })
  })
})
