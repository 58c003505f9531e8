import { useEffect, useState } from 'react'
import { type HubClient, isRefusal, type Overview } from './client.ts'

const everyMs = 15_000

export interface Watched {
  /** The last that the hub said. */
  overview: Overview | null
  /** When it said it, by this machine's clock. */
  at: number
  state: 'waiting' | 'there' | 'away' | 'refused'
}

/** The hub's overview, asked for again by itself, and at once when the tab is looked at. */
export function useOverview(client: HubClient): Watched {
  const [watched, setWatched] = useState<Watched>({ overview: null, at: 0, state: 'waiting' })
  useEffect(() => {
    const abort = new AbortController()
    async function look() {
      try {
        const overview = await client.overview({}, { signal: abort.signal })
        setWatched({ overview, at: Date.now(), state: 'there' })
      } catch (error) {
        if (abort.signal.aborted) return
        setWatched((last) => ({ ...last, state: isRefusal(error) ? 'refused' : 'away' }))
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
  }, [client])
  return watched
}
