import type { VisitView } from '../contract/checkin.ts'
import type { NewOp, OpBody } from '../contract/ops.ts'
import type { Diet } from '../contract/words.ts'

export interface MealOrder {
  readonly mealId: string
  readonly diet: Diet
  readonly portions: number
}

/** What the log says of one visit. Plain data, so that a store can keep it as JSON. */
export interface VisitState {
  readonly partySize: number
  readonly firstTime: boolean | null
  /** Ids of occurrences, in the order in which they were chosen. */
  readonly participations: readonly string[]
  readonly mealOrders: readonly MealOrder[]
  readonly outsideHours: boolean
  readonly undone: boolean
}

const fresh: VisitState = {
  partySize: 1,
  firstTime: null,
  participations: [],
  mealOrders: [],
  outsideHours: false,
  undone: false,
}

/**
 * One visit after one more op; the kiosk and the hub both count by this. Ops are applied in the log's order, never by a clock.
 * An op that changes nothing gives back the same object. Undo is final, even where another screen's undo comes before the visit
 * itself; any other op on a visit that does not exist, and any op on the programme, changes nothing.
 */
export function applyOp(state: VisitState | null, op: NewOp): VisitState | null {
  if (op.kind === 'visit.undone') return undo(state)
  if (op.kind === 'visit.made') return state ?? { ...fresh, outsideHours: op.body.outsideHours }
  if (state === null || state.undone) return state
  switch (op.kind) {
    case 'visit.partySize':
      return changed(state, { partySize: op.body.size })
    case 'visit.firstTime':
      return changed(state, { firstTime: op.body.firstTime })
    case 'participation.set':
      return setParticipation(state, op.body)
    case 'mealOrder.set':
      return setMealOrder(state, op.body)
    default:
      return state
  }
}

/** Persons that the visit counts as: its party, or 0 when it was undone or never made. */
export function persons(state: VisitState | null): number {
  return state === null || state.undone ? 0 : state.partySize
}

/** The visit as its visitor sees it. */
export function toView(visitId: string, state: VisitState): VisitView {
  return {
    visitId,
    ...state,
    participations: [...state.participations],
    mealOrders: state.mealOrders.map((order) => ({ ...order })),
  }
}

function undo(state: VisitState | null): VisitState {
  return changed(state ?? fresh, { undone: true })
}

function changed(state: VisitState, change: Partial<VisitState>): VisitState {
  const same = Object.entries(change).every(([field, value]) => state[field as keyof VisitState] === value)
  return same ? state : { ...state, ...change }
}

function setParticipation(
  state: VisitState,
  { occurrence, joined }: OpBody<'participation.set'>,
): VisitState {
  if (state.participations.includes(occurrence) === joined) return state
  const others = state.participations.filter((id) => id !== occurrence)
  return { ...state, participations: joined ? [...others, occurrence] : others }
}

function setMealOrder(state: VisitState, { meal, diet, portions }: OpBody<'mealOrder.set'>): VisitState {
  const isThis = (order: MealOrder) => order.mealId === meal && order.diet === diet
  const before = state.mealOrders.find(isThis)?.portions ?? 0
  if (before === portions) return state
  const order = { mealId: meal, diet, portions }
  if (before === 0) return { ...state, mealOrders: [...state.mealOrders, order] }
  if (portions === 0) return { ...state, mealOrders: state.mealOrders.filter((other) => !isThis(other)) }
  return { ...state, mealOrders: state.mealOrders.map((other) => (isThis(other) ? order : other)) }
}
