import { type HubServer, type RunningHub, startHubServer } from '../support/hub.ts'
import { test as base } from './fixtures.ts'

/** Tests that have a hub of their own, on one PostgreSQL of the worker. */
export const test = base.extend<{ hub: RunningHub }, { hubServer: HubServer }>({
  hubServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from here which fixtures are wanted.
    async ({}, use) => {
      const server = await startHubServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  hub: async ({ hubServer }, use) => {
    const hub = await hubServer.startHub()
    await use(hub)
    await hub.close()
  },
})
