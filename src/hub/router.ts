import { implement } from '@orpc/server'
import { hubContract } from '../contract/hub.ts'
import type { HubContext } from './context.ts'
import { overview } from './overview.ts'
import { makeCode } from './sync/enrol.ts'

/**
 * The hub page's procedures.
 * @param address where kiosks reach this hub
 */
export function hubRouter(context: HubContext, address: () => string) {
  const hub = implement(hubContract)
  return hub.router({
    overview: hub.overview.handler(() => overview(context)),
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
