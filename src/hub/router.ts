import { accountRoutes } from './accounts/routes.ts'
import { isOfVenue } from './actor.ts'
import type { HubContext } from './context.ts'
import { implementer, needs } from './guard.ts'
import { overview } from './overview.ts'
import { privacyRoutes } from './privacy/routes.ts'
import { catalogueRoutes } from './staff/catalogue.ts'
import { venuesWeek } from './staff/venuesWeek.ts'
import { listVenues, revokeDevice } from './store/directory.ts'
import { makeCode } from './sync/enrol.ts'

/**
 * The hub page's procedures.
 * @param options.address where kiosks reach this hub
 * @param options.tell ends the waiting of a venue's kiosks, so that they hear at once
 */
export function hubRouter(options: {
  context: HubContext
  address: () => string
  alarmMinutes: number | null
  tell: (venue: string) => void
}) {
  const { context, address, alarmMinutes, tell } = options
  const hub = implementer
  const coordinator = needs('coordinator')
  return hub.router({
    me: hub.me.handler(async ({ context: { actor } }) => ({
      id: actor.id,
      name: actor.name,
      role: actor.role,
      municipality: context.municipality.name,
      venues: (await listVenues(context))
        .filter(({ id }) => isOfVenue(actor, id))
        .map(({ id, name }) => ({ id, name })),
    })),
    ...accountRoutes(context, address),
    ...privacyRoutes(context, tell),
    catalogue: catalogueRoutes(context),
    week: hub.week
      .use(needs('staff'))
      .handler(({ input: { from }, context: { actor } }) => venuesWeek(context, actor, from)),
    overview: hub.overview.use(coordinator).handler(() => overview(context, alarmMinutes)),
    revokeKiosk: hub.revokeKiosk.use(coordinator).handler(async ({ context: { actor }, input, errors }) => {
      const venue = await revokeDevice(context, input.deviceId, actor)
      if (venue === null) throw errors.UNKNOWN_KIOSK()
      tell(venue)
      return {}
    }),
    enrolmentCode: hub.enrolmentCode
      .use(coordinator)
      .handler(async ({ context: { actor }, input, errors }) => {
        const made = await makeCode(context, input.venueId, actor)
        if (!made) throw errors.UNKNOWN_VENUE()
        const link = enrolmentLink(address(), made.code)
        return { link, expires: made.expires, now: context.clock.wall() }
      }),
  })
}

/** Address and code in one string. The code is in the fragment, which no browser or proxy sends on or logs. */
export function enrolmentLink(address: string, code: string): string {
  return `${address}/enrol/v1#${code}`
}
