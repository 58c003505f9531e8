import { once } from 'node:events'
import { type IncomingMessage, type RequestOptions, request } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { type BrowserHost, type Serves, startBrowserHost } from './host.ts'

const token = 'a-token-for-this-spec'
const opened: BrowserHost[] = []

afterEach(async () => {
  await Promise.all(opened.splice(0).map((host) => host.close()))
})

const echo: Serves = {
  fetch: async (request) =>
    Response.json({
      method: request.method,
      url: request.url,
      body: await request.text(),
      kind: request.headers.get('x-kind'),
    }),
}

async function start(engine: Serves = echo, errors: string[] = []) {
  const log = { info() {}, warn() {}, error: (message: string) => errors.push(message) }
  const host = await startBrowserHost({ engine, port: 0, token, log })
  opened.push(host)
  const { port } = new URL(host.url)
  /** Sends over node:http, which lets a spec state any Host, and follows nothing. */
  async function ask(path: string, { body, ...options }: RequestOptions & { body?: string } = {}) {
    const call = request({ host: '127.0.0.1', port, path, agent: false, ...options })
    call.end(body)
    const [answer] = (await once(call, 'response')) as [IncomingMessage]
    return answer
  }
  return { host, port, ask, cookie: `samvaro_${port}=${token}` }
}

async function text(answer: IncomingMessage): Promise<string> {
  return (await answer.setEncoding('utf8').toArray()).join('')
}

it('lets a browser in by its entrance, with a cookie that no script and no other site can use', async () => {
  const { host, port, ask } = await start()
  const answer = await ask(host.entrance('/board').slice(host.url.length))
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toBe('/board')
  expect(answer.headers['set-cookie']).toEqual([
    `samvaro_${port}=${token}; HttpOnly; SameSite=Strict; Path=/`,
  ])
})

it.each([
  '/enter',
  '/enter?t=wrong',
  `/enter?t=${token}&to=//evil.example`,
  `/enter?t=${token}&to=https://evil.example`,
])('does not let in by %s', async (path) => {
  const { ask } = await start()
  const answer = await ask(path)
  expect(answer.statusCode).toBe(403)
  expect(answer.headers['set-cookie']).toBeUndefined()
})

it('hands a request with the cookie to the engine, body and headers and all', async () => {
  const { host, ask, cookie } = await start()
  const answer = await ask('/rpc/day?x=1', {
    method: 'POST',
    headers: { cookie, origin: host.url, 'x-kind': 'ordinary' },
    body: 'Jag är här',
  })
  expect(JSON.parse(await text(answer))).toEqual({
    method: 'POST',
    url: `${host.url}/rpc/day?x=1`,
    body: 'Jag är här',
    kind: 'ordinary',
  })
})

it('says what to do to a browser without the cookie', async () => {
  const { ask } = await start()
  const answer = await ask('/')
  expect(answer.statusCode).toBe(403)
  expect(await text(answer)).toContain('/enter?t=')
})

it('answers /health to anyone on the machine', async () => {
  const { ask } = await start()
  expect((await ask('/health')).statusCode).toBe(200)
})

it.each([
  ['another name for this machine', 421, { host: 'evil.example' }],
  ['another port', 421, { host: '127.0.0.1:1' }],
  ['a foreign origin', 403, { origin: 'http://evil.example' }],
  ['no origin at all to name', 403, { origin: 'null' }],
  ['a page on another port', 403, { 'sec-fetch-site': 'same-site' }],
  ['another site', 403, { 'sec-fetch-site': 'cross-site' }],
])('refuses %s although it has the cookie', async (_, status, headers) => {
  const { ask, cookie } = await start()
  expect((await ask('/', { headers: { cookie, ...headers } })).statusCode).toBe(status)
})

it('refuses another method, and a target that is no path', async () => {
  const { port, ask, cookie } = await start()
  expect((await ask('/', { method: 'DELETE', headers: { cookie } })).statusCode).toBe(405)
  expect((await ask(`http://127.0.0.1:${port}/`, { headers: { cookie } })).statusCode).toBe(400)
})

it('refuses a body over the limit, declared or not, before the engine sees it', async () => {
  let seen = 0
  const { ask, cookie } = await start({
    fetch: async () => {
      seen++
      return new Response()
    },
  })
  const large = 'x'.repeat(2 * 1024 * 1024 + 1)
  for (const headers of [
    { cookie, 'content-length': large.length },
    { cookie, 'transfer-encoding': 'chunked' },
  ]) {
    expect((await ask('/rpc', { method: 'POST', headers, body: large })).statusCode).toBe(413)
  }
  expect(seen).toBe(0)
})

it('passes a live stream on as it comes, and ends it at the engine when the page goes', async () => {
  const ended = Promise.withResolvers<string>()
  let feed: ReadableStreamDefaultController<Uint8Array> | undefined
  let signal: AbortSignal | undefined
  const { ask, cookie } = await start({
    fetch: async (request) => {
      signal = request.signal
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          feed = controller
        },
        cancel: () => ended.resolve('cancelled'),
      })
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
    },
  })
  const answer = await ask('/live', { headers: { cookie } })
  expect(answer.statusCode).toBe(200)
  feed?.enqueue(Buffer.from('first'))
  expect(String((await once(answer, 'data'))[0])).toBe('first')
  answer.destroy()
  expect(await ended.promise).toBe('cancelled')
  expect(signal?.aborted).toBe(true)
})

it('reads from the engine no faster than the page reads', async () => {
  let given = 0
  const { port, cookie } = await start({
    fetch: async () =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull(controller) {
            given++
            if (given > 10_000) controller.close()
            else controller.enqueue(Buffer.alloc(64 * 1024))
          },
        }),
      ),
  })
  const socket = connect(Number(port), '127.0.0.1').pause()
  socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\n\r\n`)
  let before = -1
  // It has stood still when two looks in a row, a tenth of a second apart, see the same.
  await expect
    .poll(
      () => {
        const still = given > 0 && given === before
        before = given
        return still
      },
      { interval: 100, timeout: 10_000 },
    )
    .toBe(true)
  expect(given).toBeLessThan(10_000)
  socket.destroy()
})

it('answers 500 and logs once when the engine throws', async () => {
  const errors: string[] = []
  const { ask, cookie } = await start({ fetch: () => Promise.reject(new Error('broken')) }, errors)
  expect((await ask('/', { headers: { cookie } })).statusCode).toBe(500)
  expect(errors).toHaveLength(1)
})

it('says that a port is taken', async () => {
  const { port } = await start()
  const log = { info() {}, warn() {}, error() {} }
  await expect(startBrowserHost({ engine: echo, port: Number(port), token, log })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})

it('closes although a live stream stands', async () => {
  const { host, ask, cookie } = await start({ fetch: async () => new Response(new ReadableStream({})) })
  const answer = await ask('/live', { headers: { cookie } })
  const gone = once(answer, 'error')
  await host.close()
  opened.splice(0)
  expect(await gone).toHaveLength(1)
})
