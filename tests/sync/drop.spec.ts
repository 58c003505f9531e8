import { describe, expect, it, vi } from 'vitest'
import { fromBase64 } from '../../src/domain/drop/base64.ts'
import { openDrop, packDrop } from '../../src/domain/drop/drop.ts'
import { startHub } from '../../src/hub/testing.ts'
import { systemClock } from '../../src/kiosk/index.ts'
import { refusal, withKarin } from '../../src/kiosk/staff/testing.ts'
import { openDatabase } from '../../src/kiosk/store/open.ts'
import { clientOf, testEngine } from '../../src/kiosk/testing.ts'
import { writeVisits } from '../bench/visits.ts'
import { network } from '../support/network.ts'

// A loaded machine commits slowly; the specs wait for states, not for this.
vi.setConfig({ testTimeout: 30_000 })

const wait = { timeout: 20_000, interval: 50 }

/** A kiosk whose network can be taken away, with somebody at its staff pages. */
async function startKiosk() {
  const { way, fetch } = network()
  const engine = await testEngine({ clock: systemClock(), fetch })
  const { karin } = await withKarin(engine)
  const page = clientOf(engine)
  let touches = 0
  return {
    ...{ way, engine, page, carry: karin.carry },
    async touch(times: number) {
      for (let time = 0; time < times; time++)
        await page.checkIn.touch({ touchId: crypto.randomUUID(), screen: `screen ${touches++}` })
    },
    enrol: (link: string) => engine.enrol(link),
  }
}

/** A hub, a mobile kit that belongs to it and has no network, and a screen of another venue that has one. */
async function startAll() {
  const all = await startHub({ clock: systemClock() })
  const library = await all.hub.addVenue('Biblioteket')
  const link = async (venue: { id: string }) => (await all.hub.enrolmentCode(venue.id)).link
  const [kit, other] = [await startKiosk(), await startKiosk()]
  await kit.enrol(await link(all.venue))
  await other.enrol(await link(library))
  kit.way.open = false
  const visits = async () =>
    (await all.hub.overview()).venues.find(({ name }) => name === 'Björken')?.visitsToday
  const carried = async () => (await other.carry.state()).carried
  const settled = (state: string) =>
    vi.waitFor(async () => expect((await carried())[0]).toMatchObject({ state }), wait)
  return { ...all, link, kit, other, visits, carried, settled }
}

describe('a kit without a network', () => {
  it('hands its visits over, which another screen takes to the hub once it can; the kit says unsent until the hub has told it', async () => {
    const { kit, other, visits, settled, carried } = await startAll()
    await kit.touch(6)
    const made = await kit.carry.make({ part: 'all' })
    expect(made).toMatchObject({ ops: 6, to: 6, more: false })
    expect(await kit.carry.make({ part: 'all' })).toEqual(made)

    other.way.open = false
    expect(await other.carry.keep({ drop: made.drop })).toMatchObject({ ops: 6, fresh: 0, state: 'waiting' })
    expect(await visits()).toBe(0)
    other.way.open = true
    expect(await other.carry.keep({ drop: made.drop })).toMatchObject({ ops: 6 })
    await settled('taken')
    expect(await carried()).toMatchObject([{ ops: 6, fresh: 6 }])
    expect(await visits()).toBe(6)
    expect(await kit.carry.state()).toMatchObject({ pending: 6 })

    kit.way.open = true
    await kit.touch(1)
    await vi.waitFor(async () => expect(await kit.page.syncStatus({})).toMatchObject({ pending: 0 }), wait)
    expect(await visits()).toBe(7)
  })

  it('goes on from what was handed over, and a later part waits for the earlier one', async () => {
    const { kit, other, visits, carried, settled } = await startAll()
    await kit.touch(3)
    const first = await kit.carry.make({ part: 'new' })
    expect(first).toMatchObject({ ops: 3 })
    await kit.carry.handed({ to: first.to })
    expect(await refusal(kit.carry.make({ part: 'new' }))).toMatchObject({ code: 'NOTHING_UNSENT' })
    await kit.touch(2)
    expect(await kit.carry.state()).toMatchObject({ pending: 5, handed: { fresh: 2 } })
    const second = await kit.carry.make({ part: 'new' })
    expect(second).toMatchObject({ ops: 2, to: 5 })
    expect(await kit.carry.make({ part: 'all' })).toMatchObject({ ops: 5, to: 5 })

    await other.carry.keep({ drop: second.drop })
    await settled('early')
    expect(await visits()).toBe(0)
    await other.carry.keep({ drop: first.drop })
    await vi.waitFor(
      async () => expect((await carried()).map(({ state }) => state)).toEqual(['taken', 'taken']),
      wait,
    )
    expect(await visits()).toBe(5)
  })

  it('brings nothing twice when it came on line in between', async () => {
    const { kit, other, visits, carried, settled } = await startAll()
    await kit.touch(4)
    const { drop } = await kit.carry.make({ part: 'all' })
    kit.way.open = true
    await kit.touch(1)
    await vi.waitFor(async () => expect(await kit.page.syncStatus({})).toMatchObject({ pending: 0 }), wait)
    await other.carry.keep({ drop })
    await settled('taken')
    expect(await carried()).toMatchObject([{ ops: 4, fresh: 0 }])
    expect(await visits()).toBe(5)
  })

  it('makes several parcels of a backlog, which come together at the hub', async () => {
    const { kit, other, settled, sql } = await startAll()
    await writeVisits(kit.engine.options.databaseFile, 800, 1000)
    const made = await kit.carry.make({ part: 'all' })
    expect(made).toMatchObject({ ops: 1280, to: 1280, more: false })
    const drop = openDrop(fromBase64(made.drop) ?? new Uint8Array())
    if (typeof drop === 'string') throw new Error(drop)
    expect(drop.parcels.length).toBeGreaterThan(1)
    await other.carry.keep({ drop: made.drop })
    await settled('taken')
    expect(await sql.query('SELECT count(*) FROM visit')).toEqual([{ count: 800 }])
  })

  it('of another municipality is refused by the hub, and its carrier may forget it', async () => {
    const { other, settled, carried } = await startAll()
    const elsewhere = await startAll()
    await elsewhere.kit.touch(2)
    const { drop } = await elsewhere.kit.carry.make({ part: 'all' })
    await other.carry.keep({ drop })
    await settled('unknown')
    const [kept] = await carried()
    await other.carry.forget({ id: kept?.id ?? '' })
    expect(await carried()).toEqual([])
  })

  it('that is shut out at the hub has its visits put aside, and the carrier is told', async () => {
    const { hub, kit, other, visits, settled } = await startAll()
    await kit.touch(2)
    const overview = await hub.overview()
    const id = overview.venues.find(({ name }) => name === 'Björken')?.kiosks[0]?.deviceId ?? ''
    await hub.revoke(id)
    await other.carry.keep(await kit.carry.make({ part: 'all' }))
    await settled('revoked')
    expect(await visits()).toBe(0)
    expect((await hub.overview()).venues.find(({ name }) => name === 'Björken')?.quarantined).toBe(2)
  })
})

describe('what is carried', () => {
  it('is not taken when it is damaged, newer or no drop, and counts for nothing when somebody has changed it', async () => {
    const { kit, other, visits, settled } = await startAll()
    await kit.touch(2)
    const { drop } = await kit.carry.make({ part: 'all' })
    const bytes = fromBase64(drop) ?? new Uint8Array()
    const keep = (changed: Uint8Array) =>
      refusal(other.carry.keep({ drop: Buffer.from(changed).toString('base64') }))
    expect(await keep(bytes.slice(0, -1))).toMatchObject({ code: 'DAMAGED' })
    expect(await keep(bytes.map((byte, at) => (at === 12 ? 9 : byte)))).toMatchObject({ code: 'NEWER' })
    expect(await keep(new TextEncoder().encode('%PDF-1.7'))).toMatchObject({ code: 'NOT_A_DROP' })
    expect((await other.carry.state()).carried).toEqual([])

    const opened = openDrop(bytes)
    if (typeof opened === 'string') throw new Error(opened)
    const [parcel] = opened.parcels
    if (!parcel) throw new Error('no parcel')
    const signature = `A${parcel.signature.slice(1)}`
    const forged = packDrop({ ...opened, parcels: [{ ...parcel, signature }] })
    await other.carry.keep({ drop: Buffer.from(forged).toString('base64') })
    await settled('unknown')
    await other.carry.keep({ drop })
    await settled('taken')
    expect(await visits()).toBe(2)
  })

  it('stays through a restart, and no more is taken than there is room for', async () => {
    const { kit, other } = await startAll()
    await kit.touch(1)
    other.way.open = false
    const { drop } = await kit.carry.make({ part: 'all' })
    await other.carry.keep({ drop })
    const db = await openDatabase(other.engine.options.databaseFile)
    expect(db.prepare('SELECT state, length(body) > 0 AS lies FROM carried').all()).toEqual([
      { state: 'waiting', lies: 1 },
    ])
    db.exec("UPDATE carried SET body = zeroblob(16 * 1024 * 1024), id = 'large'")
    db.close()
    expect(await refusal(other.carry.keep({ drop }))).toMatchObject({ code: 'FULL' })
  })

  it('needs a hub', async () => {
    const lone = await startKiosk()
    await lone.touch(1)
    expect(await lone.carry.state()).toMatchObject({ enrolled: false, handed: null, carried: [] })
    expect(await refusal(lone.carry.make({ part: 'all' }))).toMatchObject({ code: 'NOT_ENROLLED' })
    expect(await refusal(lone.carry.keep({ drop: '' }))).toMatchObject({ code: 'NOT_ENROLLED' })
  })
})
