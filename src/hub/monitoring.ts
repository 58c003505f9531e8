import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { KioskOverview } from '../contract/hub.ts'
import { bears } from './accounts/tokens.ts'
import type { HubContext } from './context.ts'
import { overview } from './overview.ts'
import { schemaVersion } from './store/migrate.ts'
import { migrations } from './store/migrations/index.ts'

/** Above the last but one no answer is in time for a person, and above the last no pull waits. In seconds. */
const buckets = [0.005, 0.02, 0.1, 0.5, 2, 10, 30]
/** A database that does not answer in this time is not there, in ms. */
const readyWithinMs = 2000
/** It asks the database, for whoever asks: a balancer does so every second or two. */
const readyPerMinute = 300

/**
 * What a balancer and a monitoring system ask: `/health`, that the process lives; `/ready`, that it can take pushes now; `/metrics`, for Prometheus, to who has its key.
 * No figure is of a visit, and no label names anybody.
 * @param options.metricsKey asked for as a bearer token; with none there are no metrics
 * @param options.pullsWaiting how many kiosks wait at this process
 */
export function monitoringRoutes(
  app: FastifyInstance,
  options: { context: HubContext; metricsKey: string | null; pullsWaiting: () => number },
): void {
  const { context, metricsKey } = options
  const registry = new Registry()
  const read = gauges(context, registry, options.pullsWaiting)
  let isAsked = false
  const requests = new Histogram({
    name: 'samvaro_hub_request_seconds',
    help: 'Answered requests, by route and status.',
    labelNames: ['route', 'status'],
    buckets,
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    requests.observe({ route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/health', async () => ({ ok: true }))
  app.get(
    '/ready',
    { config: { rateLimit: { max: readyPerMinute, timeWindow: 60_000 } } },
    async (_request, reply) => {
      const ready = await isReady(context)
      return reply.code(ready ? 200 : 503).send({ ok: ready })
    },
  )
  app.get('/metrics', async (request, reply) => {
    if (metricsKey === null || !bears(request, metricsKey)) {
      return reply.code(401).send({ error: 'KEY_NEEDED' })
    }
    // It watches the process for ever, which a hub that nobody asks need not.
    if (!isAsked) collectDefaultMetrics({ register: registry })
    isAsked = true
    await read()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** A database that a newer process has migrated is ready for this one too: migrations only add. */
async function isReady({ sql, clock, log }: HubContext): Promise<boolean> {
  let cancel = () => {}
  const late = new Promise<never>((_resolve, reject) => {
    cancel = clock.after(readyWithinMs, () => reject(new Error('the database does not answer')))
  })
  try {
    return (await Promise.race([schemaVersion(sql), late])) >= (migrations.at(-1)?.version ?? 0)
  } catch (error) {
    log.warn('The hub is not ready', { error: String(error) })
    return false
  } finally {
    cancel()
  }
}

/** What stands at the hub, read when it is asked for and counted nowhere else. */
function gauges(context: HubContext, registry: Registry, pullsWaiting: () => number): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `samvaro_hub_${name}`, help, labelNames, registers: [registry] })
  const kiosks = gauge('kiosks', 'Enrolled screens, by whether they are there.', ['life'])
  const stopped = gauge('kiosks_over_quota', 'Screens that have brought as much as they may today.')
  const unsent = gauge('unsent_ops', 'Ops that screens have told of and not sent.')
  const oldest = gauge('oldest_unsent_seconds', 'Age of the oldest of them.')
  const aside = gauge('quarantined_ops', 'Ops that are kept raw because they could not be taken.')
  const wrong = gauge('wrong_clock_visits', 'Visits that stand where a wrong clock put them.')
  const waiting = gauge('pulls_waiting', 'Screens that wait at this process for something new.')
  return async () => {
    const { venues, now } = await overview(context, null)
    const all = venues.flatMap((venue) => venue.kiosks)
    const active = all.filter(({ state }) => state === 'active')
    const since = active.flatMap(({ oldestUnsent }) => oldestUnsent ?? [])
    for (const life of lives) kiosks.set({ life }, all.filter((each) => lifeOf(each) === life).length)
    stopped.set(all.filter(({ sending }) => sending === 'stopped').length)
    unsent.set(active.reduce((sum, each) => sum + each.unsent, 0))
    oldest.set(since.length === 0 ? 0 : Math.max(0, now - Math.min(...since)) / 1000)
    aside.set(venues.reduce((sum, each) => sum + each.quarantined, 0))
    wrong.set(venues.reduce((sum, each) => sum + each.wrongClock, 0))
    waiting.set(pullsWaiting())
  }
}

const lives = ['alive', 'quiet', 'off', 'never', 'revoked'] as const

function lifeOf({ state, life }: KioskOverview): (typeof lives)[number] {
  return state === 'revoked' ? 'revoked' : life.state
}
