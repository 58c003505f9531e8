import { describe, expect, it } from 'vitest'
import type { Change } from '../../contract/staff/edit.ts'
import { enrolKiosk, wireOpOf } from '../testing.ts'
import { staffOf, startPages } from './testing.ts'

const whole = { text: { sv: 'Hej' }, level: 'normal', from: '2026-11-23T10:00', until: '2026-11-23T12:00' }
const notice = (fields: Record<string, unknown>, seen?: Record<string, unknown>): Change => ({
  do: 'set',
  type: 'notice',
  id: 'n',
  fields,
  ...(seen && { seen }),
})
const karin = staffOf('Karin')
const olle = staffOf('Olle')

describe('an edit at the hub', () => {
  it('stands on the venue’s stream, in the log and in the history, and is there for every screen', async () => {
    const { pages, sql, hub, venue } = await startPages()
    const kiosk = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
    const { editId } = await pages(karin).programme.save({ kind: 'added', changes: [notice(whole)] })
    await pages(karin).programme.save({ kind: 'changed', changes: [notice({ level: 'urgent' })] })
    expect(editId).not.toBeNull()
    expect(await kiosk.pull({})).toMatchObject({
      pos: 2,
      entities: [{ id: 'n', ver: 2, fields: { ...whole, level: 'urgent' }, deleted: false }],
    })
    expect(await sql.query('SELECT dseq, kind, base_ver, body FROM op ORDER BY dseq')).toEqual([
      { dseq: 1, kind: 'entity.patched', base_ver: null, body: { type: 'notice', fields: whole } },
      { dseq: 2, kind: 'entity.patched', base_ver: 1, body: { type: 'notice', fields: { level: 'urgent' } } },
    ])
    expect(await sql.query('SELECT have FROM incarnation')).toEqual([{ have: 2 }])
    expect(await pages(olle).programme.history({ limit: 50 })).toMatchObject([
      { who: 'Karin', mine: false, kind: 'changed', changes: [{ name: 'Hej', before: { level: 'normal' } }] },
      { who: 'Karin', kind: 'added', changes: [{ before: null, after: { text: { sv: 'Hej' } } }] },
    ])
  })

  it('changes nothing where it would leave what nobody could show, or holds a personnummer', async () => {
    const { pages, sql } = await startPages()
    const { programme } = pages(karin)
    await expect(
      programme.save({ kind: 'added', changes: [notice({ level: 'urgent' })] }),
    ).rejects.toMatchObject({ code: 'UNREADABLE' })
    const text = { sv: 'Ring 19121212-1212' }
    await expect(
      programme.save({ kind: 'added', changes: [notice({ ...whole, text })] }),
    ).rejects.toMatchObject({ code: 'PERSONAL_NUMBER', data: { field: 'text' } })
    expect(await sql.query('SELECT id FROM entity UNION ALL SELECT id::text FROM edit')).toEqual([])
  })

  it('of two at once on the same field, the second is told by whom it stands otherwise', async () => {
    const { pages } = await startPages()
    await pages(karin).programme.save({ kind: 'added', changes: [notice(whole)] })
    const change = (sv: string) => notice({ text: { sv } }, { text: whole.text })
    const both = await Promise.allSettled([
      pages(karin).programme.save({ kind: 'changed', changes: [change('ett')] }),
      pages(karin).programme.save({ kind: 'changed', changes: [change('två')] }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'CHANGED_MEANWHILE', data: { conflicts: [{ field: 'text', by: 'Karin' }] } },
    })
  })
})

describe('what a screen has edited off line', () => {
  it('meets the hub’s edit without losing a field that nobody else touched, and loses the one that both did', async () => {
    const { pages, hub, venue, sql } = await startPages()
    const kiosk = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
    const patch = (seq: number, fields: Record<string, unknown>, baseVer: number | null) =>
      wireOpOf(seq, 'entity.patched', 'n', { type: 'notice', fields }, { baseVer })
    const first = patch(1, whole, null)
    await kiosk.push({ ops: [first] })
    await pages(karin).programme.save({ kind: 'changed', changes: [notice({ text: { sv: 'hub' } })] })
    // The screen had seen version 1 alone.
    await kiosk.push({
      after: 1,
      afterId: first.id,
      ops: [patch(2, { level: 'urgent', text: { sv: 'skärm' } }, 1)],
    })
    expect(await kiosk.pull({})).toMatchObject({
      have: 2,
      entities: [{ ver: 3, fields: { ...whole, text: { sv: 'hub' }, level: 'urgent' } }],
    })
    expect(await sql.query('SELECT entity, field, value FROM conflict')).toEqual([
      { entity: 'n', field: 'text', value: { sv: 'skärm' } },
    ])
  })
})

describe('an undo at the hub', () => {
  it('takes an own edit back, and that back in turn', async () => {
    const { pages } = await startPages()
    const { programme } = pages(karin)
    await programme.save({ kind: 'added', changes: [notice(whole)] })
    const removed = await programme.save({
      kind: 'removed',
      changes: [{ do: 'delete', type: 'notice', id: 'n' }],
    })
    expect((await programme.all()).notices).toEqual([])
    const first = await programme.undo({ editId: removed.editId ?? '' })
    expect((await programme.all()).notices).toEqual([{ id: 'n', ...whole }])
    expect(await programme.undo({ editId: removed.editId ?? '' })).toEqual(first)
    await programme.undo({ editId: first.editId ?? '' })
    expect((await programme.all()).notices).toEqual([])
    const told = await programme.history({ limit: 50 })
    expect(told.map(({ kind, undone }) => [kind, undone])).toEqual([
      ['undone', false],
      ['undone', true],
      ['removed', false],
      ['added', false],
    ])
  })

  it('leaves what somebody has built on, and what is somebody else’s', async () => {
    const { pages } = await startPages()
    const added = await pages(karin).programme.save({ kind: 'added', changes: [notice(whole)] })
    const editId = added.editId ?? ''
    await expect(pages(olle).programme.undo({ editId })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await pages(olle).programme.save({ kind: 'changed', changes: [notice({ level: 'urgent' })] })
    await expect(pages(karin).programme.undo({ editId })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      data: { conflicts: [{ field: 'level', theirs: 'urgent', by: 'Olle' }] },
    })
  })
})

describe('an edit of a screen that lost against one at the hub', () => {
  async function lost() {
    const all = await startPages()
    const kiosk = await enrolKiosk((await all.hub.enrolmentCode(all.venue.id)).link)
    const { programme } = all.pages(karin)
    await programme.save({ kind: 'added', changes: [notice(whole)] })
    const fields = { text: { sv: 'Off line' } }
    await kiosk.push({
      ops: [wireOpOf(1, 'entity.patched', 'n', { type: 'notice', fields }, { baseVer: null })],
    })
    const [open] = await programme.lost({})
    if (!open) throw new Error('nothing is lost')
    return { ...all, kiosk, programme, open }
  }

  it('is told at the hub too, and holds after all where somebody there says so', async () => {
    const { kiosk, programme, open } = await lost()
    const texts = { wanted: { text: { sv: 'Off line' } }, stands: { text: whole.text } }
    expect(open).toMatchObject({ type: 'notice', id: 'n', name: 'Hej', own: false, ...texts })
    expect((await kiosk.pull({})).conflicts).toMatchObject([{ op: open.op }])
    await programme.settle({ op: open.op, use: true, seen: open.stands })
    expect((await programme.all({})).notices).toMatchObject([{ text: { sv: 'Off line' } }])
    expect([await programme.lost({}), (await kiosk.pull({})).conflicts]).toEqual([[], []])
    await expect(programme.settle({ op: open.op, use: true, seen: {} })).rejects.toMatchObject({
      code: 'SETTLED',
    })
  })

  it('may be let lie', async () => {
    const { kiosk, programme, open } = await lost()
    expect(await programme.settle({ op: open.op, use: false, seen: {} })).toEqual({ editId: null })
    expect((await programme.all({})).notices).toMatchObject([{ text: whole.text }])
    expect((await kiosk.pull({})).conflicts).toEqual([])
  })
})
