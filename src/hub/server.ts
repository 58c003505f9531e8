import { createHash, createPublicKey, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import rateLimit from '@fastify/rate-limit'
import { ORPCError, onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fastify'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import type * as z from 'zod'
import type { Logger } from '../contract/clock.ts'
import { carryPath } from '../contract/drop.ts'
import {
  carriedRequest,
  enrolRequest,
  maxBodyBytes,
  othersRequest,
  type PullRefusal,
  pullRequest,
  pushRequest,
  signedText,
  syncHeaders,
  syncPaths,
} from '../contract/sync.ts'
import { type DoorOptions, doorRoutes, whoAsks } from './accounts/door.ts'
import { closePromptly } from './closing.ts'
import type { HubContext } from './context.ts'
import { monitoringRoutes } from './monitoring.ts'
import { takingBack } from './privacy/forget.ts'
import { exportRoute } from './privacy/routes.ts'
import { readJson } from './readJson.ts'
import { hubRouter } from './router.ts'
import { refusalAtVenue } from './staff/guard.ts'
import { venueRouter } from './staff/routes.ts'
import { type DeviceRow, findDevice } from './store/directory.ts'
import type { Partitions } from './store/partitions.ts'
import { heads } from './store/stream.ts'
import { enrol } from './sync/enrol.ts'
import { takeOthers } from './sync/others.ts'
import { takePull } from './sync/pull.ts'
import { isTooMuch, type TooMuch, takeCarried, takePush } from './sync/push.ts'
import { kiosksWaiting, type Waiting } from './sync/waiting.ts'

export interface ServerOptions extends Omit<DoorOptions, 'logUnexpected'> {
  partitions: Partitions
  /** Opens `/metrics`, and nothing else; null for none. */
  metricsKey: string | null
  /** The built page by path, '/hub.html' etc. */
  files: (path: string) => Promise<{ body: Uint8Array; type: string } | null>
  /** Proxies on other machines, as Fastify takes them. */
  trustProxy: readonly string[]
  /** After how many quiet minutes somebody is told of a screen; null when nobody is. */
  alarmMinutes: number | null
}

/** A week off line is drained in some ten pushes; a thousand calls a minute are not a kiosk. */
const callsPerMinute = 600
/** All screens of a municipality may come from one address. Held before the signature is looked at; the limit of a device only after it. */
const callsPerMinuteOfAddress = 6000
const enrolmentsPerMinute = 20

/**
 * The hub's HTTP: what kiosks send and ask, the hub's page with its door and the staff pages of each venue, the page for who carries, and monitoring. What is
 * not named here is refused.
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { context } = options
  const { log, sql } = context
  const app = Fastify({
    bodyLimit: maxBodyBytes,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    // A proxy on this machine says whom it speaks for, and those that the hub was told of; what anybody else says of it is not believed.
    trustProxy: ['loopback', ...options.trustProxy],
  })
  closePromptly(app)
  await app.register(rateLimit, { global: false, hook: 'onRequest' })
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) logFailure(log, error)
    return reply.code(status).send({ error: status >= 500 ? 'INTERNAL' : error.code })
  })
  const waiting = kiosksWaiting({ ...context, headsOf: (venues) => heads(sql, context, venues) })
  app.addHook('preClose', async () => waiting.close())
  monitoringRoutes(app, { context, metricsKey: options.metricsKey, pullsWaiting: waiting.count })
  await app.register(async (scope) => syncRoutes(scope, options, waiting))
  await app.register(async (scope) => pageRoutes(scope, options, waiting))
  return app
}

function syncRoutes(app: FastifyInstance, options: ServerOptions, waiting: Waiting): void {
  const { context, partitions } = options
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    ['application/gzip', 'application/json'],
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  )

  const limitOfAddress = { config: { rateLimit: { max: callsPerMinuteOfAddress, timeWindow: 60_000 } } }
  const limitOfDevice = app.createRateLimit({
    max: callsPerMinute,
    timeWindow: 60_000,
    // Who carries a kiosk's parcels over and over takes nothing of what the kiosk itself may send.
    keyGenerator: ({ headers, routeOptions }) =>
      `${routeOptions.url === syncPaths.carried ? 'carried' : 'device'} ${headers[syncHeaders.device]}`,
  })
  /** What a device of ours has signed, read by the schema; the answer has been given where there is none. */
  async function signed<T>(request: FastifyRequest, reply: FastifyReply, path: string, schema: z.ZodType<T>) {
    const body = bodyOf(request)
    const device = await signedBy(context, request, path, body)
    if (!device) return refuse(reply, 401, 'UNKNOWN_DEVICE')
    const limit = await limitOfDevice(request)
    if (!limit.isAllowed && limit.isExceeded) {
      return refuse(reply.header('retry-after', limit.ttlInSeconds), 429, 'TOO_OFTEN')
    }
    const text = await inflate(body)
    if (text === 'too large') return refuse(reply, 413, 'TOO_LARGE')
    const asked = schema.safeParse(readJson(text))
    if (asked.success) return { device, asked: asked.data }
    context.log.warn('A kiosk sent what cannot be read', { device: device.id, path })
    return refuse(reply, 400, 'UNREADABLE')
  }

  function taken<T extends { result: string }>(
    reply: FastifyReply,
    device: DeviceRow,
    answer: T | TooMuch,
    isNews = true,
  ) {
    if (isTooMuch(answer)) {
      refuse(reply.header('retry-after', Math.ceil(answer.retryAfterMs / 1000)), 429, 'TOO_MUCH')
      return reply
    }
    if (isNews) waiting.tell(device.venue)
    return answer
  }

  app.post(syncPaths.push, limitOfAddress, async (request, reply) => {
    const came = await signed(request, reply, syncPaths.push, pushRequest)
    if (came === null) return reply
    return taken(reply, came.device, await takePush(context, partitions, came.device, came.asked))
  })

  app.post(syncPaths.carried, limitOfAddress, async (request, reply) => {
    const came = await signed(request, reply, syncPaths.carried, carriedRequest)
    if (came === null) return reply
    const { answer, isNews } = await takeCarried(context, partitions, came.device, came.asked)
    // Anybody may hand in what a kiosk once signed, over and over.
    return taken(reply, came.device, answer, isNews)
  })

  const names = takingBack(context)
  app.addHook('onClose', names.rest)
  app.post(syncPaths.pull, limitOfAddress, async (request, reply) => {
    const came = await signed(request, reply, syncPaths.pull, pullRequest)
    if (came === null) return reply
    const shutOut = () => reply.code(403).send({ error: 'REVOKED' satisfies PullRefusal })
    // It may still push what it has (sync.md, Poison).
    if (came.device.state === 'revoked') return shutOut()
    // A hub that was put back from a backup hears from its screens what it has forgotten since.
    if (came.asked.forgotten !== undefined) await names.take(came.asked.forgotten)
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const answer = await takePull(context, waiting, came.device, came.asked, gone.signal)
    // It may have been shut out while it waited.
    const now = came.asked.wait ? await findDevice(context, came.device.id) : came.device
    return now?.state === 'active' ? answer : shutOut()
  })

  app.post(syncPaths.others, limitOfAddress, async (request, reply) => {
    const came = await signed(request, reply, syncPaths.others, othersRequest)
    if (came === null) return reply
    if (came.device.state === 'revoked') return reply.code(403).send({ error: 'REVOKED' })
    return takeOthers(context, came.device, came.asked)
  })

  const enrolLimit = { max: enrolmentsPerMinute, timeWindow: 60_000 }
  app.post(syncPaths.enrol, { config: { rateLimit: enrolLimit } }, async (request, reply) => {
    const asked = enrolRequest.safeParse(readJson(bodyOf(request).toString('utf8')))
    const answer = asked.success ? await enrol(context, asked.data) : null
    return answer ?? reply.code(403).send({ error: 'CODE_NOT_TAKEN' })
  })
}

function pageRoutes(app: FastifyInstance, options: ServerOptions, waiting: Waiting): void {
  const door = { ...options, logUnexpected }
  const rpc = new RPCHandler(hubRouter({ ...options, tell: waiting.tell }), {
    // oRPC makes an answer of what is thrown, so it never reaches the error handler.
    interceptors: [onError(logUnexpected)],
  })
  function logUnexpected(error: unknown): void {
    if (error instanceof ORPCError && error.status < 500) return
    logFailure(options.context.log, error)
  }
  app.removeAllContentTypeParsers()
  // oRPC reads the body itself.
  app.addContentTypeParser('*', (_request, _body, done) => done(null))
  app.all('/rpc/*', async (request, reply) => {
    const actor = await whoAsks(request, reply, door)
    if (!actor) return reply.code(401).send({ error: 'SIGN_IN_NEEDED' })
    const { matched } = await rpc.handle(request, reply, { prefix: '/rpc', context: { actor } })
    if (!matched) return reply.code(404).send({ error: 'NOT_FOUND' })
  })
  doorRoutes(app, door)
  exportRoute(app, options.context)
  const staff = new RPCHandler(venueRouter({ ...options, waiting }), {
    interceptors: [onError(logUnexpected)],
  })
  app.all<{ Params: { venue: string } }>('/staff/:venue/rpc/*', async (request, reply) => {
    const { venue } = request.params
    const context = { who: await whoAsks(request, reply, door), venueId: venue }
    // Before anything that they send is read.
    const refusal = refusalAtVenue(context.who, venue)
    if (refusal) return reply.code(refusal.status).send({ json: refusal.toJSON() })
    const { matched } = await staff.handle(request, reply, { prefix: `/staff/${venue}/rpc`, context })
    if (!matched) return reply.code(404).send({ error: 'NOT_FOUND' })
  })
  app.get('/enrol/v1', async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send('Den här länken är till en skärm, inte till en webbläsare. Ge skärmen hela länken.'),
  )
  // Nobody needs a key to carry: that page gives nothing, and hands in only what a kiosk has signed.
  const pages: Record<string, string> = {
    '/': '/hub.html',
    [carryPath]: '/carry.html',
    '/carry-worker.js': '/carry-worker.js',
  }
  for (const path of [...Object.keys(pages), '/assets/*']) {
    app.get(path, async (request, reply) => {
      const { pathname } = new URL(request.url, 'http://hub')
      const file = await options.files(pages[pathname] ?? pathname)
      if (!file) return reply.code(404).send({ error: 'NOT_FOUND' })
      return reply
        .headers(pathname === carryPath ? carryHeaders : pageHeaders)
        .header('cache-control', pathname in pages ? 'no-cache' : 'public, max-age=31536000, immutable')
        .type(file.type)
        .send(file.body)
    })
  }
}

function refuse(reply: FastifyReply, status: number, error: string): null {
  reply.code(status).send({ error })
  return null
}

function logFailure(log: Logger, error: unknown): void {
  log.error('The hub could not answer', { error: error instanceof Error ? error.message : String(error) })
}

const pageHeaders = {
  'content-security-policy':
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const

/** It reads QR codes with the camera, and what reads them is WebAssembly. */
const carryHeaders = {
  ...pageHeaders,
  'content-security-policy': `${pageHeaders['content-security-policy']}; script-src 'self' 'wasm-unsafe-eval'`,
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
} as const

/** The device that signed this body, or null. The signature is checked before the body is inflated. */
async function signedBy(
  context: HubContext,
  request: FastifyRequest,
  path: string,
  body: Buffer,
): Promise<DeviceRow | null> {
  const id = request.headers[syncHeaders.device]
  const signature = request.headers[syncHeaders.signature]
  if (typeof id !== 'string' || typeof signature !== 'string') return null
  const device = await findDevice(context, id)
  if (!device) return null
  const key = createPublicKey({ key: Buffer.from(device.public_key, 'base64'), format: 'der', type: 'spki' })
  const text = signedText(path, createHash('sha256').update(body).digest('hex'))
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url')) ? device : null
}

/** Stops as soon as the limit is passed, however much more there would be. Bytes that are no gzip read as an empty text. */
async function inflate(body: Buffer): Promise<string | 'too large'> {
  try {
    return (await promisify(gunzip)(body, { maxOutputLength: maxBodyBytes })).toString('utf8')
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return tooLarge ? 'too large' : ''
  }
}

function bodyOf(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
}
