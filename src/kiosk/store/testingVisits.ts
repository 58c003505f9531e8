import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { NewOp } from '../../contract/ops.ts'
import type { PulledVisit } from '../../contract/sync.ts'
import { applyOp } from '../../domain/visit.ts'
import { newId } from '../system.ts'
import { createStore } from './index.ts'
import { openDatabase } from './open.ts'
import { type Pulled, pullStore } from './pullStore.ts'
import { syncStore } from './syncStore.ts'
import { temporaryFolder } from './testing.ts'

export const day = '2026-11-23'
export const bingo = `bingo:${day}`
const stamp = { atWall: 0, bootId: 'b', monoMs: 0, tz: 'Europe/Stockholm' }
/** A visit as it comes from the hub. */
export const came = (id: string, more: Partial<PulledVisit> = {}): PulledVisit => ({
  ...{ id, day, hour: 10, partySize: 1, undone: false, participations: [], mealOrders: [] },
  ...more,
})

/** A screen on a file of its own, enrolled. */
export async function screenOnFile() {
  const db = await openDatabase(join(temporaryFolder(), 'a.sqlite'))
  onTestFinished(() => void db.close())
  return screenOn(db)
}

/** What a screen's visitors do and what its hub tells, straight into its stores; enrolled, if it was not. */
export function screenOn(db: Database) {
  const [store, pull, sync] = [createStore(db), pullStore(db), syncStore(db)]
  const enrol = () =>
    sync.enrol(
      {
        ...{ deviceId: newId(), venueId: newId(), privateKey: '', hubAddress: 'http://hub.test' },
        ...{ incarnation: newId(), epoch: null, acked: 0 },
      },
      'Björken',
    )
  if (sync.device() === null) enrol()
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
    count: (persons: number) =>
      store.write(() => {
        const [id, body] = [newId(), { persons, occurrence: null }]
        store.ops.append(
          { kind: 'headcount.made', v: 1, entity: id, baseVer: null, body },
          { ...stamp, id: newId() },
        )
        store.headcounts.add(id, body, { date: day, hour: 10 })
      }),
    /** Takes what came after where the screen is. */
    take(visits: PulledVisit[] | null, part: Partial<Pulled> = {}, since: string | null = null) {
      const [before, device] = [pull.state(), sync.device()]
      if (!before || !device) throw new Error('not enrolled')
      // A push has proved it by then.
      if (part.have !== undefined) sync.adopt(device, { ...device, acked: part.have }, [], 0)
      const { pos, have } = before
      const told = visits && { visits, headcounts: [], since }
      return pull.take(before, {
        ...{ epoch: 'e1', from: pos, pos: pos + 1, have, entities: [], visits: told, conflicts: null },
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
