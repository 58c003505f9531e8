import type { Clock } from '../contract/clock.ts'

/** Something that the hub does by itself, again and again. */
export interface Regularly {
  start(): void
  /** Resolves when nothing of it is under way. */
  stop(): Promise<void>
  isStopped(): boolean
}

/**
 * Does `look` some time after the last was done, from `start` on.
 * @param options.first done at once when it starts
 * @param options.failed told of what is thrown; the next look comes all the same
 */
export function regularly(options: {
  clock: Clock
  everyMs: number
  look: () => Promise<unknown>
  first?: () => Promise<unknown>
  failed: (error: unknown) => void
}): Regularly {
  const { clock, everyMs, look, first, failed } = options
  let cancel = () => {}
  let stopped = true
  let underWay: Promise<unknown> = Promise.resolve()

  function later(): void {
    cancel = clock.after(everyMs, () => {
      underWay = look()
        .catch(failed)
        .then(() => {
          if (!stopped) later()
        })
    })
  }

  return {
    start() {
      if (!stopped) return
      stopped = false
      if (first) underWay = first()
      later()
    },
    async stop() {
      stopped = true
      cancel()
      await underWay
    },
    isStopped: () => stopped,
  }
}
