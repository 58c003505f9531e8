import { describe, expect, it } from 'vitest'
import { startHub } from './testing.ts'

async function startPage() {
  const all = await startHub()
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
    ])
    expect(new Set((await Promise.all(statuses)).map(({ status }) => status))).toEqual(new Set([401]))
    const shown = await rpc('overview', key)
    expect(await shown.json()).toMatchObject({
      json: { municipality: 'Prövköping', date: '2026-11-23', venues: [{ name: 'Björken', visitsToday: 0 }] },
    })
  })

  it('makes a link for a venue, and none for one that is not there', async () => {
    const { rpc, venue, address } = await startPage()
    const made = await (await rpc('enrolmentCode', key, { venueId: venue.id })).json()
    expect(made).toMatchObject({ json: { link: expect.stringContaining(`${address}/enrol/v1#`) } })
    expect((await rpc('enrolmentCode', key, { venueId: 'elsewhere' })).status).not.toBe(200)
  })

  it('is served with no leave to talk to anybody else', async () => {
    const { address } = await startPage()
    const page = await fetch(`${address}/`)
    expect(await page.text()).toBe('<p>')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
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
