import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { NewOp } from '../../contract/ops.ts'
import type { PulledEntity } from '../../contract/sync.ts'
import { newId } from '../system.ts'
import { openDatabase } from './open.ts'
import { opLog } from './opLog.ts'
import { programmeStore } from './programmeStore.ts'
import { type Pulled, pullStore } from './pullStore.ts'
import { syncStore } from './syncStore.ts'
import { temporaryFolder } from './testing.ts'

const stamp = { atWall: 0, bootId: 'b', monoMs: 0, tz: 'Europe/Stockholm' }

async function setUp() {
  const db = await openDatabase(join(temporaryFolder(), 'a.sqlite'))
  onTestFinished(() => void db.close())
  const sync = syncStore(db)
  const enrol = () =>
    sync.enrol(
      {
        ...{ deviceId: newId(), venueId: newId(), privateKey: '', hubAddress: 'http://hub.test' },
        ...{ incarnation: newId(), epoch: null, acked: 0 },
      },
      'Björken',
    )
  enrol()
  const store = pullStore(db)
  const ops = opLog(db)
  const programme = programmeStore(db)
  return {
    db,
    sync,
    enrol,
    store,
    /** What the screen shows under an id. */
    shown: (id: string) => {
      const part = programme.find(id)
      return part === null || part.deleted ? null : part.fields
    },
    confirmedVersion: (id: string) => programme.confirmedVersion(id),
    /** Writes an own edit and gives its place and id. */
    edit(id: string, fields: Record<string, unknown>) {
      const op: NewOp = {
        ...{ kind: 'entity.patched', v: 1, entity: id, baseVer: null },
        body: { type: 'notice', fields },
      }
      const opId = newId()
      return { seq: ops.append(op, { ...stamp, id: opId }), opId }
    },
    /** Takes what came after where the screen is. `acked`: what a push has proved by then; all that came, unless told. */
    take(part: Partial<Pulled>, acked = part.have) {
      const [before, device] = [store.state(), sync.device()]
      if (!before || !device) throw new Error('not enrolled')
      if (acked !== undefined) sync.adopt(device, { ...device, acked }, [], 0)
      const { pos, have } = before
      return store.take(before, {
        epoch: 'e1',
        from: pos,
        pos,
        have,
        entities: [],
        visits: null,
        conflicts: null,
        ...part,
      })
    },
  }
}

const entity = (id: string, ver: number, fields: Record<string, unknown>, deleted = false): PulledEntity => ({
  ...{ id, type: 'notice', ver, fields, deleted },
})

describe('what comes from the hub', () => {
  it('is shown with own edits on top until the hub has them, whatever it made of them', async () => {
    const { take, edit, shown, confirmedVersion } = await setUp()
    take({ pos: 1, entities: [entity('a', 1, { text: 'x', level: 'normal' })] })
    const { seq } = edit('a', { text: 'mine' })
    take({ pos: 2, entities: [entity('a', 2, { text: 'theirs', level: 'urgent' })] })
    expect(shown('a')).toEqual({ text: 'mine', level: 'urgent' })
    expect(confirmedVersion('a')).toBe(2)
    take({ have: seq })
    expect(shown('a')).toEqual({ text: 'theirs', level: 'urgent' })
  })

  it('shows what was deleted as deleted, also under an own edit', async () => {
    const { take, edit, shown } = await setUp()
    take({ pos: 1, entities: [entity('a', 1, { text: 'x' })] })
    edit('a', { text: 'mine' })
    take({ pos: 2, entities: [entity('a', 2, { text: 'x' }, true)] })
    expect(shown('a')).toBeNull()
  })

  it('leaves on top what the hub keeps raw, for it is in no programme of its own', async () => {
    const { take, edit, shown, sync } = await setUp()
    const { seq, opId } = edit('a', { text: 'mine' })
    const device = sync.device()
    if (!device) throw new Error('not enrolled')
    sync.adopt(device, { ...device, acked: seq }, [{ id: opId, reason: 'body' }], 0)
    take({ pos: 1, have: seq, entities: [entity('b', 1, { text: 'x' })] })
    expect(shown('a')).toEqual({ text: 'mine' })
  })

  it('replaces all when the hub was put back, and own edits that it has lost are shown again', async () => {
    const { take, edit, shown } = await setUp()
    const { seq } = edit('a', { text: 'mine' })
    take({ pos: 2, have: seq, entities: [entity('a', 1, { text: 'mine' }), entity('b', 1, { text: 'b' })] })
    take({ epoch: 'e2', from: 0, pos: 1, have: 0, entities: [entity('c', 1, { text: 'c' })] })
    expect([shown('a'), shown('b'), shown('c')]).toEqual([{ text: 'mine' }, null, { text: 'c' }])
  })

  it('does not put on top again what the hub had, when the log is sent to it as another life', async () => {
    const { take, edit, shown } = await setUp()
    const { seq } = edit('a', { text: 'mine' })
    take({ pos: 2, have: seq, entities: [entity('a', 2, { text: 'theirs' })] })
    take({ pos: 3, have: 0, entities: [entity('a', 3, { text: 'theirs', level: 'urgent' })] })
    expect(shown('a')).toEqual({ text: 'theirs', level: 'urgent' })
  })

  it('believes of its log only what a push has proved: the hub may know another, of this disk before it was put back', async () => {
    const { take, edit, shown } = await setUp()
    const { seq } = edit('a', { text: 'before' })
    take({ pos: 1, have: seq, entities: [entity('a', 1, { text: 'before' })] })
    edit('a', { text: 'mine' })
    take({ pos: 2, have: 7, entities: [entity('a', 2, { text: 'of the lost days' })] }, seq)
    expect(shown('a')).toEqual({ text: 'mine' })
  })

  it('keeps what a newer program wrote as it came, and in nobody’s way', async () => {
    const { take, db } = await setUp()
    take({ pos: 1, entities: [{ ...entity('lamp', 1, { lit: true }), type: 'lamp' }] })
    const all = programmeStore(db).all((id) => expect.fail(id))
    expect(all).toEqual([])
    expect(db.prepare('SELECT type, fields FROM entity').all()).toEqual([
      { type: 'lamp', fields: '{"lit":true}' },
    ])
  })

  it('is not taken when the screen was enrolled anew meanwhile', async () => {
    const { store, enrol, take, shown } = await setUp()
    take({ pos: 5, entities: [entity('a', 1, { text: 'x' })] })
    const before = store.state()
    enrol()
    const came = {
      epoch: 'e1',
      from: 5,
      pos: 6,
      have: 0,
      entities: [entity('b', 1, { text: 'y' })],
      visits: null,
      conflicts: null,
    }
    expect(before && store.take(before, came)).toBeNull()
    expect(shown('b')).toBeNull()
    expect(store.state()).toMatchObject({ epoch: null, pos: 0, have: 0 })
    take({ epoch: 'e9', from: 0, pos: 1, entities: [entity('c', 1, { text: 'z' })] })
    expect([shown('a'), shown('c')]).toEqual([null, { text: 'z' }])
  })

  it('goes past an own edit that a damaged disk has changed', async () => {
    const { take, edit, shown, db } = await setUp()
    edit('a', { text: 'mine' })
    db.exec("DROP TRIGGER op_is_never_changed; UPDATE op SET body = '{'")
    take({ pos: 1, entities: [entity('a', 1, { text: 'x' })] })
    expect(shown('a')).toEqual({ text: 'x' })
  })
})
