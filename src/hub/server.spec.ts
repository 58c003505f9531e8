import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { syncHeaders, syncPaths } from '../contract/sync.ts'
import { enrolKiosk, freshDatabase, heardBy, keepingLog, startHub, visitsMade } from './testing.ts'

async function startPage(options: Parameters<typeof startHub>[0] = {}) {
  const all = await startHub(options)
  const rpc = (path: string, authorization?: string, input?: unknown) =>
    fetch(`${all.address}/rpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify({ json: input }),
    })
  return { ...all, rpc }
}

const key = 'Bearer a-key-for-tests'

describe("the hub's page", () => {
  it('shows the venues to who has the key, and to nobody else', async () => {
    const { rpc, venue } = await startPage()
    const keys = [
      undefined,
      '',
      'a-key-for-tests',
      'Bearer ',
      'Bearer a-key-for-test',
      'Basic a-key-for-tests',
    ]
    const statuses = keys.flatMap((wrong) => [
      rpc('overview', wrong),
      rpc('enrolmentCode', wrong, { venueId: venue.id }),
      rpc('revokeKiosk', wrong, { deviceId: venue.id }),
    ])
    expect(new Set((await Promise.all(statuses)).map(({ status }) => status))).toEqual(new Set([401]))
    const shown = await rpc('overview', key)
    expect(await shown.json()).toMatchObject({
      json: { municipality: 'Prövköping', date: '2026-11-23', venues: [{ name: 'Björken', visitsToday: 0 }] },
    })
  })

  it('orders the venues as Swedes do', async () => {
    const { hub } = await startPage()
    for (const name of ['Östermalm', 'Ärla', 'Årby', 'Zinken']) await hub.addVenue(name)
    const { venues } = await hub.overview()
    expect(venues.map(({ name }) => name)).toEqual(['Björken', 'Zinken', 'Årby', 'Ärla', 'Östermalm'])
  })

  it('makes a link for a venue, and none for one that is not there', async () => {
    const { rpc, venue, address } = await startPage()
    const made = await (await rpc('enrolmentCode', key, { venueId: venue.id })).json()
    expect(made).toMatchObject({ json: { link: expect.stringContaining(`${address}/enrol/v1#`) } })
    expect((await rpc('enrolmentCode', key, { venueId: 'elsewhere' })).status).not.toBe(200)
  })

  it('shuts a kiosk out at once, also one that waits, and says so in the audit once', async () => {
    const { rpc, hub, venue, sql } = await startPage()
    const kiosk = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
    const { epoch } = await kiosk.pull({})
    const waiting = kiosk.pull({ epoch, wait: true })
    const refused = expect(waiting).rejects.toThrow('403 {"error":"REVOKED"}')
    for (let time = 0; time < 2; time++) {
      expect((await rpc('revokeKiosk', key, { deviceId: kiosk.deviceId })).status).toBe(200)
    }
    await refused
    expect((await rpc('revokeKiosk', key, { deviceId: 'elsewhere' })).status).not.toBe(200)
    expect(await kiosk.push({ ops: visitsMade(1) })).toMatchObject({ have: 1, quarantined: [{}] })
    const audit = await sql.query(`SELECT detail FROM audit WHERE action = 'device.revoked'`)
    expect(audit).toEqual([{ detail: { device: kiosk.deviceId, venue: venue.id } }])
    const [shown] = (await hub.overview()).venues
    expect(shown).toMatchObject({
      ...{ visitsToday: 0, quarantined: 1 },
      kiosks: [{ state: 'revoked', revoked: expect.any(Number) }],
    })
  })

  it('says that it failed, and the log says of what', async () => {
    const { sql } = await freshDatabase()
    const broken = new Error('the disk is full')
    let whole = true
    const database = heardBy(sql, () => {
      if (!whole) throw broken
    })
    const log = keepingLog()
    const { rpc } = await startPage({ sql: database, log })
    whole = false
    const answer = await rpc('overview', key)
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain(broken.message)
    expect(log.said).toEqual(['The hub could not answer'])
    whole = true
    expect((await rpc('enrolmentCode', key, {})).status).toBe(400)
    expect(log.said).toHaveLength(1)
  })

  it('is served with no leave to talk to anybody else', async () => {
    const { address } = await startPage()
    const page = await fetch(`${address}/`)
    expect(await page.text()).toBe('<p>')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('gives WebAssembly and a camera to the page for telephones alone, which needs no key', async () => {
    const { address } = await startPage()
    const [page, carry] = await Promise.all(['/', '/carry'].map((path) => fetch(address + path)))
    expect(await carry?.text()).toBe('<p>carry')
    const policies = [page, carry].map((answer) => answer?.headers.get('content-security-policy'))
    expect(policies[0]).not.toContain('unsafe')
    expect(policies[1]).toContain("default-src 'self'")
    expect(policies[1]).toContain("script-src 'self' 'wasm-unsafe-eval'")
    expect(carry?.headers.get('permissions-policy')).toContain('camera=(self)')
    expect(page?.headers.get('permissions-policy')).toContain('camera=(),')
  })

  it('has nothing else', async () => {
    const { address } = await startPage()
    const paths = [
      '/index.html',
      '/hub.html',
      '/assets/none.js',
      '/assets/%2e%2e/x',
      '/admin',
      '/sync/v1/pull',
    ]
    const statuses = paths.map(async (path) => (await fetch(address + path)).status)
    expect(new Set(await Promise.all(statuses))).toEqual(new Set([404]))
  })
})

describe('behind a proxy on its own machine', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address, 'content-type': 'application/json' })
  const times = <T>(count: number, call: () => Promise<T>) => Promise.all(Array.from({ length: count }, call))

  it('shuts out who guesses codes, and nobody else', async () => {
    const { address } = await startHub()
    const guess = async (who: string) =>
      (await fetch(address + syncPaths.enrol, { method: 'POST', headers: from(who), body: '{}' })).status
    await times(20, () => guess('203.0.113.9'))
    expect(await guess('203.0.113.9')).toBe(429)
    expect(await guess('203.0.113.10')).toBe(403)
    expect(await guess('203.0.113.9, 203.0.113.11')).toBe(403)
  })

  it('believes a proxy elsewhere once it has been told of it, and not before', async () => {
    const [told, untold] = await Promise.all([
      startHub({ trustProxy: ['uniquelocal', '198.51.100.0/24'] }),
      startHub(),
    ])
    const guess = async (hub: typeof told, who: string) =>
      (await fetch(hub.address + syncPaths.enrol, { method: 'POST', headers: from(who), body: '{}' })).status
    for (const proxy of ['172.18.0.5', '198.51.100.7, 172.18.0.5']) {
      await Promise.all([told, untold].map((hub) => times(20, () => guess(hub, `203.0.113.9, ${proxy}`))))
      expect(await guess(told, `203.0.113.9, ${proxy}`)).toBe(429)
      expect(await guess(told, `203.0.113.10, ${proxy}`)).toBe(403)
      // All behind it are one.
      expect(await guess(untold, `203.0.113.10, ${proxy}`)).toBe(429)
    }
  })

  it('lets nobody use up what a kiosk may send, without its signature', async () => {
    const { hub, venue, address } = await startHub()
    const kiosk = await enrolKiosk((await hub.enrolmentCode(venue.id)).link)
    const forged = {
      method: 'POST',
      headers: {
        ...from('203.0.113.9'),
        [syncHeaders.device]: kiosk.deviceId,
        [syncHeaders.signature]: 'AA',
      },
    }
    const statuses = await times(650, async () => (await fetch(address + syncPaths.push, forged)).status)
    expect(new Set(statuses)).toEqual(new Set([401]))
    expect(await kiosk.push({})).toMatchObject({ result: 'have' })
  })
})

it('closes at once, though somebody has hung on without asking anything', async () => {
  const { hub, address } = await startHub()
  const { hostname, port } = new URL(address)
  const silent = connect(Number(port), hostname)
  onTestFinished(() => void silent.destroy())
  await once(silent, 'connect')
  // The hub has taken the connection once it answers what came after it.
  await fetch(`${address}/health`)
  await Promise.all([once(silent, 'close'), hub.close()])
})
