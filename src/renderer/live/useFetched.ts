import { useEffect, useEffectEvent, useState } from 'react'

/** What was asked for: not yet there, there, or not to be had. `stale`: it has been asked for again since, in vain. */
export type Fetched<T> =
  | { state: 'waiting' }
  | { state: 'here'; value: T; stale: boolean }
  | { state: 'away' }

/**
 * Asks once, and again whenever `when` changes; meanwhile, and when that fails, what was there stays.
 */
export function useFetched<T>(fetch: (signal: AbortSignal) => Promise<T>, when: unknown): Fetched<T> {
  const [fetched, setFetched] = useState<Fetched<T>>({ state: 'waiting' })
  const ask = useEffectEvent(fetch)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `when` is what it is asked again for.
  useEffect(() => {
    const life = new AbortController()
    ask(life.signal).then(
      (value) => !life.signal.aborted && setFetched({ state: 'here', value, stale: false }),
      () =>
        !life.signal.aborted &&
        setFetched((before) => (before.state === 'here' ? { ...before, stale: true } : { state: 'away' })),
    )
    return () => life.abort()
  }, [when])
  return fetched
}
