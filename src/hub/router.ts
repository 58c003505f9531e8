import { implement } from '@orpc/server'
import { hubContract } from '../contract/hub.ts'
import type { HubContext } from './context.ts'
import { overview } from './overview.ts'
import { revokeDevice } from './store/directory.ts'
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
  const hub = implement(hubContract)
  return hub.router({
    overview: hub.overview.handler(() => overview(context, alarmMinutes)),
    revokeKiosk: hub.revokeKiosk.handler(async ({ input, errors }) => {
      const venue = await revokeDevice(context, input.deviceId)
      if (venue === null) throw errors.UNKNOWN_KIOSK()
      tell(venue)
      return {}
    }),
    enrolmentCode: hub.enrolmentCode.handler(async ({ input, errors }) => {
      const made = await makeCode(context, input.venueId)
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
