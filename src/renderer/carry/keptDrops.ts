import { type CarriedState, carriedStates } from '../../contract/drop.ts'
import { fromBase64, toBase64 } from '../../domain/drop/base64.ts'
import { type Drop, opsIn } from '../../domain/drop/drop.ts'
import { isCarried, stateOf } from '../../domain/drop/settled.ts'

/** A parcel in the telephone; without its body once the hub has answered for good. */
export interface KeptParcel {
  device: string
  signature: string
  after: number
  body: string
  state: CarriedState
  fresh: number
}

/** A drop in the telephone. */
export interface KeptDrop {
  id: string
  venue: string
  date: string
  ops: number
  parcels: KeptParcel[]
}

/** What a telephone carries, kept so that a page that is loaded again still has it. */
export interface KeptDrops {
  all(): readonly KeptDrop[]
  /** Adds a drop, first in the list, or gives the one that is there already, which stays as it is. */
  add(drop: Drop): 'added' | 'noRoom' | KeptDrop
  /** Notes what came of a parcel. */
  settle(parcel: KeptParcel, state: CarriedState, fresh: number): void
  remove(id: string): void
}

const key = 'samvaro-carry'

/** @param changed called when something of it is otherwise */
export function keptDrops(store: Pick<Storage, 'getItem' | 'setItem'>, changed: () => void): KeptDrops {
  let drops = read(store)

  function put(next: readonly KeptDrop[]): boolean {
    try {
      store.setItem(key, JSON.stringify(next))
    } catch {
      return false
    }
    drops = next
    changed()
    return true
  }

  return {
    all: () => drops,
    add(drop) {
      const kept = toKept(drop)
      const known = drops.find(({ id }) => id === kept.id)
      if (known) return known
      return put([kept, ...drops]) ? 'added' : 'noRoom'
    },
    settle(parcel, state, fresh) {
      const body = isCarried(state) ? parcel.body : ''
      const now = { ...parcel, state, fresh: parcel.fresh + fresh, body }
      put(
        drops.map((drop) => ({
          ...drop,
          parcels: drop.parcels.map((each) => (each.signature === parcel.signature ? now : each)),
        })),
      )
    },
    remove: (id) => void put(drops.filter((drop) => drop.id !== id)),
  }
}

/** What is to be handed in, in the order in which the screens wrote it. */
export function waitingIn(drops: readonly KeptDrop[]): KeptParcel[] {
  return drops
    .flatMap(({ parcels }) => parcels)
    .filter(({ state }) => isCarried(state))
    .toSorted((a, b) => a.after - b.after)
}

/** What is told of a drop. */
export function toldOf({ parcels }: KeptDrop): { state: CarriedState; fresh: number } {
  const fresh = parcels.reduce((sum, parcel) => sum + parcel.fresh, 0)
  return { state: stateOf(parcels.map(({ state }) => state)), fresh }
}

export function bodyOf({ body }: KeptParcel): Uint8Array<ArrayBuffer> {
  return fromBase64(body) ?? new Uint8Array()
}

function toKept({ venue, date, parcels }: Drop): KeptDrop {
  return {
    id: parcels.map(({ signature }) => signature).join(),
    ...{ venue, date, ops: opsIn({ parcels }) },
    parcels: parcels.map(({ device, signature, after, body }) => ({
      ...{ device, signature, after, body: toBase64(body) },
      ...{ state: 'waiting', fresh: 0 },
    })),
  }
}

/** What this page has written earlier; of a version that is not this one's, nothing: its screen still has it. */
function read(store: Pick<Storage, 'getItem'>): readonly KeptDrop[] {
  try {
    const found: unknown = JSON.parse(store.getItem(key) ?? '[]')
    return Array.isArray(found) ? found.filter(isKept) : []
  } catch {
    return []
  }
}

function isKept(found: unknown): found is KeptDrop {
  if (!isObject(found)) return false
  const { id, venue, date, ops, parcels } = found
  return (
    areTexts(id, venue, date) && Number.isInteger(ops) && Array.isArray(parcels) && parcels.every(isParcel)
  )
}

function isParcel(found: unknown): found is KeptParcel {
  if (!isObject(found)) return false
  const { device, signature, after, body, state, fresh } = found
  const isState = carriedStates.some((each) => each === state)
  return areTexts(device, signature, body) && isState && Number.isInteger(after) && Number.isInteger(fresh)
}

function isObject(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null
}

function areTexts(...found: unknown[]): boolean {
  return found.every((each) => typeof each === 'string')
}
