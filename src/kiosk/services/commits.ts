import type { Clock, Logger } from '../../contract/clock.ts'

/** Well within the second or so in which an import is to be seen on the screen. */
const lookMs = 1000

/**
 * Looks each second whether another process has committed (an import, an enrolment), and tells. The look is one small read of
 * SQLite's own counter. What it cannot read, it tries again.
 * @returns ends it
 */
export function watchCommits(options: {
  clock: Clock
  log: Logger
  /** Differs when another process has committed. */
  foreignVersion: () => number
  committed: () => void
}): () => void {
  const { clock, log, foreignVersion, committed } = options
  let known = foreignVersion()
  let failing = false
  let cancel = clock.after(lookMs, look)

  function look(): void {
    cancel = clock.after(lookMs, look)
    try {
      const version = foreignVersion()
      failing = false
      if (version === known) return
      known = version
      committed()
    } catch (error) {
      if (!failing) log.error('the database could not be looked at', { error: String(error) })
      failing = true
    }
  }

  return () => cancel()
}
