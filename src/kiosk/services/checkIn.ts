import type * as z from 'zod'
import type {
  firstTimeInput,
  joinInput,
  mealOrderInput,
  partySizeInput,
  touch,
  VisitView,
} from '../../contract/checkin.ts'
import type { Clock, Logger, NewId } from '../../contract/clock.ts'
import type { NewOp } from '../../contract/ops.ts'
import type { MealView, OccurrenceView } from '../../contract/views.ts'
import { joinRefusal, orderRefusal, type Refusal } from '../../domain/choices.ts'
import { assembleFood, findOccurrence } from '../../domain/day.ts'
import { applyOp, toView, type VisitState } from '../../domain/visit.ts'
import type { Store } from '../store/index.ts'
import type { StoredVisit } from '../store/visits.ts'
import type { ProgrammeService } from './programme.ts'
import { savedOr } from './saved.ts'
import { msSince, stamper } from './stamp.ts'
import { lastTouches } from './touches.ts'

/** A visit is over when nothing in it has changed for this long: its screen has long since returned home. */
export const choiceWindowMs = 30 * 60_000

type Refused = 'NOT_SAVED' | 'VISIT_OVER'

/**
 * What a visitor does at the screen. Each answer is the visit as it now durably stands, or why it was refused, in which case nothing
 * was written. Repeating any of them changes nothing and answers the same.
 *
 * **Places.** A visit takes as many places as it has persons. Whoever joins an activity, or enlarges a party that has joined one, gets
 * room for all of the party or `FULL`: an activity is never over-booked. Giving places back always succeeds.
 */
export interface CheckIn {
  touch(input: z.infer<typeof touch>): VisitView | 'NOT_SAVED'
  /** What may be joined and ordered is said in `domain/choices.ts`. */
  join(input: z.infer<typeof joinInput>): VisitView | Refused | Refusal
  orderMeal(input: z.infer<typeof mealOrderInput>): VisitView | Refused | Refusal
  partySize(input: z.infer<typeof partySizeInput>): VisitView | Refused | 'FULL'
  firstTime(input: z.infer<typeof firstTimeInput>): VisitView | Refused
  undo(input: { visitId: string }): VisitView | Refused
  /** For staff: undoes a visit of today, however long ago it was made. */
  undoToday(input: { visitId: string }): VisitView | 'NOT_SAVED' | 'NO_SUCH_VISIT'
  /**
   * Takes back a touch that nobody was thanked for, however old. One that has not come is written as undone, which is final
   * (`domain/visit.ts`), since a touch that stood in the way of a slow disk may come after this.
   */
  withdraw(input: { touchId: string }): VisitView | 'NOT_SAVED'
}

export interface CheckInOptions {
  store: Store
  programme: ProgrammeService
  clock: Clock
  newId: NewId
  log: Logger
  /** Called after a write that changes what a screen shows of places and portions. */
  countsChanged: () => void
}

export function checkInService(options: CheckInOptions): CheckIn {
  const { store, programme, clock, countsChanged } = options
  const stamp = stamper(options)
  const saved = savedOr(options, 'a check-in')
  const touches = lastTouches()

  /** Writes an op with all that follows from it; an op that changes nothing is not written. Only inside `saved`. */
  function record(op: NewOp, visit: StoredVisit | null): VisitView {
    const before = visit?.state ?? null
    const after = applyOp(before, op)
    if (after === null) throw new Error(`${op.kind} on a visit that does not exist`)
    if (after !== before) {
      const { timeZone, cell } = programme.arrival()
      const seq = store.ops.append(op, stamp(timeZone))
      store.visits.save(op.entity, before, after, visit?.cell ?? cell, seq)
    }
    return toView(op.entity, after)
  }

  /** Changes a visit that is still going on; `decide` gives the op, or why not. */
  function change<R extends string>(
    visitId: string,
    decide: (state: VisitState) => NewOp | R,
  ): VisitView | Refused | R {
    return saved(() => {
      const visit = store.visits.find(visitId)
      if (visit === null || visit.state.undone || isOver(visit)) return 'VISIT_OVER'
      const op = decide(visit.state)
      return typeof op === 'string' ? op : record(op, visit)
    })
  }

  function isOver({ lastSeq }: StoredVisit): boolean {
    const last = store.ops.momentOf(lastSeq)
    return last === null || msSince(last, clock) > choiceWindowMs
  }

  /** As it is offered at this moment, with what this very transaction sees of its places. */
  function occurrence(id: string): OccurrenceView | null {
    const counts = { joined: new Map([[id, store.visits.joined(id)]]), ordered: new Map() }
    return findOccurrence({ ...programme.input(), counts }, id)
  }

  function meal(id: string): MealView | null {
    const counts = { joined: new Map(), ordered: new Map([[id, store.visits.ordered(id)]]) }
    return assembleFood({ ...programme.input(), counts }).find((one) => one.id === id) ?? null
  }

  function tellCounts<A>(answer: A): A {
    if (typeof answer !== 'string') countsChanged()
    return answer
  }

  return {
    touch({ touchId, screen }) {
      const at = clock.mono()
      return saved(() => {
        const repeated = store.visits.find(touchId)
        if (repeated !== null) return toView(touchId, repeated.state)
        const last = touches.visitOf(screen, at)
        const trembling = last === null ? null : store.visits.find(last)
        if (last !== null && trembling !== null && !trembling.state.undone) {
          touches.remember(screen, last, at)
          return toView(last, trembling.state)
        }
        // Remembered before the commit: one that fails leaves no visit to be found, and the next touch is a new one.
        touches.remember(screen, touchId, at)
        const body = { outsideHours: programme.arrival().outsideHours }
        return record({ kind: 'visit.made', v: 1, entity: touchId, baseVer: null, body }, null)
      })
    },

    join({ visitId, occurrenceId, join }) {
      const body = { occurrence: occurrenceId, joined: join }
      return tellCounts(
        change<Refusal>(visitId, ({ participations, partySize }) => {
          const isNew = join && !participations.includes(occurrenceId)
          const today = programme.arrival().cell.date
          const refusal = isNew ? joinRefusal(occurrence(occurrenceId), today, partySize) : null
          return refusal ?? { kind: 'participation.set', v: 1, entity: visitId, baseVer: null, body }
        }),
      )
    },

    orderMeal({ visitId, mealId, diet, portions }) {
      const body = { meal: mealId, diet, portions }
      return tellCounts(
        change<Refusal>(visitId, ({ mealOrders }) => {
          const had = mealOrders.find((one) => one.mealId === mealId && one.diet === diet)?.portions ?? 0
          const refusal = portions > had ? orderRefusal(meal(mealId), diet, portions - had) : null
          return refusal ?? { kind: 'mealOrder.set', v: 1, entity: visitId, baseVer: null, body }
        }),
      )
    },

    partySize({ visitId, size }) {
      return tellCounts(
        change<'FULL'>(visitId, ({ partySize, participations }) => {
          const more = size - partySize
          const hasRoom = (id: string) => (occurrence(id)?.places?.left ?? more) >= more
          if (more > 0 && !participations.every(hasRoom)) return 'FULL'
          return { kind: 'visit.partySize', v: 1, entity: visitId, baseVer: null, body: { size } }
        }),
      )
    },

    firstTime({ visitId, firstTime }) {
      return change<never>(visitId, () => ({
        kind: 'visit.firstTime',
        v: 1,
        entity: visitId,
        baseVer: null,
        body: { firstTime },
      }))
    },

    undo({ visitId }) {
      return tellCounts(
        saved(() => {
          const visit = store.visits.find(visitId)
          if (visit === null || (!visit.state.undone && isOver(visit))) return 'VISIT_OVER'
          return record(undone(visitId), visit)
        }),
      )
    },

    undoToday({ visitId }) {
      return tellCounts(
        saved(() => {
          const visit = store.visits.find(visitId)
          if (visit?.cell.date !== programme.arrival().cell.date) return 'NO_SUCH_VISIT'
          return record(undone(visitId), visit)
        }),
      )
    },

    withdraw({ touchId }) {
      return tellCounts(saved(() => record(undone(touchId), store.visits.find(touchId))))
    },
  }
}

function undone(visitId: string): NewOp {
  return { kind: 'visit.undone', v: 1, entity: visitId, baseVer: null, body: {} }
}
