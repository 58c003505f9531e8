import { gzipSync } from 'node:zlib'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { WireOp } from '../../contract/ops.ts'
import type { Quota } from '../../domain/quota.ts'
import { enrolKiosk, keepingLog, pushOf, standingClock, startHub, visitsMade, wireOpOf } from '../testing.ts'

/** 23.00 in Stockholm: an hour is left of the day. */
const late = Date.UTC(2026, 10, 23, 22)
const hour = 3_600_000
const plenty = 1_000_000

async function startAll(quota: Quota) {
  const clock = standingClock(late)
  const log = keepingLog()
  const all = await startHub({ clock, quota, log })
  const kiosk = await enrolKiosk((await all.hub.enrolmentCode(all.venue.id)).link)
  const shown = async () => {
    const [venue] = (await all.hub.overview()).venues
    return { visits: venue?.visitsToday, ...venue?.kiosks[0] }
  }
  /** Sends ops after those before them, as a kiosk does that has been acknowledged so many. */
  const send = (log: readonly WireOp[], after: number, count: number, incarnation = pushOf({}).incarnation) =>
    kiosk.push({
      ...{ incarnation, after, afterId: log[after - 1]?.id ?? null, ops: log.slice(after, after + count) },
      health: { version: '1.0', pending: log.length - after, oldestPending: null },
    })
  return { ...all, clock, log, kiosk, shown, send }
}

describe('a kiosk that has brought as much as it may in a day', () => {
  it('is asked to come back tomorrow, keeps what it has, and is heard of meanwhile', async () => {
    const { kiosk, shown, send, clock, log } = await startAll({ ops: 10, bytes: plenty })
    const ops = visitsMade(24)
    await send(ops, 0, 4)
    expect(await shown()).toMatchObject({ sending: 'much' })
    expect(await send(ops, 4, 8)).toMatchObject({ have: 12 })
    expect(await shown()).toMatchObject({ sending: 'stopped', unsent: 12 })
    clock.set(late + 60_000)
    const push = { ...pushOf({ after: 12, afterId: ops[11]?.id ?? null, ops: ops.slice(12) }) }
    const body = new Uint8Array(gzipSync(JSON.stringify(push)))
    const refused = await kiosk.send(body)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3540'])
    expect(await refused.json()).toEqual({ error: 'TOO_MUCH' })
    expect(await shown()).toMatchObject({
      visits: 12,
      unsent: 12,
      lastContact: late + 60_000,
      sending: 'stopped',
    })
    expect(await send(ops, 12, 0)).toMatchObject({ have: 12 })
    expect(log.said.filter((said) => said.includes('as much as it may'))).toHaveLength(1)

    clock.set(late + hour)
    expect(await shown()).toMatchObject({ sending: 'ordinary' })
    expect(await send(ops, 12, 9)).toMatchObject({ have: 21 })
    await expect(send(ops, 21, 3)).resolves.toMatchObject({ have: 24 })
    await expect(kiosk.push({ incarnation: uuid(), ops: visitsMade(1, 99) })).rejects.toThrow('429')
  })

  it('may send again what the hub has, as often as it likes: after its disk was put back it is a log of its own', async () => {
    const { shown, send } = await startAll({ ops: 10, bytes: plenty })
    const ops = visitsMade(12)
    await send(ops, 0, 6)
    for (let time = 0; time < 5; time++) expect(await send(ops, 0, 6, uuid())).toMatchObject({ have: 6 })
    expect(await shown()).toMatchObject({ visits: 6, sending: 'much' })
    await send(ops, 6, 6)
    for (let time = 0; time < 5; time++) expect(await send(ops, 0, 12, uuid())).toMatchObject({ have: 12 })
    expect(await shown()).toMatchObject({ visits: 12, sending: 'stopped' })
  })

  it('leaves others as they are', async () => {
    const { kiosk, send, hub, venue } = await startAll({ ops: 10, bytes: plenty })
    await send(visitsMade(10), 0, 10)
    await expect(kiosk.push({ incarnation: uuid(), ops: visitsMade(1) })).rejects.toThrow('429')
    const other = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
    expect(await other.push({ incarnation: uuid(), ops: visitsMade(9) })).toMatchObject({ have: 9 })
  })
})

describe('what fills the hub counts', () => {
  it('by its bytes too', async () => {
    const { kiosk, shown } = await startAll({ ops: plenty, bytes: 4000 })
    const fields = { text: { sv: 'x'.repeat(1900) } }
    const edit = (seq: number) => wireOpOf(seq, 'entity.patched', `n${seq}`, { type: 'notice', fields })
    await kiosk.push({ ops: [edit(1), edit(2)] })
    expect(await shown()).toMatchObject({ sending: 'stopped' })
  })

  it('though it could not be taken, or came from a screen that was shut out, and lies apart', async () => {
    const { kiosk, hub } = await startAll({ ops: 6, bytes: plenty })
    const bad = [1, 2, 3].map((seq) => wireOpOf(seq, 'nobody.knows', uuid(), {}))
    for (let time = 0; time < 3; time++) await kiosk.push({ incarnation: uuid(), ops: bad })
    await hub.revoke(kiosk.deviceId)
    await kiosk.push({ incarnation: uuid(), ops: visitsMade(3, 4) })
    await expect(kiosk.push({ incarnation: uuid(), ops: visitsMade(1, 7) })).rejects.toThrow('429')
  })
})
