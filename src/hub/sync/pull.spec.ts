import { gzipSync } from 'node:zlib'
import { v7 as uuid } from 'uuid'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { longestPullMs, type PullAnswer, syncPaths } from '../../contract/sync.ts'
import { createHub } from '../hub.ts'
import { systemClock } from '../system.ts'
import { enrolKiosk, freshDatabase, keepingLog, pullOf, startHub, wireOpOf } from '../testing.ts'

const edit = (seq: number, entity: string, fields: Record<string, unknown>, baseVer: number | null = null) =>
  wireOpOf(seq, 'entity.patched', entity, { type: 'notice', fields }, { baseVer })

/** A hub with two kiosks of one venue, each with a log of its own. */
async function startTwo(options: Parameters<typeof startHub>[0] = {}) {
  const all = await startHub(options)
  const kiosk = async () => {
    const wire = await enrolKiosk((await all.hub.enrolmentCode(all.venue.id)).link)
    const incarnation = uuid()
    return {
      ...wire,
      push: (part: Parameters<typeof wire.push>[0]) => wire.push({ incarnation, ...part }),
      pull: (part: Parameters<typeof wire.pull>[0]) => wire.pull({ incarnation, ...part }),
    }
  }
  return { ...all, kiosk, one: await kiosk(), two: await kiosk() }
}

const at = ({ epoch, pos, have }: PullAnswer) => ({ epoch, pos, have: have ?? 0 })

describe('a kiosk that asks what stands', () => {
  it('is filled from nothing, and hears of what others change since', async () => {
    const { one, two } = await startTwo()
    await one.push({ ops: [edit(1, 'a', { text: 'x' }), edit(2, 'b', { text: 'y' })] })
    const first = await two.pull({})
    expect(first).toMatchObject({ from: 0, pos: 2, more: false, have: 0 })
    expect(first.entities).toEqual([
      { id: 'a', type: 'notice', ver: 1, fields: { text: 'x' }, deleted: false },
      { id: 'b', type: 'notice', ver: 1, fields: { text: 'y' }, deleted: false },
    ])
    await two.push({ ops: [edit(1, 'a', { level: 'urgent' }, 1)] })
    const next = await two.pull(at(first))
    expect(next).toMatchObject({ from: 2, pos: 3, have: 1 })
    expect(next.entities).toMatchObject([{ id: 'a', ver: 2, fields: { text: 'x', level: 'urgent' } }])
    expect(await two.pull(at(next))).toMatchObject({ from: 3, pos: 3, entities: [] })
  })

  it('is told of the edits that lost where anything has moved, or where it begins anew', async () => {
    const { one, two } = await startTwo()
    await one.push({ ops: [edit(1, 'a', { text: 'first' })] })
    const before = await one.pull({})
    expect(before.conflicts).toEqual([])
    const lost = edit(1, 'a', { text: 'second' })
    await two.push({ ops: [lost] })
    const open = [{ op: lost.id, entity: 'a', fields: { text: 'second' } }]
    const after = await one.pull(at(before))
    expect(after.conflicts).toMatchObject(open)
    expect(await one.pull(at(after))).not.toHaveProperty('conflicts')
    expect((await one.pull({ ...at(after), epoch: 'another' })).conflicts).toMatchObject(open)
    await two.push({
      after: 1,
      afterId: lost.id,
      ops: [wireOpOf(2, 'conflict.settled', 'a', { op: lost.id })],
    })
    expect((await one.pull(at(after))).conflicts).toEqual([])
  })

  it('is told that none is open by a hub that was put back to before anything was there', async () => {
    const { one } = await startTwo()
    expect(await one.pull({ epoch: 'another', pos: 7 })).toMatchObject({ pos: 0, conflicts: [] })
  })

  it('is told which of its own edits are in it, also of those that lost', async () => {
    const { one, two } = await startTwo()
    await one.push({ ops: [edit(1, 'a', { text: 'first' })] })
    await two.push({ ops: [edit(1, 'a', { text: 'second' })] })
    expect(await two.pull({})).toMatchObject({ have: 1, entities: [{ fields: { text: 'first' } }] })
  })

  it('gets a large programme page by page, whatever is changed meanwhile', async () => {
    const { one, two } = await startTwo()
    const many = Array.from({ length: 1100 }, (_, index) =>
      edit(index + 1, `n${index}`, { text: `${index}` }),
    )
    for (const part of [many.slice(0, 600), many.slice(600)]) {
      const [first] = part
      const before = many.at((first?.seq ?? 1) - 2)
      const after = (first?.seq ?? 1) - 1
      await one.push({ after, afterId: after === 0 ? null : (before?.id ?? null), ops: part })
    }
    const seen = new Map<string, unknown>()
    const page = async (from: Parameters<typeof two.pull>[0]) => {
      const answer = await two.pull(from)
      for (const { id, fields } of answer.entities) seen.set(id, fields.text)
      return answer
    }
    const first = await page({})
    expect(first).toMatchObject({ more: true, have: null })
    await two.push({ ops: [edit(1, 'n3', { text: 'changed' }, 1)] })
    let last = first
    while (last.more) last = await page(at(last))
    expect(seen.size).toBe(1100)
    expect(seen.get('n3')).toBe('changed')
    expect(last).toMatchObject({ pos: 1101, have: 1 })
  })

  it('begins anew at a hub that was put back', async () => {
    const { one, two } = await startTwo()
    await one.push({ ops: [edit(1, 'a', { text: 'x' })] })
    const answer = await two.pull({})
    expect(await two.pull({ ...at(answer), epoch: 'another' })).toMatchObject({ from: 0, pos: 1 })
    expect(await two.pull({ ...at(answer), pos: 99 })).toMatchObject({ from: 0, pos: 1 })
  })

  it('sees no other venue, and nothing once it is revoked, though it may still push', async () => {
    const { hub, one, two } = await startTwo()
    const linden = await hub.addVenue('Linden')
    const other = await enrolKiosk((await hub.enrolmentCode(linden.id)).link)
    await one.push({ ops: [edit(1, 'a', { text: 'x' })] })
    expect(await other.pull({})).toMatchObject({ pos: 0, entities: [] })
    await hub.revoke(two.deviceId)
    await expect(two.pull({})).rejects.toThrow('403')
    expect(await two.push({ ops: [edit(1, 'b', { text: 'y' })] })).toMatchObject({ result: 'have', have: 1 })
  })

  it('cannot use a signature of a push', async () => {
    const { one } = await startTwo()
    const body = new Uint8Array(gzipSync(JSON.stringify(pullOf({}))))
    const ofPush = (text: string) => one.signature(text.replace(syncPaths.pull, syncPaths.push))
    expect((await one.send(body, ofPush, syncPaths.pull)).status).toBe(401)
    expect((await one.send(body, one.signature, syncPaths.pull)).status).toBe(200)
  })
})

describe('a kiosk that waits', () => {
  it('is answered at once when another screen of its venue changes something', async () => {
    const { one, two } = await startTwo()
    const start = await two.pull({})
    const waiting = two.pull({ ...at(start), wait: true })
    await one.push({ ops: [edit(1, 'a', { text: 'x' })] })
    expect(await waiting).toMatchObject({ pos: 1, entities: [{ id: 'a' }] })
  })

  it('hears of a change that came by another hub process', async () => {
    const { sql } = await freshDatabase()
    const { hub, one, two } = await startTwo({ sql, clock: systemClock() })
    const other = await createHub({
      database: sql,
      municipality: 'Prövköping',
      adminKey: 'a-key-for-tests',
      clock: systemClock(),
      newId: uuid,
      log: keepingLog(),
      files: async () => null,
    })
    await other.listen(0)
    onTestFinished(() => other.close())
    const [venue] = await hub.venues()
    const far = await enrolKiosk((await other.enrolmentCode(venue?.id ?? '')).link)
    const start = await two.pull({})
    const waiting = two.pull({ ...at(start), wait: true })
    await far.push({ incarnation: uuid(), ops: [edit(1, 'a', { text: 'x' })] })
    expect(await waiting).toMatchObject({ pos: 1, entities: [{ id: 'a' }] })
    expect(await one.pull({})).toMatchObject({ pos: 1 })
  })

  it('is answered with nothing when its time is out, and when the hub closes', async () => {
    const waits: { ms: number; run: () => void }[] = []
    const clock = {
      ...systemClock(),
      after(ms: number, run: () => void) {
        waits.push({ ms, run })
        return () => {}
      },
    }
    const { hub, two } = await startTwo({ clock })
    const start = await two.pull({})
    const timed = two.pull({ ...at(start), wait: true })
    await vi.waitFor(() => expect(waits.some(({ ms }) => ms === longestPullMs)).toBe(true))
    for (const { ms, run } of waits) if (ms === longestPullMs) run()
    expect(await timed).toMatchObject({ pos: 0, entities: [] })
    const closed = two.pull({ ...at(start), wait: true })
    await vi.waitFor(() => expect(waits.filter(({ ms }) => ms === longestPullMs)).toHaveLength(2))
    await hub.close()
    expect(await closed).toMatchObject({ pos: 0, entities: [] })
  })
})
