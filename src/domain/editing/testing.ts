import fc from 'fast-check'
import { entityFields, type Programme, presentFields } from '../../contract/programme.ts'
import type { Change } from '../../contract/staff/edit.ts'
import type { Weekday } from '../../contract/words.ts'
import { addDays } from '../dates.ts'
import { assembleWeek } from '../day.ts'
import { datesOf } from '../recurrence.ts'
import { firstDate, type Repeat, toRule } from '../repeat.ts'
import { activity, noCounts, programmeOf, stockholmTime } from '../testing.ts'

/** What the specs of editing share. */

/** The programme after the changes, as a store that keeps every field would have it. */
export function applied(programme: Programme, changes: readonly Change[]): Programme {
  const lists = { activity: [...programme.activities], occurrence: [...programme.occurrences] }
  const entities = new Map<string, { type: string; fields: Record<string, unknown> }>()
  for (const [type, all] of Object.entries(lists))
    for (const { id, ...fields } of all) entities.set(id, { type, fields })
  for (const change of changes) {
    if (change.do === 'delete') entities.delete(change.id)
    else {
      const fields = { ...entities.get(change.id)?.fields, ...change.fields }
      entities.set(change.id, { type: change.type, fields })
    }
  }
  const of = (type: 'activity' | 'occurrence') =>
    [...entities]
      .filter(([, each]) => each.type === type)
      .map(([id, { fields }]) => ({ id, ...entityFields[type].parse(presentFields(fields)) }))
  return programmeOf({ ...programme, activities: of('activity'), occurrences: of('occurrence') })
}

export function series(programme: Programme, id: string) {
  const found = programme.activities.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

export const first = '2026-01-01'
export const last = '2028-12-31'
export const allDates = (programme: Programme) =>
  programme.activities.flatMap((one) => datesOf(one, first, last)).sort()

/** What is held when, as visitors would see it in the weeks about a date. */
export function shown(programme: Programme, from: string, weeks = 6) {
  return Array.from({ length: weeks }, (_, week) =>
    assembleWeek({
      programme,
      now: stockholmTime(`${first}T08:00`),
      counts: noCounts,
      from: addDays(from, week * 7),
    }).days.flatMap((day) =>
      day.occurrences.map((view) => ({
        date: day.date,
        title: view.title.sv,
        start: view.start,
        cancelled: view.cancelled,
        away: view.movedAway,
      })),
    ),
  ).flat()
}

const someDays = fc.uniqueArray(fc.constantFrom<Weekday[]>('monday', 'tuesday', 'thursday', 'sunday'), {
  minLength: 1,
  maxLength: 2,
})
const ending = fc.oneof(
  fc.constant({}),
  fc.integer({ min: 1, max: 40 }).map((count) => ({ count })),
  fc.integer({ min: 200, max: 700 }).map((days) => ({ until: addDays(first, days) })),
)
const anyRepeat: fc.Arbitrary<Repeat> = fc
  .tuple(
    fc.oneof(
      fc.record({
        kind: fc.constant('weekly' as const),
        days: someDays,
        every: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({
        kind: fc.constant('isoWeeks' as const),
        days: someDays,
        parity: fc.constantFrom('odd' as const, 'even' as const),
      }),
      fc.record({
        kind: fc.constant('monthly' as const),
        nth: fc.constantFrom(1 as const, 2 as const, -1 as const),
        weekday: fc.constantFrom<Weekday[]>('monday', 'friday'),
      }),
    ),
    ending,
  )
  .map(([repeat, end]) => ({ ...repeat, ...end }))

export const anySeries = fc
  .tuple(anyRepeat, fc.integer({ min: 0, max: 100 }), fc.boolean())
  .map(([repeat, days, notOnHolidays]) => {
    const start = firstDate(repeat, addDays(first, days))
    return activity('a', { start: `${start}T13:00`, recurrence: toRule(repeat, start), notOnHolidays })
  })
