import Sqlite from 'better-sqlite3'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as z from 'zod'
import type { NewOp } from '../../src/contract/ops.ts'
import { applyOp } from '../../src/domain/visit.ts'
import { migrate } from '../../src/kiosk/store/migrate.ts'
import { bingo, came, day, screenOn } from '../../src/kiosk/store/testingVisits.ts'
import { newId } from '../../src/kiosk/system.ts'

/**
 * Visits at three real databases of screens, and a hub that is a model of the one in src/hub: it counts by the same reducer, each op once by its id.
 */

const deeds = ['come', 'party', 'join', 'leave', 'order', 'undo', 'send', 'hear', 'count'] as const
const faults = ['enrol', 'image', 'diskBack', 'backup', 'hubBack'] as const
const deed = fc.record({
  screen: fc.nat(2),
  visit: fc.nat(5),
  does: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...deeds) },
    { weight: 1, arbitrary: fc.constantFrom(...faults) },
  ),
  size: fc.integer({ min: 1, max: 4 }),
})

it('comes to the same at every screen and the hub once all is delivered, whatever was sent twice, put back or enrolled anew', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 50, size: 'max' }), (all) => {
      const hub = modelHub()
      const screens = [newScreen(), newScreen(), newScreen()]
      const ids = Array.from({ length: 6 }, newId)
      for (const { screen, visit, does, size } of all) {
        const at = screens[screen]
        // Each visit is made at one screen, of two; any may undo it, as staff may.
        const id = ids[does === 'undo' ? visit : screen * 2 + (visit % 2)] ?? ''
        if (at) happen(hub, at, does, id, size)
      }
      for (const at of screens) hub.send(at)
      for (const at of screens) hub.tell(at)
      const totals = screens.map(({ on }) => ({ ...on.shown(), elsewhere: 0, counted: countedOf(on) }))
      expect(totals).toEqual(totals.map(() => hub.total()))
      for (const { on } of screens) on.db.close()
    }),
    { numRuns: 100 },
  )
})

/** A screen whose disk may be put back to an image; `life` names its log as the hub knows it, and `differs` that the hub has yet to find out that it is another. */
function newScreen() {
  const db = new Sqlite(':memory:')
  migrate(db)
  return { on: screenOn(db), image: db.serialize(), life: newId(), differs: false }
}
type Simulated = ReturnType<typeof newScreen>

function happen(
  hub: ReturnType<typeof modelHub>,
  at: Simulated,
  does: (typeof deeds)[number] | (typeof faults)[number],
  id: string,
  size: number,
): void {
  const { on } = at
  const acts: Record<typeof does, () => unknown> = {
    come: () => [on.made(id), on.join(id)],
    party: () => on.party(id, size),
    join: () => on.join(id),
    leave: () => on.join(id, false),
    order: () => on.order(id, size),
    undo: () => on.undo(id),
    count: () => on.count(size),
    send: () => hub.send(at),
    hear: () => hub.tell(at),
    enrol() {
      on.enrol()
      Object.assign(at, { life: newId(), differs: false })
    },
    image: () => Object.assign(at, { image: on.db.serialize() }),
    diskBack() {
      on.db.close()
      Object.assign(at, { on: screenOn(new Sqlite(at.image)), differs: true })
    },
    backup: () => hub.backup(),
    hubBack: () => hub.putBack(),
  }
  acts[does]()
}

const countedOf = (on: ReturnType<typeof screenOn>) =>
  on.store.headcounts.on(day).reduce((sum, { persons }) => sum + persons, 0)

interface HubState {
  epoch: string
  head: number
  held: Set<string>
  have: Map<string, number>
  visits: Map<string, { state: NonNullable<ReturnType<typeof applyOp>>; pos: number }>
  headcounts: Map<string, { persons: number; pos: number }>
}

/** A hub that counts by the reducer, each op once, and tells each screen what has changed since it last heard. */
function modelHub() {
  let hub: HubState = {
    ...{ epoch: newId(), head: 0, held: new Set(), have: new Map() },
    ...{ visits: new Map(), headcounts: new Map() },
  }
  let kept = structuredClone(hub)

  function apply(op: NewOp): void {
    if (op.kind === 'headcount.made') {
      if (!hub.headcounts.has(op.entity))
        hub.headcounts.set(op.entity, { persons: op.body.persons, pos: ++hub.head })
      return
    }
    const known = hub.visits.get(op.entity)?.state ?? null
    const state = applyOp(known, op)
    if (state !== null && state !== known) hub.visits.set(op.entity, { state, pos: ++hub.head })
  }

  return {
    send(from: Simulated) {
      if (from.differs) Object.assign(from, { life: newId(), differs: false })
      const after = hub.have.get(from.life) ?? 0
      const rows = from.on.db
        .prepare('SELECT seq, id, kind, entity, body FROM op WHERE seq > ? ORDER BY seq')
        .all(after)
      for (const row of z.array(opRow).parse(rows)) {
        // Written by this spec, as ops are.
        if (!hub.held.has(row.id)) apply({ ...row, v: 1, baseVer: null } as unknown as NewOp)
        hub.held.add(row.id)
        hub.have.set(from.life, row.seq)
      }
    },
    tell(to: Simulated) {
      const state = to.on.pull.state()
      const from = state !== null && state.epoch === hub.epoch && state.pos <= hub.head ? state.pos : 0
      const visits = [...hub.visits].flatMap(([id, { state, pos }]) =>
        pos > from
          ? [
              came(id, {
                ...{ partySize: state.partySize, undone: state.undone },
                ...{ participations: [...state.participations], mealOrders: [...state.mealOrders] },
              }),
            ]
          : [],
      )
      const headcounts = [...hub.headcounts].flatMap(([id, { persons, pos }]) =>
        pos > from ? [{ id, day, hour: 10, occurrence: null, persons }] : [],
      )
      const [have, told] = [hub.have.get(to.life) ?? 0, { visits, headcounts, since: null }]
      to.on.take(null, { epoch: hub.epoch, from, pos: hub.head, have, visits: told })
    },
    backup() {
      kept = structuredClone(hub)
    },
    putBack() {
      hub = { ...structuredClone(kept), epoch: newId() }
    },
    total() {
      const standing = [...hub.visits.values()].map(({ state }) => state).filter(({ undone }) => !undone)
      const sum = (of: (state: (typeof standing)[number]) => number) =>
        standing.reduce((total, state) => total + of(state), 0)
      return {
        joined: sum((state) => (state.participations.includes(bingo) ? state.partySize : 0)),
        ordered: sum((state) => state.mealOrders.reduce((total, { portions }) => total + portions, 0)),
        persons: sum((state) => state.partySize),
        elsewhere: 0,
        counted: [...hub.headcounts.values()].reduce((total, { persons }) => total + persons, 0),
      }
    },
  }
}

const opRow = z.object({
  ...{ seq: z.number(), id: z.string(), kind: z.string(), entity: z.string() },
  body: z.string().transform((body): unknown => JSON.parse(body)),
})
