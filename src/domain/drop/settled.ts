import type { CarriedState } from '../../contract/drop.ts'
import type { CarriedAnswer } from '../../contract/sync.ts'

/** What has come of a parcel that was handed in. */
export interface Settled {
  state: CarriedState
  /** Ops that the hub had not seen. */
  fresh: number
}

/** No hub of its own: what whoever carries it need not keep, since its screen still has it. */
export const notTaken: Settled = { state: 'unknown', fresh: 0 }

/** What an answer of the hub makes of a parcel. */
export function settled(answer: CarriedAnswer): Settled {
  if (answer.result === 'rewind') return { state: 'early', fresh: 0 }
  if (answer.result === 'diverged') return { state: 'diverged', fresh: 0 }
  return { state: answer.revoked ? 'revoked' : 'taken', fresh: answer.fresh }
}

/** Whether a parcel is to be handed in, now or once more. */
export function isCarried(state: CarriedState): boolean {
  return state === 'waiting' || state === 'early'
}

/** What is told of a drop whose parcels fare differently: first what somebody may have to do something about. */
const toldFirst = ['diverged', 'unknown', 'early', 'waiting', 'revoked', 'taken'] as const

export function stateOf(parcels: readonly CarriedState[]): CarriedState {
  return toldFirst.find((state) => parcels.includes(state)) ?? 'waiting'
}
