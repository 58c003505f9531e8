import { useCallback, useEffect, useState } from 'react'
import type { WhoIsIn } from '../../contract/hub.ts'
import { type HubClient, isRefusal } from './client.ts'

const againMs = 5000

/** Who has come in: `refused` when it is nobody whom the hub knows; `away` while the hub does not answer, which is tried again by itself. */
export type Me = { state: 'waiting' | 'away' | 'refused' } | { state: 'in'; me: WhoIsIn }

/** @returns who it is, and what asks anew, for who has just come in */
export function useMe(client: HubClient): { who: Me; again: () => void } {
  const [me, setMe] = useState<Me>({ state: 'waiting' })
  const [asked, setAsked] = useState(0)
  const again = useCallback(() => setAsked((times) => times + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: being asked is why it looks again.
  useEffect(() => {
    const abort = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    async function look() {
      try {
        setMe({ state: 'in', me: await client.me({}, { signal: abort.signal }) })
      } catch (error) {
        if (abort.signal.aborted) return
        if (isRefusal(error)) return setMe({ state: 'refused' })
        setMe({ state: 'away' })
        timer = setTimeout(again, againMs)
      }
    }
    look()
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [client, asked, again])
  return { who: me, again }
}
