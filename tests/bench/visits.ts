import type { NewOp } from '../../src/contract/ops.ts'
import { rollupCell } from '../../src/domain/rollup.ts'
import { applyOp, type VisitState } from '../../src/domain/visit.ts'
import { createStore, type Store } from '../../src/kiosk/store/index.ts'
import { openDatabase } from '../../src/kiosk/store/open.ts'
import type { Stamp } from '../../src/kiosk/store/opLog.ts'
import { newId } from '../../src/kiosk/system.ts'

const perTransaction = 10_000
const tz = 'Europe/Stockholm'

/**
 * Writes visits into a kiosk's database as the engine does, spread over the time until now. Three in five join an activity: 1.6 ops a visit.
 * @param spanMs how far back the first lies
 */
export async function writeVisits(file: string, count: number, spanMs: number): Promise<void> {
  const db = await openDatabase(file)
  // What is made here may be made again.
  db.pragma('synchronous = OFF')
  const store = createStore(db)
  const first = Date.now() - spanMs
  for (let from = 0; from < count; from += perTransaction) {
    store.write(() => {
      for (let number = from; number < Math.min(count, from + perTransaction); number++) {
        const atWall = Math.floor(first + (spanMs * number) / count)
        writeVisit(store, { id: newId(), atWall, bootId: 'bench', monoMs: number, tz }, number % 5 < 3)
      }
    })
  }
  db.close()
}

function writeVisit({ ops, visits }: Store, stamp: Stamp, joins: boolean): void {
  const entity = newId()
  const cell = rollupCell(stamp.atWall, stamp.tz)
  const body = { occurrence: `singing:${cell.date}`, joined: true }
  const made: NewOp = { kind: 'visit.made', v: 1, entity, baseVer: null, body: { outsideHours: false } }
  const joined: NewOp = { kind: 'participation.set', v: 1, entity, baseVer: null, body }
  let before: VisitState | null = null
  for (const op of joins ? [made, joined] : [made]) {
    const after = applyOp(before, op)
    if (after === null) throw new Error('no visit')
    visits.save(entity, before, after, cell, ops.append(op, { ...stamp, id: newId() }))
    before = after
  }
}
