import rateLimit from '@fastify/rate-limit'
import { ORPCError, onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fastify'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import type { Logger } from '../contract/clock.ts'
import { maxBodyBytes } from '../contract/sync.ts'
import { type DoorOptions, doorRoutes, whoAsks } from './accounts/door.ts'
import { closePromptly } from './closing.ts'
import { monitoringRoutes } from './monitoring.ts'
import { type BuiltFiles, pageRoutes } from './pages.ts'
import { exportRoute } from './privacy/routes.ts'
import { hubRouter } from './router.ts'
import { refusalAtVenue } from './staff/guard.ts'
import { venueRouter } from './staff/routes.ts'
import type { Partitions } from './store/partitions.ts'
import { heads } from './store/stream.ts'
import { syncRoutes } from './sync/routes.ts'
import { kiosksWaiting, type Waiting } from './sync/waiting.ts'

export interface ServerOptions extends Omit<DoorOptions, 'logUnexpected'> {
  partitions: Partitions
  /** Opens `/metrics`, and nothing else; null for none. */
  metricsKey: string | null
  files: BuiltFiles
  /** Proxies on other machines, as Fastify takes them. */
  trustProxy: readonly string[]
  /** After how many quiet minutes somebody is told of a screen; null when nobody is. */
  alarmMinutes: number | null
}

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
  await app.register(async (scope) => syncRoutes(scope, { ...options, waiting }))
  await app.register(async (scope) => callRoutes(scope, options, waiting))
  pageRoutes(app, options.files)
  return app
}

/** What the pages call: the door, the municipality's page and the staff pages of each venue. */
function callRoutes(app: FastifyInstance, options: ServerOptions, waiting: Waiting): void {
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
}

function logFailure(log: Logger, error: unknown): void {
  log.error('The hub could not answer', { error: error instanceof Error ? error.message : String(error) })
}
