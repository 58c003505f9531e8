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

  it.each([
    '/index.html',
    '/hub.html',
    '/assets/none.js',
    '/assets/../package.json',
    '/assets/%2e%2e/x',
    '/admin',
  ])('has nothing at %s', async (path) => {
    const { address } = await startPage()
    expect((await fetch(address + path)).status).toBe(404)
  })
})
