import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visitView } from '../contract/checkin.ts'
import type { NewOp } from '../contract/ops.ts'
import { diets } from '../contract/words.ts'
import { rollupCell, rollupDelta } from './rollup.ts'
import { applyOp, persons, toView, type VisitState } from './visit.ts'

const visit = '0198f0a0-0000-7000-8000-000000000001'
const op = (kind: string, body: object): NewOp =>
  ({ kind, v: 1, entity: visit, baseVer: null, body }) as NewOp
const made = op('visit.made', { outsideHours: false })
const undone = op('visit.undone', {})
const party = (size: number) => op('visit.partySize', { size })
const join = (occurrence: string, joined = true) => op('participation.set', { occurrence, joined })
const eat = (meal: string, portions: number, diet = 'ordinary') =>
  op('mealOrder.set', { meal, diet, portions })

const read = (...ops: NewOp[]) => ops.reduce<VisitState | null>(applyOp, null)

const anyOp = fc.oneof(
  fc.boolean().map((outsideHours) => op('visit.made', { outsideHours })),
  fc.constant(undone),
  fc.integer({ min: 1, max: 30 }).map(party),
  fc.boolean().map((firstTime) => op('visit.firstTime', { firstTime })),
  fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()).map(([id, joined]) => join(id, joined)),
  fc
    .tuple(fc.constantFrom('soup', 'fika'), fc.integer({ min: 0, max: 10 }), fc.constantFrom(...diets))
    .map(([meal, portions, diet]) => eat(meal, portions, diet)),
  fc.constant(op('entity.deleted', { type: 'activity' })),
)
const anyLog = fc.array(anyOp, { maxLength: 30 })
/** A log that, unlike most of `anyLog`, begins as a real one does. */
const visitLog = anyLog.map((ops) => [made, ...ops])

describe('a visit', () => {
  it('counts one person from the touch on', () => {
    expect(persons(read())).toBe(0)
    expect(persons(read(made))).toBe(1)
    expect(persons(read(made, party(4)))).toBe(4)
  })

  it('keeps what was chosen last', () => {
    const state = read(made, join('a'), join('b'), join('a', false), eat('soup', 2), eat('soup', 3))
    expect(state?.participations).toEqual(['b'])
    expect(state?.mealOrders).toEqual([{ mealId: 'soup', diet: 'ordinary', portions: 3 }])
  })

  it('keeps one order a meal and diet, and none of no portions', () => {
    const state = read(made, eat('soup', 2), eat('soup', 1, 'vegan'), eat('soup', 0))
    expect(state?.mealOrders).toEqual([{ mealId: 'soup', diet: 'vegan', portions: 1 }])
  })

  it('stays undone whatever comes after, and whatever came before', () => {
    fc.assert(
      fc.property(anyLog, anyLog, (before, after) => {
        const state = read(...before, undone, ...after)
        expect(state?.undone).toBe(true)
        expect(persons(state)).toBe(0)
        expect(state).toBe(applyOp(state, party(7)))
      }),
    )
  })

  it('does not exist without its touch, save that an undo is remembered', () => {
    expect(read(party(3), join('a'))).toBeNull()
    expect(persons(read(undone, made))).toBe(0)
  })

  it('is not changed by an op that comes twice', () => {
    fc.assert(
      fc.property(anyLog, anyOp, (log, last) => {
        const once = read(...log, last)
        expect(applyOp(once, last)).toBe(once)
      }),
    )
  })

  it('gives a view that the contract takes, which shares nothing with the state', () => {
    fc.assert(
      fc.property(visitLog, (log) => {
        const state = read(...log)
        if (state === null) throw new Error('a made visit is never null')
        const view = toView(visit, state)
        expect(visitView.parse(view)).toEqual(view)
        view.participations.push('x')
        expect(state.participations).not.toContain('x')
      }),
    )
  })

  it('survives being kept as JSON', () => {
    fc.assert(
      fc.property(visitLog, anyOp, (log, next) => {
        const state = read(...log)
        expect(applyOp(JSON.parse(JSON.stringify(state)), next)).toEqual(applyOp(state, next))
      }),
    )
  })
})

describe('the sums', () => {
  const total = { visits: 0, persons: 0, firstTime: 0 }

  it('add up, op by op, to what the whole log says', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const sum = { ...total }
        let state: VisitState | null = null
        for (const one of log) {
          const next = applyOp(state, one)
          const delta = rollupDelta(state, next)
          sum.visits += delta.visits
          sum.persons += delta.persons
          sum.firstTime += delta.firstTime
          expect(Math.min(sum.visits, sum.persons, sum.firstTime)).toBeGreaterThanOrEqual(0)
          state = next
        }
        expect(sum.persons).toBe(persons(state))
        expect(sum.visits).toBe(persons(state) > 0 ? 1 : 0)
        expect(sum).toEqual({ ...total, ...rollupDelta(null, state) })
      }),
    )
  })

  it('stand in the hour of arrival on the venue’s own day', () => {
    const midnight = Date.parse('2026-11-22T23:00Z')
    expect(rollupCell(midnight, 'Europe/Stockholm')).toEqual({ date: '2026-11-23', hour: 0 })
    expect(rollupCell(midnight - 1, 'Europe/Stockholm')).toEqual({ date: '2026-11-22', hour: 23 })
    expect(rollupCell(midnight, 'America/New_York')).toEqual({ date: '2026-11-22', hour: 18 })
  })
})
