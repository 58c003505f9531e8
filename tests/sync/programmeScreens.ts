import Sqlite, { type Database } from 'better-sqlite3'
import { presentFields } from '../../src/contract/programme.ts'
import type { Change } from '../../src/contract/staff/edit.ts'
import type { SyncState } from '../../src/domain/sync.ts'
import { programmeEditor } from '../../src/kiosk/services/edit.ts'
import { createStore } from '../../src/kiosk/store/index.ts'
import { migrate } from '../../src/kiosk/store/migrate.ts'
import { pullStore } from '../../src/kiosk/store/pullStore.ts'
import { syncStore } from '../../src/kiosk/store/syncStore.ts'
import { handClock, keptLog } from '../../src/kiosk/testing.ts'

/** A screen's database, with what reads and writes it. */
type Disk = ReturnType<typeof diskOf>

function diskOf(db: Database) {
  return { db, store: createStore(db), sync: syncStore(db), pull: pullStore(db) }
}

/** A screen: its database, and a picture of that which may be put back. */
export interface Kiosk extends Disk {
  name: string
  image: Buffer | null
  /** Whether its disk has been put back: then nobody can say which of its edits was last. */
  isPutBack: boolean
}

export function newKiosk(name: string, newId: () => string): Kiosk {
  const db = new Sqlite(':memory:')
  migrate(db)
  const device = { deviceId: newId(), venueId: 'v', privateKey: '', hubAddress: 'http://hub.test' }
  const disk = diskOf(db)
  disk.sync.enrol({ ...device, incarnation: newId(), epoch: null, acked: 0 }, 'Björken')
  return { ...disk, name, image: null, isPutBack: false }
}

/** Whether there was a picture to put back. */
export function putDiskBack(kiosk: Kiosk): boolean {
  if (!kiosk.image) return false
  kiosk.db.close()
  Object.assign(kiosk, diskOf(new Sqlite(kiosk.image)))
  kiosk.isPutBack = true
  return true
}

export function saveAt({ store }: Kiosk, change: Change, newId: () => string): void {
  const options = { store, clock: handClock(), newId, log: keptLog(), timeZone: () => 'Europe/Stockholm' }
  programmeEditor(options).save([change], { person: null, kind: 'changed' })
}

/** Staff let what stands stand, of an edit that lost. */
export function settleAt({ store }: Kiosk, lost: { op: string; entity: string }, newId: () => string): void {
  const stamp = { id: newId(), atWall: 0, bootId: 'boot', monoMs: 0, tz: 'Europe/Stockholm' }
  const body = { op: lost.op }
  store.write(() => {
    store.ops.append({ kind: 'conflict.settled', v: 1, entity: lost.entity, baseVer: null, body }, stamp)
    store.conflicts.settle(lost.op)
  })
}

/** All by which it can be told whether a screen has come to rest. */
export function stateOf({ sync, pull }: Kiosk): string {
  const state: SyncState | null = sync.device()
  return JSON.stringify([state?.incarnation, state?.epoch, state?.acked, pull.state()])
}

/** What a screen shows, by id. */
export function shownBy({ store }: Kiosk): Map<string, Record<string, unknown>> {
  const all = store.programme.all(() => {})
  return new Map(all.map(({ id, fields }) => [id, presentFields(fields)]))
}

/** An op as it was written, at a screen or at the hub. */
export interface LoggedOp {
  id: string
  kind: string
  entity: string
  body: { fields?: Record<string, unknown> }
}

export function opsOf(db: Database): LoggedOp[] {
  const rows = db.prepare('SELECT id, kind, entity, body FROM op ORDER BY seq').all()
  return (rows as { id: string; kind: string; entity: string; body: string }[]).map(({ body, ...row }) => ({
    ...row,
    body: JSON.parse(body),
  }))
}

/** The last value that was written in each field of each part that was not deleted after. Who brings a part back takes it as it then stands, whatever they wrote before. */
export function lastPatches(ops: readonly LoggedOp[]): Map<string, Map<string, unknown>> {
  const patches = new Map<string, Map<string, unknown>>()
  for (const { kind, entity, body } of ops) {
    if (kind !== 'entity.patched') patches.delete(entity)
    const fields = patches.get(entity) ?? new Map<string, unknown>()
    for (const [field, value] of Object.entries(body.fields ?? {})) fields.set(field, value)
    if (kind === 'entity.patched') patches.set(entity, fields)
  }
  return patches
}
