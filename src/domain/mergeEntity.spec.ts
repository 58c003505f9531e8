import { describe, expect, it } from 'vitest'
import { type Entity, mergeEntity, type ProgrammeOp } from './mergeEntity.ts'

const patch = (fields: Record<string, unknown>, baseVer: number | null = null): ProgrammeOp => ({
  kind: 'entity.patched',
  v: 1,
  entity: 'n1',
  baseVer,
  body: { type: 'notice', fields },
})
const removal: ProgrammeOp = {
  kind: 'entity.deleted',
  v: 1,
  entity: 'n1',
  baseVer: 1,
  body: { type: 'notice' },
}

const restoring: ProgrammeOp = { ...removal, kind: 'entity.restored', baseVer: 2 }

/** The entity after edits, each by a kiosk. */
function edited(...edits: [ProgrammeOp, string][]): Entity {
  const entity = edits.reduce<Entity | null>((known, [op, by]) => mergeEntity(known, op, by).entity, null)
  if (!entity) throw new Error('no edits')
  return entity
}

describe('an edit of the programme', () => {
  it('makes what was not there, and raises the version by one each time', () => {
    const entity = edited([patch({ text: 'a' }), 'k1'], [patch({ level: 'urgent' }, 1), 'k2'])
    expect(entity).toMatchObject({ ver: 2, fields: { text: 'a', level: 'urgent' }, type: 'notice' })
  })

  it('merges with what others have changed in other fields', () => {
    const known = edited([patch({ text: 'a', from: 1 }), 'k1'], [patch({ text: 'b' }, 1), 'k2'])
    const { entity, conflicts, changed } = mergeEntity(known, patch({ from: 9 }, 1), 'k3')
    expect(entity.fields).toEqual({ text: 'b', from: 9 })
    expect([conflicts, changed]).toEqual([[], true])
  })

  it('loses, field by field, to what somebody else has changed since', () => {
    const known = edited([patch({ text: 'a', from: 1 }), 'k1'], [patch({ text: 'b' }, 1), 'k2'])
    const { entity, conflicts } = mergeEntity(known, patch({ text: 'c', from: 9 }, 1), 'k3')
    expect(entity.fields).toEqual({ text: 'b', from: 9 })
    expect(conflicts).toEqual([{ field: 'text', value: 'c' }])
  })

  it('never loses to an earlier edit of the same kiosk', () => {
    const known = edited([patch({ text: 'a' }), 'k1'], [patch({ text: 'b' }, 1), 'k2'])
    expect(mergeEntity(known, patch({ text: 'c' }, 1), 'k2')).toMatchObject({
      entity: { ver: 3, fields: { text: 'c' } },
      conflicts: [],
    })
  })

  it('changes nothing when all of it lost', () => {
    const known = edited([patch({ text: 'a' }), 'k1'], [patch({ text: 'b' }, 1), 'k2'])
    const merged = mergeEntity(known, patch({ text: 'c' }, 1), 'k3')
    expect([merged.entity, merged.changed]).toEqual([known, false])
  })

  it('that two screens make alike is made once, and stands in nobody’s way', () => {
    const diets = (...of: string[]) => ({ diets: of.map((diet) => ({ diet })), text: 'a' })
    const known = edited([patch(diets('vegan')), 'k1'], [patch({ text: 'b' }, 1), 'k1'])
    expect(mergeEntity(known, patch({ ...diets('vegan'), text: 'b' }, 1), 'k2')).toEqual({
      entity: known,
      changed: false,
      conflicts: [],
    })
    expect(mergeEntity(known, patch({ text: 'b', level: 'urgent' }, 1), 'k2')).toMatchObject({
      entity: { ver: 3, fieldVer: { text: { ver: 2, by: 'k1' }, level: { ver: 3, by: 'k2' } } },
      changed: true,
      conflicts: [],
    })
  })

  it('loses to a deletion, which is made once', () => {
    const gone = edited([patch({ text: 'a' }), 'k1'], [removal, 'k2'])
    expect(gone).toMatchObject({ deleted: true, ver: 2 })
    expect(mergeEntity(gone, patch({ text: 'c' }, 1), 'k1')).toEqual({
      entity: gone,
      changed: false,
      conflicts: [{ field: 'text', value: 'c' }],
    })
    expect(mergeEntity(gone, removal, 'k1')).toEqual({ entity: gone, changed: false, conflicts: [] })
  })

  it('is there again, as it was, when its deletion is taken back, and can be edited', () => {
    const gone = edited([patch({ text: 'a' }), 'k1'], [removal, 'k1'])
    const back = mergeEntity(gone, restoring, 'k1')
    expect(back).toMatchObject({
      entity: { deleted: false, ver: 3, fields: { text: 'a' } },
      changed: true,
      conflicts: [],
    })
    expect(mergeEntity(back.entity, patch({ text: 'b' }, 3), 'k2').entity).toMatchObject({
      ver: 4,
      fields: { text: 'b' },
    })
  })

  it('is not changed by a restoring of what was never deleted', () => {
    const known = edited([patch({ text: 'a' }), 'k1'])
    expect(mergeEntity(known, restoring, 'k2')).toEqual({ entity: known, changed: false, conflicts: [] })
    expect(mergeEntity(null, restoring, 'k2').changed).toBe(false)
  })

  it('keeps a field that was taken away as null', () => {
    const known = edited([patch({ text: 'a', leader: 'Karin' }), 'k1'], [patch({ leader: null }, 1), 'k1'])
    expect(known.fields).toEqual({ text: 'a', leader: null })
  })
})
