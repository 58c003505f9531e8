import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { OthersAnswer } from '../../contract/sync.ts'
import { enrolKiosk, startHub, wireOpOf } from '../testing.ts'

const put = (seq: number, entity: string, type: string, fields: Record<string, unknown>, baseVer?: number) =>
  wireOpOf(seq, 'entity.patched', entity, { type, fields }, { baseVer: baseVer ?? null })

/** Three venues of a hub with a kiosk each. */
async function startThree() {
  const all = await startHub()
  const kioskAt = async (venue: { id: string }) => {
    const wire = await enrolKiosk((await all.hub.enrolmentCode(venue.id)).link)
    return { ...wire, venue: venue.id, incarnation: uuid() }
  }
  const [hatten, torget] = [await all.hub.addVenue('Hatten'), await all.hub.addVenue('Torget')]
  return { ...all, one: await kioskAt(all.venue), two: await kioskAt(hatten), three: await kioskAt(torget) }
}

const at = ({ epoch, changed }: OthersAnswer) => ({
  epoch,
  known: changed.map(({ venue, pos }) => ({ venue, pos })),
})

describe('what other venues have on', () => {
  it('comes from nothing, then only what changes, and never its own', async () => {
    const { one, two, three } = await startThree()
    await one.push({ ops: [put(1, 'mine', 'activity', { title: { sv: 'Egen' } })] })
    const made = put(1, 'song', 'activity', { title: { sv: 'Sång' } })
    await two.push({ incarnation: two.incarnation, ops: [made] })
    const first = await one.others()
    expect(first.venues.map(({ name }) => name)).toEqual(['Hatten', 'Torget'])
    expect(first).toMatchObject({
      more: false,
      changed: [
        { venue: two.venue, from: 0, pos: 1, entities: [{ id: 'song', fields: { title: { sv: 'Sång' } } }] },
        { venue: three.venue, from: 0, pos: 0, entities: [] },
      ],
    })
    expect(await one.others(at(first))).toMatchObject({ changed: [], more: false })
    await two.push({
      incarnation: two.incarnation,
      after: 1,
      afterId: made.id,
      ops: [wireOpOf(2, 'entity.deleted', 'song', { type: 'activity' }, { baseVer: 1 })],
    })
    const next = await one.others(at(first))
    expect(next.changed).toMatchObject([
      { venue: two.venue, from: 1, pos: 2, entities: [{ id: 'song', deleted: true }] },
    ])
  })

  it('has no messages and no help of theirs', async () => {
    const { one, two } = await startThree()
    const ops = [
      put(1, 'lost', 'notice', { text: { sv: 'Nycklar hittade' } }),
      put(2, 'help', 'infoPage', { title: { sv: 'Hjälp' } }),
      put(3, 'hall', 'room', { name: { sv: 'Salen' } }),
    ]
    await two.push({ incarnation: two.incarnation, ops })
    const { changed } = await one.others()
    expect(changed[0]).toMatchObject({ pos: 3, entities: [{ id: 'hall' }] })
    expect(JSON.stringify(changed)).not.toContain('Nycklar')
  })

  it('comes in pages where it is much, each thing once', async () => {
    const { one, two, three } = await startThree()
    for (const kiosk of [two, three]) {
      const ops = Array.from({ length: 400 }, (_, index) =>
        put(index + 1, `${kiosk.venue}:${index}`, 'meal', { dish: { sv: 'Soppa' } }),
      )
      await kiosk.push({ incarnation: kiosk.incarnation, ops })
    }
    const known = new Map<string, number>()
    const ids: string[] = []
    let epoch: string | null = null
    for (let more = true; more; ) {
      const answer: OthersAnswer = await one.others({
        epoch,
        known: [...known].map(([venue, pos]) => ({ venue, pos })),
      })
      for (const { venue, pos, entities } of answer.changed) {
        known.set(venue, pos)
        ids.push(...entities.map(({ id }) => id))
      }
      epoch = answer.epoch
      more = answer.more
    }
    expect(ids).toHaveLength(800)
    expect(new Set(ids).size).toBe(800)
  })

  it('begins anew when the hub is another than it was', async () => {
    const { one, two } = await startThree()
    await two.push({ incarnation: two.incarnation, ops: [put(1, 'song', 'activity', {})] })
    const first = await one.others()
    const again = await one.others({ ...at(first), epoch: 'another life' })
    expect(again.changed[0]).toMatchObject({ venue: two.venue, from: 0, entities: [{ id: 'song' }] })
  })

  it('is not for one that is shut out', async () => {
    const { hub, one } = await startThree()
    await hub.revoke(one.deviceId)
    await expect(one.others()).rejects.toThrow('403')
  })
})
