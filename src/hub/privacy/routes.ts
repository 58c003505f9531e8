import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { retentionKinds } from '../../domain/retention.ts'
import type { HubContext } from '../context.ts'
import { implementer, needs } from '../guard.ts'
import { audit, listVenues } from '../store/directory.ts'
import { amounts, lastRun } from '../store/retention.ts'
import { exportAll } from './exportAll.ts'
import { exportLink, exportPath, openExport } from './exportLink.ts'
import { exportVenue } from './exportVenue.ts'
import { erasures, findName, forgetName } from './forget.ts'
import { sinkTo } from './zip.ts'

/**
 * What the hub holds, for how long, and out of it.
 * @param tell ends the waiting of a venue's kiosks, so that they hear at once
 */
export function privacyRoutes(context: HubContext, tell: (venue: string) => void) {
  const { privacy } = implementer
  const coordinator = needs('coordinator')
  return {
    privacy: {
      kept: privacy.kept.use(coordinator).handler(async () => {
        const [kept, run] = await Promise.all([amounts(context), lastRun(context)])
        const kinds = Object.entries(retentionKinds).map(([kind, { unit }]) => ({
          ...{ kind, unit },
          amount: Object.entries(kept).find(([name]) => name === kind)?.[1] ?? 0,
        }))
        return { kinds, ran: run?.ran.getTime() ?? null }
      }),
      forgotten: privacy.forgotten.use(coordinator).handler(() => erasures(context)),
      find: privacy.find.use(coordinator).handler(async ({ input, errors }) => {
        const found = await findName(context, input.phrase)
        if (found === null) throw errors.NO_NAME()
        const names = new Map((await listVenues(context)).map(({ id, name }) => [id, name]))
        const places = found.places.map(({ venue, ...place }) => ({
          ...place,
          venue: venue === null ? null : (names.get(venue) ?? null),
        }))
        return { count: found.count, places }
      }),
      forget: privacy.forget.use(coordinator).handler(async ({ context: { actor }, input, errors }) => {
        const count = await forgetName(context, input.phrase, actor.id)
        if (count === null) throw errors.NO_NAME()
        if (count === 'full') throw errors.NAMES_FULL()
        for (const { id } of await listVenues(context)) tell(id)
        return { count }
      }),
      exportLink: privacy.exportLink
        .use(coordinator)
        .handler(async ({ context: { actor }, input: { only }, errors }) => {
          const isThere = (await listVenues(context)).some(({ id }) => id === only?.venueId)
          if (only !== null && !isThere) throw errors.UNKNOWN_VENUE()
          await audit(context.sql, context, actor.id, 'data.exported', only ? { venue: only.venueId } : {})
          return { path: await exportLink(context, only) }
        }),
    },
  }
}

/** Exports are few, and each reads the whole database. */
const exportsPerMinute = 10

/** Gives out what a link of `exportLink` is to, as it is read: one at a time. */
export function exportRoute(app: FastifyInstance, context: HubContext): void {
  const { log, clock } = context
  let isBusy = false
  app.get<{ Querystring: { of?: unknown } }>(
    exportPath,
    { config: { rateLimit: { max: exportsPerMinute, timeWindow: 60_000 } } },
    async (request, reply) => {
      const asked = await openExport(context, String(request.query.of))
      if (asked === null) return reply.code(404).send({ error: 'NOT_FOUND' })
      if (isBusy) {
        return reply
          .code(503)
          .header('retry-after', 60)
          .type('text/plain; charset=utf-8')
          .send('En annan hämtning pågår. Vänta tills den är klar, och hämta igen då.')
      }
      isBusy = true
      const { only } = asked
      const stream = new PassThrough()
      const sink = sinkTo(stream, clock)
      const written = only === null ? exportAll(context, sink) : exportVenue(context, only, sink)
      written
        .then(
          () => stream.end(),
          (error: unknown) => {
            log.warn('An export was not finished', { error: String(error) })
            // A file that is not whole is not to look as if it were.
            stream.destroy(new Error('not finished'))
          },
        )
        .finally(() => {
          isBusy = false
        })
      const name = only === null ? 'samvaro' : `samvaro-${only.from}-${only.to}`
      return reply
        .header('content-disposition', `attachment; filename="${name}.zip"`)
        .header('cache-control', 'no-store')
        .type('application/zip')
        .send(stream)
    },
  )
}
