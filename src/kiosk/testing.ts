import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { onTestFinished } from 'vitest'
import type { Logger } from '../contract/clock.ts'
import type { kioskContract } from '../contract/kiosk.ts'
import { exampleVenue } from '../domain/example.ts'
import { createEngine, type Engine, type EngineOptions } from './engine.ts'
import { temporaryFolder } from './store/testing.ts'
import { newId } from './system.ts'
import { handClock } from './testingClock.ts'

export { type HandClock, handClock } from './testingClock.ts'

/** A logger that keeps what it is told. */
export function keptLog(): Logger & { lines: string[] } {
  const lines: string[] = []
  const keep = (level: string) => (message: string) => void lines.push(`${level}: ${message}`)
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') }
}

/** A small example venue: open on weekdays 9–16, singing on Mondays at 10.30. */
export const smallExample = exampleVenue.parse({
  venue: { name: 'Exempelgården', kind: 'fixed' },
  openingHours: {
    monday: { from: '09:00', to: '16:00' },
    tuesday: { from: '09:00', to: '16:00' },
  },
  rooms: [],
  activities: [
    {
      id: 'singing',
      weekday: 'monday',
      at: '10:30',
      durationMinutes: 60,
      title: { sv: 'Allsång' },
      goalArea: 'community',
      organiser: { kind: 'municipality' },
      places: 4,
    },
  ],
  meals: [
    {
      weekday: 'monday',
      kind: 'lunch',
      dish: { sv: 'Ärtsoppa' },
      serveFrom: '11:30',
      serveTo: '13:00',
      orderBy: '10:45',
      portions: 3,
      diets: ['vegetarian'],
    },
  ],
  notices: [],
  infoPages: [],
})

export type KioskClient = ContractRouterClient<typeof kioskContract>

/** A page's own client, straight into the engine. */
export function clientOf(engine: Engine): KioskClient {
  return createORPCClient(
    new RPCLink({
      url: 'http://kiosk.test/rpc',
      fetch: (request, init) => engine.fetch(new Request(request, init)),
    }),
  )
}

/** An engine on a file of its own, closed when the test has ended. */
export async function testEngine(
  given: Partial<EngineOptions> = {},
): Promise<Engine & { options: EngineOptions }> {
  const options: EngineOptions = {
    databaseFile: join(temporaryFolder(), 'samvaro.sqlite'),
    clock: handClock(),
    newId,
    log: keptLog(),
    files: async () => null,
    example: smallExample,
    version: '0.0.0',
    panel: { inches: 43, bottomCm: 60 },
    pinCost: { log2N: 4, r: 1, p: 1 },
    ...given,
  }
  const engine = await createEngine(options)
  onTestFinished(() => engine.close())
  return { ...engine, options }
}
