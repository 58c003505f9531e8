import { expect, it } from 'vitest'
import { answer, schemes } from './scheme.ts'

it('gives the page an origin of its own, with fetch and streams, and no way past its policy', () => {
  expect(schemes).toEqual([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ])
})

it('hands a request to the engine, body and all', async () => {
  const engine = {
    fetch: async (request: Request) =>
      new Response(`${request.method} ${request.url} ${await request.text()}`),
  }
  const request = new Request('app://kiosk/rpc/day', { method: 'POST', body: 'Jag är här' })
  expect(await (await answer(request, engine)).text()).toBe('POST app://kiosk/rpc/day Jag är här')
})

it('keeps status and headers, but for those that belong to HTTP', async () => {
  const headers = {
    'content-type': 'text/css',
    'content-security-policy': "default-src 'self'",
    'strict-transport-security': 'max-age=1',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'content-length': '4',
    'transfer-encoding': 'chunked',
  }
  const response = await answer(new Request('app://kiosk/x.css'), {
    fetch: async () => new Response('body', { status: 418, headers }),
  })
  expect(response.status).toBe(418)
  expect(Object.fromEntries(response.headers)).toEqual({
    'content-type': 'text/css',
    'content-security-policy': "default-src 'self'",
  })
})

it('refuses another host of the scheme before the engine sees it', async () => {
  let seen = 0
  const engine = {
    fetch: async () => {
      seen++
      return new Response()
    },
  }
  expect((await answer(new Request('app://evil/'), engine)).status).toBe(403)
  expect(seen).toBe(0)
})

it('tells the engine when the page goes away from a live stream', async () => {
  const cancelled = Promise.withResolvers<unknown>()
  let signal: AbortSignal | undefined
  const response = await answer(new Request('app://kiosk/rpc/live'), {
    fetch: async (request) => {
      signal = request.signal
      return new Response(
        new ReadableStream({
          start: (controller) => controller.enqueue(Buffer.from('first')),
          cancel: cancelled.resolve,
        }),
      )
    },
  })
  const reader = response.body?.getReader()
  expect(String(Buffer.from((await reader?.read())?.value ?? []))).toBe('first')
  expect(signal?.aborted).toBe(false)
  await reader?.cancel('gone')
  expect(await cancelled.promise).toBe('gone')
  expect(signal?.aborted).toBe(true)
})

it('ends a stream that the engine ends, and fails one that it fails', async () => {
  const ending = { fetch: async () => new Response(new ReadableStream({ start: (c) => c.close() })) }
  expect(await (await answer(new Request('app://kiosk/'), ending)).text()).toBe('')
  const failing = {
    fetch: async () => new Response(new ReadableStream({ pull: () => Promise.reject(new Error('broken')) })),
  }
  await expect((await answer(new Request('app://kiosk/'), failing)).text()).rejects.toThrow('broken')
})
