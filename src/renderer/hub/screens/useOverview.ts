import { useCallback, useEffect, useState } from 'react'
import { type HubClient, isRefusal, type Overview } from '../client.ts'

const everyMs = 15_000

export interface Watched {
  /** The last that the hub said. */
  overview: Overview | null
  /** When it said it, by this machine's clock. */
  at: number
  state: 'waiting' | 'there' | 'away'
}

const unwatched: Watched = { overview: null, at: 0, state: 'waiting' }

/** The hub's overview, asked for again by itself, and at once when the tab is looked at or `refresh` is called. */
export function useOverview(client: HubClient): Watched & { refresh: () => void } {
  const [watched, setWatched] = useState(unwatched)
  const [asked, setAsked] = useState(0)
  const refresh = useCallback(() => setAsked((times) => times + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: being asked is why it looks again.
  useEffect(() => {
    const abort = new AbortController()
    async function look() {
      try {
        const overview = await client.overview({}, { signal: abort.signal })
        setWatched({ overview, at: Date.now(), state: 'there' })
      } catch (error) {
        if (abort.signal.aborted) return
        // Who is no longer let in begins anew at the door.
        if (isRefusal(error)) return window.location.reload()
        setWatched((last) => ({ ...last, state: 'away' }))
      }
    }
    const lookIfSeen = () => void (document.visibilityState === 'visible' && look())
    look()
    const timer = setInterval(look, everyMs)
    document.addEventListener('visibilitychange', lookIfSeen)
    return () => {
      abort.abort()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', lookIfSeen)
    }
  }, [client, asked])
  return { ...watched, refresh }
}
