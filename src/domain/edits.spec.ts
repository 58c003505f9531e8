import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { occurrenceId, type Programme } from '../contract/programme.ts'
import type { Change } from '../contract/staff/edit.ts'
import { addDays } from './dates.ts'
import { withNewDates } from './editing/changes.ts'
import { removeRoom } from './editing/rooms.ts'
import { changeSeries, removeActivity } from './editing/series.ts'
import { applied } from './editing/testing.ts'
import { type Kept, planEdit } from './edits.ts'
import { activity, programmeOf } from './testing.ts'

/** A programme as it is kept. */
function kept(programme: Programme): Map<string, Kept> {
  const lists = { activity: programme.activities, occurrence: programme.occurrences, room: programme.rooms }
  const entities = new Map<string, Kept>()
  for (const type of ['activity', 'occurrence', 'room'] as const)
    for (const { id, ...fields } of lists[type]) entities.set(id, { type, fields, deleted: false })
  return entities
}

function plan(programme: Programme, changes: readonly Change[]) {
  const entities = kept(programme)
  return planEdit(changes, (id) => entities.get(id) ?? null)
}

const first = '2026-11-05'
const bingo = activity('a', { start: `${first}T13:00`, recurrence: 'FREQ=WEEKLY;BYDAY=TH', leader: 'Sven' })
const dateOfWeek = (week: number) => addDays(first, 7 * week)
const cancelled = (week: number) => ({
  id: occurrenceId('a', dateOfWeek(week)),
  activity: 'a',
  date: dateOfWeek(week),
  cancelled: true,
})

/** What Olle has changed after Karin opened her form. */
const ofOthers = fc.oneof(
  fc.constantFrom<Change>(
    { do: 'set', type: 'activity', id: 'a', fields: { leader: 'Olle' } },
    { do: 'set', type: 'activity', id: 'a', fields: { price: 20 } },
    { do: 'set', type: 'activity', id: 'a', fields: { leader: null } },
  ),
  fc
    .tuple(
      fc.nat(8),
      fc.constantFrom<Record<string, unknown>>(
        { leader: 'Olle' },
        { reason: { sv: 'Sjuk' }, cancelled: true },
      ),
    )
    .map(([week, fields]): Change => {
      const { id, date } = cancelled(week)
      return { do: 'set', type: 'occurrence', id, fields: { activity: 'a', date, ...fields } }
    }),
)

describe('what others have changed since', () => {
  it('is met or taken along by a change of a series from a date on', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(8)),
        fc.integer({ min: 1, max: 8 }),
        ofOthers,
        (weeks, from, other) => {
          const seen = programmeOf({ activities: [bingo], occurrences: weeks.map(cancelled) })
          const now = applied(seen, [other])
          const change = {
            activity: bingo,
            date: dateOfWeek(from),
            scope: 'later',
            newId: 'b',
            today: '2026-01-01',
          } as const
          const wanted = { title: { sv: 'Storbingo' } }
          const changes = changeSeries(withNewDates(seen, now), { ...change, wanted })
          const planned = plan(now, changes)
          if ('code' in planned) {
            expect(planned).toMatchObject({ code: 'CHANGED_MEANWHILE', conflicts: [{ id: other.id }] })
            return
          }
          const after = applied(now, changes)
          if (other.do !== 'set' || other.type === 'activity') expect(after).toEqual('a conflict')
          else {
            const date = String(other.fields.date)
            const id = date < change.date ? other.id : occurrenceId('b', date)
            const { activity: _, ...fields } = other.fields
            expect(after.occurrences.find((one) => one.id === id)).toMatchObject(fields)
          }
        },
      ),
    )
  })

  it('is met by whoever takes it away', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(8)), ofOthers, (weeks, other) => {
        const seen = programmeOf({ activities: [bingo], occurrences: weeks.map(cancelled) })
        const now = applied(seen, [other])
        const changes = removeActivity(seen, { activity: bingo, date: first, scope: 'all' })
        expect(plan(seen, changes)).toHaveProperty('outcomes')
        const isRemoved = changes.some(({ id }) => id === other.id)
        const isSame = plan(seen, [other])
        const changesNothing = 'outcomes' in isSame && isSame.outcomes.length === 0
        expect('code' in plan(now, changes)).toBe(isRemoved && !changesNothing)
      }),
    )
  })

  it('is met by whoever takes away a room, which may be gone already', () => {
    const room = { id: 'salen', name: { sv: 'Salen' } }
    const changes = removeRoom(programmeOf({ rooms: [room] }), 'salen')
    expect(plan(programmeOf({ rooms: [{ ...room, name: { sv: 'Stora salen' } }] }), changes)).toMatchObject({
      conflicts: [{ type: 'room', id: 'salen', field: 'name', theirs: { sv: 'Stora salen' } }],
    })
    expect(plan(programmeOf({}), changes)).toEqual({ outcomes: [] })
  })
})

it('leaves what ends as deleted as it was, in whatever order one edit sets and deletes', () => {
  const step = fc.oneof(
    fc.constant<Change>({ do: 'delete', type: 'room', id: 'r' }),
    fc
      .constantFrom('a', 'b', 'c')
      .map((sv): Change => ({ do: 'set', type: 'room', id: 'r', fields: { name: { sv }, stepFree: 'yes' } })),
  )
  const before = fc.option(
    fc.boolean().map((deleted): Kept => ({ type: 'room', fields: { name: { sv: 'Salen' } }, deleted })),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 5 }), before, (steps, before) => {
      const planned = planEdit(steps, () => before)
      if ('code' in planned) throw new Error(planned.code)
      for (const { after } of planned.outcomes) {
        expect(after.deleted).toBe(steps.at(-1)?.do === 'delete')
        if (after.deleted) expect(after).toEqual({ ...before, deleted: true })
      }
    }),
  )
})

it('keeps what a newer program has written in a field that nobody here knows', () => {
  const { id: _, ...fields } = activity('bingo')
  const newer = { ...fields, fromTomorrow: { entry: 'x', ver: 2 } }
  const plan = planEdit(
    [{ do: 'set', type: 'activity', id: 'bingo', fields: { title: { sv: 'Storbingo' } } }],
    () => ({ type: 'activity', fields: newer, deleted: false }),
  )
  expect(plan).toMatchObject({
    outcomes: [{ after: { fields: { ...newer, title: { sv: 'Storbingo' } } } }],
  })
})
