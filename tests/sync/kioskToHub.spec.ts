import { rmSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { enrolAnswer, syncPaths } from '../../src/contract/sync.ts'
import { startHub } from '../../src/hub/testing.ts'
import { systemClock } from '../../src/kiosk/index.ts'
import { openDatabase } from '../../src/kiosk/store/open.ts'
import { clientOf, testEngine } from '../../src/kiosk/testing.ts'

// A loaded machine commits slowly; the specs wait for states, not for this.
vi.setConfig({ testTimeout: 30_000 })

type Fault = (call: () => Promise<Response>, body: Uint8Array) => Promise<Response>

const none: Fault = (call) => call()
const cut: Fault = async () => {
  throw new TypeError('fetch failed')
}
/** Pushes are gzip, the handing in of a code is not. */
const pushesCut: Fault = (call, body) => (body[0] === 0x1f ? cut(call, body) : call())
const answerLost: Fault = async (call) => {
  await call()
  throw new TypeError('terminated')
}
const portal: Fault = async () => new Response('<html>Logga in på gästnätet</html>', { status: 200 })
const loginPage: Fault = async () => Response.redirect('http://portal.example/', 302)
const twice: Fault = async (call) => {
  await call()
  return call()
}

/** A hub, and a screen whose way there can be broken. */
async function startAll() {
  const all = await startHub({ clock: systemClock() })
  const network = { fault: none, calls: 0 }
  const fetch: typeof globalThis.fetch = (input, init) => {
    network.calls++
    const body = init?.body instanceof Uint8Array ? init.body : Buffer.from(String(init?.body))
    return network.fault(() => globalThis.fetch(input, init), body)
  }
  const engine = await testEngine({ clock: systemClock(), fetch })
  const page = clientOf(engine)
  let touches = 0
  return {
    ...all,
    network,
    engine,
    page,
    touch: () => page.checkIn.touch({ touchId: crypto.randomUUID(), screen: `screen ${touches++}` }),
    enrol: async () => engine.enrol((await all.hub.enrolmentCode(all.venue.id)).link),
    async arrived(count: number) {
      await vi.waitFor(
        async () => {
          expect((await all.hub.overview()).venues[0]?.visitsToday).toBe(count)
          expect((await page.syncStatus({})).pending).toBe(0)
        },
        { timeout: 20_000, interval: 50 },
      )
    },
  }
}

describe('a screen and its hub', () => {
  it('sends what was written before there was a hub, and all that comes', async () => {
    const { touch, enrol, arrived, hub } = await startAll()
    for (let time = 0; time < 7; time++) await touch()
    expect(await enrol()).toMatchObject({ result: 'enrolled', venue: { name: 'Björken' } })
    await arrived(7)
    await touch()
    await arrived(8)
    expect((await hub.overview()).venues[0]?.kiosks).toMatchObject([{ name: 'Skärm 1', unsent: 0 }])
  })

  it.each([
    ['no network', cut],
    ['answers that are lost', answerLost],
    ['a captive portal', portal],
    ['a redirect', loginPage],
    ['requests that arrive twice', twice],
  ])('loses nothing and doubles nothing by %s', async (_name, fault) => {
    const { touch, enrol, arrived, network } = await startAll()
    await enrol()
    await touch()
    await arrived(1)
    network.fault = fault
    const before = network.calls
    for (let time = 0; time < 5; time++) await touch()
    await vi.waitFor(() => expect(network.calls).toBeGreaterThan(before), 10_000)
    network.fault = none
    await touch()
    await arrived(7)
  })

  it('halves what is too large for the way until it fits', async () => {
    const { touch, enrol, arrived, network } = await startAll()
    for (let time = 0; time < 40; time++) await touch()
    await enrol()
    let refused = 0
    network.fault = async (call, body) => {
      if (body.length < 1000) return call()
      refused++
      return new Response('', { status: 413 })
    }
    await arrived(40)
    expect(refused).toBeGreaterThan(3)
  })

  it('shows staff what the hub could not take', async () => {
    const { touch, enrol, arrived, engine, page, hub } = await startAll()
    await touch()
    const other = await openDatabase(engine.options.databaseFile)
    other
      .prepare(
        `INSERT INTO op (id, kind, v, entity, at_wall, boot_id, mono_ms, tz, body, checksum)
         VALUES ('018f0000-0000-7000-8000-000000000001', 'lamp.lit', 1, 'lamp', 0, 'b', 0, 'Europe/Stockholm', '{}', 0)`,
      )
      .run()
    other.close()
    await touch()
    await enrol()
    await arrived(2)
    expect((await page.syncStatus({})).quarantined).toBe(1)
    expect((await hub.overview()).venues[0]?.quarantined).toBe(1)
  })

  it('goes on past an op whose id a damaged disk has changed', async () => {
    const { touch, enrol, arrived, engine, page } = await startAll()
    await touch()
    const db = await openDatabase(engine.options.databaseFile)
    db.exec("DROP TRIGGER op_is_never_changed; UPDATE op SET id = substr(id, 1, 35) || 'z'")
    db.close()
    await enrol()
    await arrived(0)
    expect(await page.syncStatus({})).toMatchObject({ quarantined: 1 })
    await touch()
    await arrived(1)
    expect(await page.syncStatus({})).toMatchObject({ quarantined: 1 })
  })

  it('counts nothing of an op in whose body a damaged disk has turned a bit', async () => {
    const { touch, enrol, arrived, engine, page, sql } = await startAll()
    const { visitId } = await touch()
    await page.checkIn.partySize({ visitId, size: 2 })
    const db = await openDatabase(engine.options.databaseFile)
    db.exec(
      `DROP TRIGGER op_is_never_changed; UPDATE op SET body = '{"size":6}' WHERE kind = 'visit.partySize'`,
    )
    db.close()
    await enrol()
    await arrived(1)
    expect(await page.syncStatus({})).toMatchObject({ quarantined: 1 })
    expect(await sql.query('SELECT party FROM visit')).toEqual([{ party: 1 }])
  })

  it('counts what it sent while it was revoked, once it has been enrolled anew', async () => {
    const { touch, enrol, arrived, page, hub } = await startAll()
    await enrol()
    await touch()
    await arrived(1)
    const [device] = (await hub.overview()).venues[0]?.kiosks ?? []
    await hub.revoke(device?.deviceId ?? '')
    await touch()
    await vi.waitFor(async () =>
      expect(await page.syncStatus({})).toMatchObject({ quarantined: 1, pending: 0 }),
    )
    await enrol()
    await arrived(2)
    expect(await page.syncStatus({})).toMatchObject({ quarantined: 0 })
    expect((await hub.overview()).venues[0]?.quarantined).toBe(0)
  })

  it('is shut out within a minute, hears of it, goes on counting, and counts as usual once it is connected anew', async () => {
    const { touch, enrol, arrived, page, hub } = await startAll()
    await enrol()
    await touch()
    await arrived(1)
    const kiosks = async () => (await hub.overview()).venues[0]?.kiosks ?? []
    const [device] = await kiosks()
    expect(device).toMatchObject({
      life: { state: 'alive' },
      shows: { page: 'none', example: false, persons: 1 },
    })
    expect(Math.abs(device?.clockError ?? Number.NaN)).toBeLessThan(60_000)
    expect((await page.syncStatus({})).revoked).toBe(false)

    await hub.revoke(device?.deviceId ?? '')
    await touch()
    await vi.waitFor(
      async () =>
        expect(await page.syncStatus({})).toMatchObject({ revoked: true, quarantined: 1, pending: 0 }),
      20_000,
    )
    expect((await hub.overview()).venues[0]).toMatchObject({ visitsToday: 1, quarantined: 1 })

    await enrol()
    await arrived(2)
    expect((await page.syncStatus({})).revoked).toBe(false)
    expect((await kiosks()).map(({ state }) => state)).toEqual(['revoked', 'active'])
  })

  it('takes a new life when its disk is put back, and the hub has all of both', async () => {
    const { touch, enrol, arrived, engine, hub } = await startAll()
    const image = `${engine.options.databaseFile}.image`
    await enrol()
    for (let time = 0; time < 3; time++) await touch()
    await arrived(3)
    const disk = await openDatabase(engine.options.databaseFile)
    disk.prepare('VACUUM INTO ?').run(image)
    disk.close()
    for (let time = 0; time < 4; time++) await touch()
    await arrived(7)
    await engine.close()

    const restored = await testEngine({ clock: systemClock(), databaseFile: image })
    const page = clientOf(restored)
    for (let time = 0; time < 2; time++)
      await page.checkIn.touch({ touchId: crypto.randomUUID(), screen: `after ${time}` })
    await vi.waitFor(
      async () => {
        expect((await hub.overview()).venues[0]?.visitsToday).toBe(9)
        expect((await page.syncStatus({})).pending).toBe(0)
      },
      { timeout: 20_000 },
    )
    rmSync(image)
  })
})

describe('enrolment', () => {
  it('gets the same place when the answer is lost, and a plain no to a used or foreign link', async () => {
    const { hub, venue, engine, network } = await startAll()
    const { link } = await hub.enrolmentCode(venue.id)
    let losses = 1
    network.fault = async (call, body) => (losses-- > 0 ? answerLost(call, body) : call())
    expect(await engine.enrol(link)).toMatchObject({ result: 'enrolled' })
    expect((await hub.overview()).venues[0]?.kiosks).toHaveLength(1)
    expect(await engine.enrol(link)).toEqual({ result: 'refused', reason: 'CODE_NOT_TAKEN' })
    for (const bad of ['', 'hub', 'ftp://hub/enrol/v1#AAAAAAAAAA', link.split('#')[0] ?? '']) {
      expect(await engine.enrol(bad)).toEqual({ result: 'refused', reason: 'BAD_LINK' })
    }
  })

  it('says so when no hub answers', async () => {
    const { engine, network } = await startAll()
    network.fault = portal
    const link = 'http://127.0.0.1:9/enrol/v1#AAAAAAAAAAAA'
    expect(await engine.enrol(link)).toEqual({ result: 'refused', reason: 'UNREACHABLE' })
    expect((await clientOf(engine).syncStatus({})).enrolled).toBe(false)
  })

  it('does not leave a hub that has not received everything', async () => {
    const { enrol, engine, touch, network, arrived } = await startAll()
    const other = await startHub()
    const otherLink = async () => (await other.hub.enrolmentCode(other.venue.id)).link
    await enrol()
    await arrived(0)
    network.fault = pushesCut
    await touch()
    expect(await engine.enrol(await otherLink())).toEqual({
      result: 'refused',
      reason: 'UNSENT_ELSEWHERE',
    })
    network.fault = none
    await touch()
    await arrived(2)
    expect(await engine.enrol(await otherLink())).toMatchObject({ result: 'enrolled' })
  })

  it('follows its hub to another address, unsent visits and all', async () => {
    const { enrol, engine, touch, network, arrived, hub, venue } = await startAll()
    await enrol()
    await arrived(0)
    network.fault = cut
    await touch()
    network.fault = none
    const moved = (await hub.enrolmentCode(venue.id)).link.replace('127.0.0.1', 'localhost')
    expect(await engine.enrol(moved)).toMatchObject({ result: 'enrolled' })
    await arrived(1)
  })

  it('counts no unsent visit at another venue of the same hub', async () => {
    const { enrol, engine, touch, network, arrived, hub } = await startAll()
    const linden = await hub.addVenue('Linden')
    const toLinden = async () => engine.enrol((await hub.enrolmentCode(linden.id)).link)
    await enrol()
    await arrived(0)
    network.fault = pushesCut
    for (let time = 0; time < 3; time++) await touch()
    expect(await toLinden()).toEqual({ result: 'refused', reason: 'UNSENT_ELSEWHERE' })
    network.fault = none
    await touch()
    await arrived(4)
    expect(await toLinden()).toMatchObject({ result: 'enrolled', venue: { name: 'Linden' } })
    await touch()
    await vi.waitFor(async () => {
      const { venues } = await hub.overview()
      expect(venues.map(({ name, visitsToday }) => [name, visitsToday])).toEqual([
        ['Björken', 4],
        ['Linden', 1],
      ])
    })
  })

  it('counts at no other venue what was put aside while it was shut out, unless it is told twice', async () => {
    const { enrol, engine, touch, page, arrived, hub } = await startAll()
    const linden = await hub.addVenue('Linden')
    await enrol()
    await arrived(0)
    await hub.revoke((await hub.overview()).venues[0]?.kiosks[0]?.deviceId ?? '')
    await touch()
    await vi.waitFor(async () =>
      expect(await page.syncStatus({})).toMatchObject({ quarantined: 1, pending: 0 }),
    )
    expect(await engine.enrol((await hub.enrolmentCode(linden.id)).link)).toEqual({
      result: 'refused',
      reason: 'UNSENT_ELSEWHERE',
    })
    await enrol()
    await arrived(1)
  })

  it('keeps the private key out of everything that is sent', async () => {
    const sent: string[] = []
    const fetch: typeof globalThis.fetch = async (input, init) => {
      sent.push(`${input} ${init?.body}`)
      const answer = {
        deviceId: crypto.randomUUID(),
        venue: { id: 'v', name: 'B', municipality: 'P' },
        epoch: 'e',
      }
      return Response.json(enrolAnswer.parse(answer))
    }
    const engine = await testEngine({ fetch })
    await engine.enrol('https://hub.example/enrol/v1#CODE-CODE')
    const db = await openDatabase(engine.options.databaseFile)
    const key = String(db.prepare('SELECT private_key FROM device').pluck().get())
    db.close()
    expect(sent[0]).toContain(`https://hub.example${syncPaths.enrol}`)
    expect(sent.join()).not.toContain(key)
    // The last 32 bytes of a PKCS 8 Ed25519 key are the secret itself.
    expect(sent.join()).not.toContain(Buffer.from(key, 'base64').subarray(-30).toString('base64'))
  })
})
