import { dirname } from 'node:path'
import { expect, it } from 'vitest'
import { syncPaths } from '../contract/sync.ts'
import { enrolScreen } from './cli/enrolScreen.ts'
import { migrations } from './store/migrations/index.ts'
import { openDatabase } from './store/open.ts'
import { newId } from './system.ts'
import { clientOf, type HandClock, handClock, keptLog, smallExample, testEngine } from './testing.ts'

const html = {
  body: new TextEncoder().encode('<!doctype html><head></head>page'),
  type: 'text/html; charset=utf-8',
}
const script = { body: new TextEncoder().encode('run()'), type: 'text/javascript' }
const files = async (path: string) => ({ '/index.html': html, '/assets/main-a1b2.js': script })[path] ?? null

/** The view in a page's head, as a browser reads it. */
function dayIn(text: string): unknown {
  const [, data = 'null'] =
    /<script type="application\/json" id="day">(.*)<\/script><\/head>/.exec(text) ?? []
  return JSON.parse(data)
}

const get = (path: string, init?: RequestInit) => new Request(`http://kiosk.test${path}`, init)

it('counts one touch, durably, and shows the day at once', async () => {
  const engine = await testEngine()
  const client = clientOf(engine)
  const day = await client.day.live()
  const first = await day.next()
  expect(first.value).toMatchObject({
    date: '2026-11-23',
    venue: { name: 'Exempelgården', example: true },
    occurrences: [{ id: 'singing:2026-11-23', phase: 'next', places: { total: 4, left: 4 } }],
  })
  const touchId = '0193a5a0-0000-7000-8000-000000000001'
  const visit = await client.checkIn.touch({ touchId, screen: 'a' })
  expect(visit).toMatchObject({ visitId: touchId, partySize: 1, outsideHours: false, undone: false })
  const other = await openDatabase(engine.options.databaseFile)
  expect(other.prepare('SELECT kind, entity FROM op').all()).toEqual([
    { kind: 'visit.made', entity: touchId },
  ])
  other.close()
  await day.return?.(undefined)
})

it('sends the day again to every screen when one of them takes a place', async () => {
  const clock = handClock()
  const engine = await testEngine({ clock })
  const client = clientOf(engine)
  const screens = [await client.day.live(), await client.day.live()]
  for (const screen of screens) await screen.next()
  const { visitId } = await client.checkIn.touch({
    touchId: '0193a5a0-0000-7000-8000-000000000001',
    screen: 'a',
  })
  await client.checkIn.join({ visitId, occurrenceId: 'singing:2026-11-23', join: true })
  clock.pass(1)
  for (const screen of screens) {
    expect((await screen.next()).value).toMatchObject({ occurrences: [{ places: { left: 3 } }] })
    await screen.return?.(undefined)
  }
})

it('puts the day into the pages of the screens, as data that ends no element', async () => {
  const title = { sv: '</script><script>alert(1)</script>$&' }
  const [singing] = smallExample.activities
  if (!singing) throw new Error('the example has no activity')
  const engine = await testEngine({
    files,
    example: { ...smallExample, activities: [{ ...singing, title }] },
  })
  for (const path of ['/', '/board']) {
    const page = await engine.fetch(get(path))
    expect(page.headers.get('cache-control')).toBe('no-store')
    const text = await page.text()
    expect(text.match(/<script/g)).toHaveLength(1)
    expect(dayIn(text)).toMatchObject({ venue: { name: 'Exempelgården' }, occurrences: [{ title }] })
  }
  expect(await (await engine.fetch(get('/index.html'))).text()).not.toContain('id="day"')
})

const patient = { timeout: 10_000 }

async function screensOf(engine: { fetch(request: Request): Promise<Response> }): Promise<number> {
  return (await (await engine.fetch(get('/health'))).json()).screens
}

it.each(['cancels the answer', 'aborts the request'])('forgets a page that %s', async (how) => {
  const clock: HandClock = handClock()
  const engine = await testEngine({ clock })
  const idle = clock.waiting()
  const page = new AbortController()
  const response = await engine.fetch(
    get('/rpc/day/live', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      signal: page.signal,
    }),
  )
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const reader = response.body?.getReader()
  await reader?.read()
  await expect.poll(() => screensOf(engine), patient).toBe(1)
  expect(clock.waiting()).toBe(idle + 1)
  if (how === 'aborts the request') page.abort()
  else await reader?.cancel()
  await expect.poll(() => screensOf(engine), patient).toBe(0)
  expect(clock.waiting()).toBe(idle)
})

it('ends streams and timers when it closes', async () => {
  const clock = handClock()
  const engine = await testEngine({ clock })
  const day = await clientOf(engine).day.live()
  await day.next()
  const end = day.next()
  await engine.close()
  expect(await end).toMatchObject({ done: true })
  expect(clock.waiting()).toBe(0)
})

it.each([
  ['/', 'page', 'no-store'],
  ['/board', 'page', 'no-store'],
  ['/staff', 'page', 'no-cache'],
  ['/assets/main-a1b2.js', 'run()', 'public, max-age=31536000, immutable'],
])('serves %s of the built page under a strict policy', async (path, text, caching) => {
  const engine = await testEngine({ files })
  const response = await engine.fetch(get(path))
  expect(response.status).toBe(200)
  expect(await response.text()).toContain(text)
  expect(response.headers.get('cache-control')).toBe(caching)
  const policy = response.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'self'")
  // Staff read another screen's codes with a camera; nobody else has one.
  const script = path === '/staff' ? "script-src 'self' 'wasm-unsafe-eval';" : "script-src 'self';"
  expect(policy).toContain(script)
  expect(policy?.replace(script, '')).not.toContain('unsafe')
  const camera = path === '/staff' ? 'camera=(self),' : 'camera=(),'
  expect(response.headers.get('permissions-policy')).toContain(camera)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(await (await engine.fetch(get(path, { method: 'HEAD' }))).text()).toBe('')
})

it('says what to do when the page is not built', async () => {
  const engine = await testEngine()
  const response = await engine.fetch(get('/'))
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('npm run build')
})

it.each([
  ['/assets/gone.js', {}, 404],
  ['/', { method: 'POST' }, 405],
  ['/health', { method: 'DELETE' }, 405],
  ['/rpc/week', {}, 405],
  ['/rpc/nothing', { method: 'POST' }, 404],
  ['/rpc/week', { method: 'POST', body: 'a=b', headers: { 'content-type': 'text/plain' } }, 415],
  ['/rpc/checkIn/touch', { method: 'POST', body: new Blob(['{"json":{"touchId":"x"}}']) }, 415],
  [
    '/rpc/checkIn/touch',
    { method: 'POST', body: '{"json":{"touchId":"x"}}', headers: { 'content-type': 'application/json' } },
    400,
  ],
  [
    '/rpc/checkIn/touch',
    { method: 'POST', body: `"${'x'.repeat(70_000)}"`, headers: { 'content-type': 'application/json' } },
    413,
  ],
])('answers %s %o with %i', async (path, init, status) => {
  const log = keptLog()
  const engine = await testEngine({ files, log })
  const response = await engine.fetch(get(path, init))
  expect(response.status).toBe(status)
  expect(response.headers.get('content-security-policy')).toContain('default-src')
  expect(log.lines).toEqual([])
})

it('tells the log of what it did not expect, once, and the page nothing of it', async () => {
  const log = keptLog()
  const engine = await testEngine({
    log,
    files: async () => {
      throw new Error('disk on fire at /secret')
    },
  })
  const response = await engine.fetch(get('/'))
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('secret')
  expect(log.lines).toEqual(['error: a request failed'])
})

it('says that it is well', async () => {
  const engine = await testEngine()
  const response = await engine.fetch(get('/health'))
  expect(await response.json()).toMatchObject({
    ok: true,
    version: '0.0.0',
    schema: migrations.length,
    screens: 0,
  })
})

it('begins to send and to ask when another process has enrolled it', async () => {
  const clock = handClock()
  const called: string[] = []
  const deviceId = '0193a5a0-0000-7000-8000-000000000009'
  const venue = { id: 'v1', name: 'Träffpunkten', municipality: 'Eskilstuna' }
  const fetch: typeof globalThis.fetch = async (url) => {
    called.push(new URL(String(url)).pathname)
    return called.at(-1) === syncPaths.enrol
      ? Response.json({ deviceId, venue, epoch: 'e1' })
      : Response.json({ result: 'have', have: 1, quarantined: [], epoch: 'e1', hubTime: 0 })
  }
  const engine = await testEngine({ clock, fetch })
  const client = clientOf(engine)
  await client.checkIn.touch({ touchId: newId(), screen: 'a' })
  expect(await client.syncStatus()).toMatchObject({ enrolled: false, pending: 1 })
  const folder = dirname(engine.options.databaseFile)
  const options = { clock, newId, fetch, print: () => {} }
  await enrolScreen(['http://hub.test/enrol/v1#ABCDEFGH', '--data', folder], options)
  clock.pass(5000)
  await expect.poll(() => client.syncStatus(), patient).toMatchObject({ enrolled: true, pending: 0 })
  const day = await client.day.live()
  expect((await day.next()).value).toMatchObject({ venue: { name: 'Träffpunkten', example: false } })
  await day.return?.(undefined)
  const sent = called.filter((path) => path === syncPaths.enrol || path === syncPaths.push)
  expect(sent).toEqual([syncPaths.enrol, syncPaths.push])
  await expect.poll(() => called, patient).toContain(syncPaths.pull)
})

it('lets a pasted month through to the staff pages, and nobody who has not come in', async () => {
  const engine = await testEngine()
  const fields = { text: { sv: 'x'.repeat(400) } }
  const change = { do: 'set' as const, type: 'notice' as const, id: 'n', fields }
  const changes = Array.from({ length: 300 }, (_, n) => ({ ...change, id: `n${n}` }))
  const save = clientOf(engine).staff.programme.save({ kind: 'pasted', changes })
  await expect(save).rejects.toMatchObject({ code: 'SIGNED_OUT', status: 401 })
})
