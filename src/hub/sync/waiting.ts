import type { Clock, Logger } from '../../contract/clock.ts'

/** Kiosks that wait at this process for something to change at their venue. */
export interface Waiting {
  /**
   * Begins to wait for what comes after `pos` on the venue's stream: `over` resolves when there is, when the venue is told of, after `ms`, or when
   * `gone` is aborted. `end` forgets it; to be called always.
   */
  begin(venue: string, pos: number, ms: number, gone: AbortSignal): { over: Promise<void>; end: () => void }
  /** Something may have changed at the venue, by this process. */
  tell(venue: string): void
  /** How many wait now. */
  count(): number
  /** Ends all waiting, also what begins from now on. */
  close(): void
}

interface Waiter {
  pos: number
  wake: () => void
}

/** Well within the two seconds in which a change by another process is to reach a kiosk. */
const lookMs = 500

/**
 * A change that this process makes is told at once. For those of others the heads of the venues that are waited for are read, one small statement for all of
 * them: unlike LISTEN it needs no connection of its own, passes through poolers and distributed databases, and misses nothing when a connection is lost.
 * @param headsOf the heads of venues' streams
 */
export function kiosksWaiting(options: {
  clock: Clock
  log: Logger
  headsOf: (venues: readonly string[]) => Promise<ReadonlyMap<string, number>>
}): Waiting {
  const { clock, log, headsOf } = options
  const waiting = new Map<string, Set<Waiter>>()
  let looking: (() => void) | null = null
  let failing = false
  let closed = false

  function lookSoon(): void {
    looking ??= clock.after(lookMs, () => {
      void look().finally(() => {
        looking = null
        if (waiting.size > 0 && !closed) lookSoon()
      })
    })
  }

  async function look(): Promise<void> {
    try {
      const heads = await headsOf([...waiting.keys()])
      failing = false
      for (const [venue, all] of waiting)
        for (const { pos, wake } of all) if ((heads.get(venue) ?? 0) > pos) wake()
    } catch (error) {
      if (!failing) log.warn('The streams could not be looked at', { error: String(error) })
      failing = true
    }
  }

  function tell(venue: string): void {
    for (const { wake } of waiting.get(venue) ?? []) wake()
  }

  return {
    begin(venue, pos, ms, gone) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const waiter = { pos, wake: resolve }
      const all = waiting.get(venue) ?? new Set()
      waiting.set(venue, all.add(waiter))
      const cancel = clock.after(ms, resolve)
      gone.addEventListener('abort', () => resolve(), { once: true })
      if (closed) resolve()
      else lookSoon()
      return {
        over: promise,
        end() {
          cancel()
          all.delete(waiter)
          if (all.size === 0 && waiting.get(venue) === all) waiting.delete(venue)
        },
      }
    },
    tell,
    count: () => [...waiting.values()].reduce((sum, { size }) => sum + size, 0),
    close() {
      closed = true
      looking?.()
      for (const venue of waiting.keys()) tell(venue)
    },
  }
}
