import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { NewOp } from '../../contract/ops.ts'
import type { PulledVisit } from '../../contract/sync.ts'
import { applyOp } from '../../domain/visit.ts'
import { newId } from '../system.ts'
import { createStore } from './index.ts'
import { openDatabase } from './open.ts'
import { type Pulled, pullStore } from './pullStore.ts'
import { syncStore } from './syncStore.ts'
import { temporaryFolder } from './testing.ts'

const day = '2026-11-23'
const bingo = `bingo:${day}`
const stamp = { atWall: 0, bootId: 'b', monoMs: 0, tz: 'Europe/Stockholm' }
const came = (id: string, more: Partial<PulledVisit> = {}): PulledVisit => ({
  ...{ id, day, hour: 10, partySize: 1, undone: false, participations: [], mealOrders: [] },
  ...more,
})

async function setUp(file = join(temporaryFolder(), 'a.sqlite')) {
  const db = await openDatabase(file)
  onTestFinished(() => void db.close())
  const [store, pull, sync] = [createStore(db), pullStore(db), syncStore(db)]
  const enrol = () =>
    sync.enrol({
      ...{ deviceId: newId(), venueId: newId(), privateKey: '', hubAddress: 'http://hub.test' },
      ...{ incarnation: newId(), epoch: null, acked: 0 },
    })
  enrol()
  const write = (op: NewOp): number =>
    store.write(() => {
      const before = store.visits.find(op.entity)
      const after = applyOp(before?.state ?? null, op)
      if (after === null || after === before?.state) return before?.lastSeq ?? 0
      const seq = store.ops.append(op, { ...stamp, id: newId() })
      store.visits.save(op.entity, before?.state ?? null, after, { date: day, hour: 10 }, seq)
      return seq
    })
  const op = (kind: NewOp['kind'], entity: string, body: object) =>
    write({ kind, v: 1, entity, baseVer: null, body } as NewOp)
  return {
    ...{ db, store, pull, enrol },
    made: (id: string) => op('visit.made', id, { outsideHours: false }),
    party: (id: string, size: number) => op('visit.partySize', id, { size }),
    join: (id: string, joined = true) => op('participation.set', id, { occurrence: bingo, joined }),
    order: (id: string, portions: number) =>
      op('mealOrder.set', id, { meal: 'soup', diet: 'vegan', portions }),
    undo: (id: string) => op('visit.undone', id, {}),
    /** Takes what came after where the screen is. */
    take(visits: PulledVisit[] | null, part: Partial<Pulled> = {}, since: string | null = null) {
      const before = pull.state()
      if (!before) throw new Error('not enrolled')
      const { pos, have } = before
      const told = visits && { visits, headcounts: [], since }
      return pull.take(before, {
        ...{ epoch: 'e1', from: pos, pos: pos + 1, have, entities: [], visits: told },
        ...part,
      })
    },
    /** What staff and visitors are shown of today. */
    shown: () => ({
      joined: store.visits.joined(bingo),
      ordered: store.visits.ordered('soup'),
      persons: store.today.persons(day),
      elsewhere: store.today.elsewhere(day),
    }),
  }
}

describe('what was done at other screens', () => {
  it('takes places and portions here, and its persons are among those of the day', async () => {
    const screen = await setUp()
    const own = newId()
    screen.made(own)
    screen.join(own)
    const theirs = came(newId(), {
      partySize: 3,
      participations: [bingo],
      mealOrders: [
        { mealId: 'soup', diet: 'vegan', portions: 2 },
        { mealId: 'soup', diet: 'of tomorrow', portions: 1 },
      ],
    })
    expect(screen.take([theirs])).toEqual({ parts: 0, visits: 1 })
    expect(screen.shown()).toEqual({ joined: 4, ordered: 3, persons: 4, elsewhere: 3 })
    expect(screen.store.visits.joinedFrom(day)).toEqual(new Map([[bingo, 4]]))
    expect(screen.store.today.portions('soup')).toEqual([{ diet: 'vegan', portions: 2 }])
  })

  it('gives them back when it is undone, left or made smaller there', async () => {
    const screen = await setUp()
    const [one, two, three] = [newId(), newId(), newId()]
    const all = [one, two, three].map((id) => came(id, { partySize: 2, participations: [bingo] }))
    screen.take(all)
    screen.take([
      came(one, { partySize: 2, participations: [bingo], undone: true }),
      came(two, { partySize: 2 }),
      came(three, { participations: [bingo] }),
    ])
    expect(screen.shown()).toEqual({ joined: 1, ordered: 0, persons: 3, elsewhere: 3 })
  })

  it('is forgotten when the hub begins anew, and when its days are past', async () => {
    const screen = await setUp()
    screen.take([came(newId(), { participations: [bingo] })])
    const [kept, old] = [came(newId()), came(newId(), { day: '2026-10-01', participations: [bingo] })]
    screen.take([kept, old], { epoch: 'e2', from: 0, pos: 2, have: 0 })
    expect(screen.shown()).toEqual({ joined: 1, ordered: 0, persons: 1, elsewhere: 1 })
    screen.take([], { epoch: 'e2' }, '2026-11-01')
    expect(screen.shown()).toEqual({ joined: 0, ordered: 0, persons: 1, elsewhere: 1 })
    expect(screen.db.prepare('SELECT visit FROM venue_participation').all()).toEqual([])
  })

  it('counts a crowd once, whichever screen tells of it', async () => {
    const screen = await setUp()
    const [own, theirs] = [newId(), newId()]
    screen.store.headcounts.add(own, { occurrence: null, persons: 5 }, { date: day, hour: 10 })
    const headcounts = [
      { id: own, day, hour: 10, occurrence: null, persons: 5 },
      { id: theirs, day, hour: 10, occurrence: bingo, persons: 20 },
    ]
    const visits = { visits: [], headcounts, since: null }
    expect(screen.take(null, { visits })).toEqual({ parts: 0, visits: 1 })
    screen.take(null, { visits })
    expect(screen.store.headcounts.on(day).map(({ persons }) => persons)).toEqual([5, 20])
  })
})

describe('this screen’s own visits', () => {
  it('count once as the hub tells of them, and wake nobody', async () => {
    const screen = await setUp()
    const id = newId()
    screen.made(id)
    screen.party(id, 2)
    screen.order(id, 1)
    const have = screen.join(id)
    const before = screen.shown()
    const mealOrders = [{ mealId: 'soup', diet: 'vegan', portions: 1 }]
    const echo = came(id, { partySize: 2, participations: [bingo], mealOrders })
    for (const of of [0, have - 1, have])
      expect(screen.take([echo], { have: of })).toEqual({ parts: 0, visits: 0 })
    expect(screen.shown()).toEqual(before)
    expect(before).toEqual({ joined: 2, ordered: 1, persons: 2, elsewhere: 0 })
  })

  it('stand as here while the hub has not all that was done to them, and then as there', async () => {
    const screen = await setUp()
    const id = newId()
    screen.made(id)
    const first = screen.join(id)
    screen.take([came(id, { participations: [bingo] })], { have: first })
    const last = screen.party(id, 4)
    expect(screen.shown()).toMatchObject({ joined: 4, persons: 4 })
    screen.take([came(id, { participations: [bingo], undone: true })])
    expect(screen.shown()).toMatchObject({ joined: 4, persons: 4 })
    screen.take([], { have: last })
    expect(screen.shown()).toEqual({ joined: 0, ordered: 0, persons: 0, elsewhere: 0 })
  })

  it('count once when the screen is enrolled anew and the hub knows them from before', async () => {
    const screen = await setUp()
    const [id, other] = [newId(), newId()]
    screen.made(id)
    const have = screen.join(id)
    const all = [came(id, { participations: [bingo] }), came(other, { participations: [bingo] })]
    screen.take(all, { have })
    screen.enrol()
    expect(screen.shown()).toMatchObject({ joined: 2, persons: 2, elsewhere: 1 })
    for (const of of [0, 1, have]) {
      screen.take(all, { epoch: 'e1', from: 0, pos: 9, have: of })
      expect(screen.shown()).toMatchObject({ joined: 2, persons: 2, elsewhere: 1 })
    }
  })

  it('that a disk put back has lost still take their places, since the hub has them', async () => {
    const screen = await setUp()
    screen.take([came(newId(), { partySize: 2, participations: [bingo] })], { have: 7 })
    expect(screen.shown()).toMatchObject({ joined: 2, persons: 2 })
  })
})

describe('a hub that tells of no visits', () => {
  it('is asked from 0 once it does, and not again and again while it does not', async () => {
    const screen = await setUp()
    screen.take(null, { pos: 3, from: 0 })
    screen.take(null, { pos: 4 })
    expect(screen.pull.state()).toMatchObject({ epoch: 'e1', pos: 4, visits: false })
    screen.take([came(newId())], { pos: 5 })
    expect(screen.pull.state()).toMatchObject({ epoch: null, pos: 5, visits: false })
    screen.take([came(newId()), came(newId())], { from: 0, pos: 5 })
    expect(screen.pull.state()).toMatchObject({ epoch: 'e1', pos: 5, visits: true })
    expect(screen.shown()).toMatchObject({ persons: 2 })
  })
})

it('comes to the same at every screen once all is delivered, in any order and however often', async () => {
  const deed = fc.record({
    screen: fc.nat(2),
    visit: fc.nat(5),
    does: fc.constantFrom('come', 'party', 'join', 'leave', 'order', 'undo', 'send', 'hear'),
    size: fc.integer({ min: 1, max: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 40, size: 'max' }), async (deeds) => {
      const screens = await Promise.all([setUp(':memory:'), setUp(':memory:'), setUp(':memory:')])
      const hub = modelHub()
      const ids = Array.from({ length: 6 }, newId)
      for (const { screen, visit, does, size } of deeds) {
        const at = screens[screen]
        // Each visit is made at one screen, of two; any may undo it, as staff may.
        const id = ids[does === 'undo' ? visit : screen * 2 + (visit % 2)] ?? ''
        if (!at) continue
        if (does === 'come') {
          at.made(id)
          at.join(id)
        } else if (does === 'party') at.party(id, size)
        else if (does === 'join' || does === 'leave') at.join(id, does === 'join')
        else if (does === 'order') at.order(id, size)
        else if (does === 'undo') at.undo(id)
        else if (does === 'send') hub.send(at)
        else hub.tell(at)
      }
      for (const at of screens) hub.send(at)
      for (const at of screens) hub.tell(at)
      const totals = screens.map((at) => ({ ...at.shown(), elsewhere: 0 }))
      expect(totals).toEqual(totals.map(() => hub.total()))
    }),
    { numRuns: 40 },
  )
})

type Screen = Awaited<ReturnType<typeof setUp>>

/** A hub that counts by the reducer, and tells each screen what has changed since it last heard. */
function modelHub() {
  const visits = new Map<string, { state: NonNullable<ReturnType<typeof applyOp>>; pos: number }>()
  const have = new Map<Screen, number>()
  let head = 0
  return {
    send(from: Screen) {
      const ops = from.db
        .prepare('SELECT seq, kind, entity, body FROM op WHERE seq > ?')
        .all(have.get(from) ?? 0)
      for (const row of ops as { seq: number; kind: NewOp['kind']; entity: string; body: string }[]) {
        const { seq, kind, entity } = row
        const known = visits.get(entity)?.state ?? null
        const op = { kind, v: 1, entity, baseVer: null, body: JSON.parse(row.body) } as NewOp
        const state = applyOp(known, op)
        if (state !== null && state !== known) visits.set(entity, { state, pos: ++head })
        have.set(from, seq)
      }
    },
    tell(to: Screen) {
      const from = to.pull.state()?.pos ?? 0
      const since = [...visits].filter(([, { pos }]) => pos > from)
      const told = since.map(([id, { state }]) =>
        came(id, {
          ...{ partySize: state.partySize, undone: state.undone },
          ...{ participations: [...state.participations], mealOrders: [...state.mealOrders] },
        }),
      )
      to.take(told, { pos: head, have: have.get(to) ?? 0 })
    },
    total() {
      const standing = [...visits.values()].map(({ state }) => state).filter(({ undone }) => !undone)
      const sum = (of: (state: (typeof standing)[number]) => number) =>
        standing.reduce((total, state) => total + of(state), 0)
      return {
        joined: sum((state) => (state.participations.includes(bingo) ? state.partySize : 0)),
        ordered: sum((state) => state.mealOrders.reduce((total, { portions }) => total + portions, 0)),
        persons: sum((state) => state.partySize),
        elsewhere: 0,
      }
    },
  }
}
