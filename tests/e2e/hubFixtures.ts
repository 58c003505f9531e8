import { setClock } from '../support/clock.ts'
import { type HubServer, type RunningHub, startHubServer } from '../support/hub.ts'
import { test as base } from './fixtures.ts'

/** Tests that have a hub of their own, on one PostgreSQL of the worker. */
export const test = base.extend<{ hub: RunningHub; hubNow: string | null }, { hubServer: HubServer }>({
  /** The moment at which the hub's clock starts, on Stockholm's clock; null for the machine's own. */
  hubNow: [null, { option: true }],
  hubServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from here which fixtures are wanted.
    async ({}, use) => {
      const server = await startHubServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  hub: async ({ hubServer, hubNow }, use) => {
    const hub = await hubServer.startHub(hubNow === null ? {} : { clock: setClock(hubNow) })
    await use(hub)
    await hub.close()
  },
})

/** The hub counts a visit on the day of its own clock, so the kiosk's must agree with it. */
export function stockholmNow(): string {
  return new Date().toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' }).replace(' ', 'T')
}
