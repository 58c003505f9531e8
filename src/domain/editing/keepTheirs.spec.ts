import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../contract/staff/edit.ts'
import { addDays } from '../dates.ts'
import { type Kept, planEdit } from '../edits.ts'
import { datesOf } from '../recurrence.ts'
import { sameJson } from '../sameJson.ts'
import { activity, programmeOf } from '../testing.ts'
import { formChange } from './formChange.ts'
import { keepTheirs } from './keepTheirs.ts'
import { cancelOccurrence } from './occurrence.ts'
import { changeSeries, removeActivity } from './series.ts'
import { anySeries, first, last } from './testing.ts'

const words = fc.constantFrom('Ett', 'Två', 'Tre')
const page = fc.record({
  title: words.map((sv) => ({ sv })),
  text: words.map((sv) => ({ sv })),
  phone: fc.option(words, { nil: null }),
  order: fc.nat({ max: 3 }),
})
const store = (kept: Record<string, Kept>) => (id: string) => kept[id] ?? null
const pageOf = (fields: Record<string, unknown>): Kept => ({ type: 'infoPage', fields, deleted: false })

/** The conflicts of an edit with what stands; none where it can be written. */
function met(changes: readonly Change[], kept: Record<string, Kept>) {
  const plan = planEdit(changes, store(kept))
  return 'code' in plan && plan.code === 'CHANGED_MEANWHILE' ? plan.conflicts : []
}

describe('letting stand what others have changed', () => {
  it('loses nothing else that was typed, and nothing of theirs', () => {
    fc.assert(
      fc.property(page, page, page, (base, theirs, mine) => {
        const changes = formChange('infoPage', 'p', base, mine)
        const kept = { p: pageOf(theirs) }
        const conflicts = met(changes, kept)
        fc.pre(conflicts.length > 0)
        const plan = planEdit(keepTheirs(changes, conflicts), store(kept))
        if ('code' in plan) throw new Error(plan.code)
        const stands: Record<string, unknown> = { ...theirs, ...plan.outcomes[0]?.after.fields }
        const inConflict = new Set(conflicts.map(({ field }) => field))
        const [was, his, hers]: Record<string, unknown>[] = [base, mine, theirs]
        for (const field of Object.keys(base)) {
          const isMine = !inConflict.has(field) && !sameJson(was?.[field], his?.[field])
          expect(stands[field] ?? null).toEqual(isMine ? his?.[field] : hers?.[field])
        }
      }),
    )
  })

  it('saves all the others of several that mean something one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(page, page, page), { minLength: 1, maxLength: 5 }), (pages) => {
        const changes = pages.flatMap(([base, , mine], i) => formChange('infoPage', `p${i}`, base, mine))
        const kept = Object.fromEntries(pages.map(([, theirs], i) => [`p${i}`, pageOf(theirs)]))
        const conflicts = met(changes, kept)
        const left = keepTheirs(changes, conflicts)
        expect(met(left, kept)).toEqual([])
        const of = (all: readonly Change[]) =>
          all.flatMap((change) =>
            change.do === 'set' ? Object.keys(change.fields).map((field) => `${change.id} ${field}`) : [],
          )
        const dropped = conflicts.map(({ id, field }) => `${id} ${field}`)
        expect(of(left).sort()).toEqual(
          of(changes)
            .filter((each) => !dropped.includes(each))
            .sort(),
        )
      }),
    )
  })

  it('leaves nothing of a series that is parted or taken away, in which all hangs together', () => {
    fc.assert(
      fc.property(
        anySeries,
        fc.integer({ min: 1, max: 15 }),
        fc.boolean(),
        fc.constantFrom('title', 'leader', 'price', 'durationMinutes'),
        (one, index, removes, field) => {
          const date = datesOf(one, first, last)[index]
          fc.pre(date !== undefined)
          const programme = programmeOf({ activities: [one] })
          const on = { activity: one, date: date ?? '' }
          const changes = removes
            ? removeActivity(programme, { ...on, scope: 'all' })
            : changeSeries(programme, {
                ...on,
                scope: 'later',
                wanted: { title: { sv: 'B' } },
                newId: 'b',
                today: first,
              })
          expect(keepTheirs(changes, [{ type: 'activity', id: 'a', field, theirs: 'x' }])).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('what is said together stands or goes together', () => {
  const thursday = activity('a', { start: '2026-11-05T13:00', recurrence: 'FREQ=WEEKLY;BYDAY=TH' })

  it('a start and its repeat', () => {
    const wanted = { start: '2026-11-06T13:00', recurrence: 'FREQ=WEEKLY;BYDAY=FR', price: 20 }
    const changes = formChange('activity', 'a', thursday, wanted)
    const conflicts = [{ type: 'activity', id: 'a', field: 'start', theirs: '2026-11-04T13:00' } as const]
    expect(keepTheirs(changes, conflicts)).toEqual([
      { do: 'set', type: 'activity', id: 'a', fields: { price: 20 }, seen: { price: null } },
    ])
  })

  it('a date’s own room and the room that was to take its place', () => {
    const changes: Change[] = [
      {
        do: 'set',
        type: 'occurrence',
        id: 'a:2026-11-26',
        fields: { activity: 'a', date: '2026-11-26', room: null },
        seen: { room: 'salen' },
      },
      ...formChange('activity', 'a', thursday, { room: 'kok', price: 20 }),
    ]
    const conflicts = [{ type: 'activity', id: 'a', field: 'room', theirs: 'hall' } as const]
    expect(keepTheirs(changes, conflicts)).toEqual([
      { do: 'set', type: 'activity', id: 'a', fields: { price: 20 }, seen: { price: null } },
    ])
  })

  it('a cancelling and its reason', () => {
    const programme = programmeOf({ activities: [thursday] })
    const changes = cancelOccurrence(programme, { activity: thursday, date: '2026-11-26' }, { sv: 'sjuk' })
    const id = `a:${addDays('2026-11-25', 1)}`
    const conflicts = [{ type: 'occurrence', id, field: 'reason', theirs: { sv: 'regn' } } as const]
    expect(keepTheirs(changes, conflicts)).toEqual([])
  })
})
