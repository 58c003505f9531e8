import { useEffect, useMemo, useRef, useState } from 'react'
import { handIn } from './handIn.ts'
import { type KeptDrop, type KeptDrops, keptDrops, waitingIn } from './keptDrops.ts'

/** What the telephone carries, and the sending of it: at once, when the network comes back, and each half minute. */
export interface Carrying {
  drops: readonly KeptDrop[]
  /** `away`: something waits, and the hub was not reached when it was last tried. */
  sending: 'idle' | 'busy' | 'away'
  add: KeptDrops['add']
  remove(id: string): void
}

const againMs = 30_000

export function useCarry(): Carrying {
  const [drops, setDrops] = useState<readonly KeptDrop[]>([])
  const [sending, setSending] = useState<Carrying['sending']>('idle')
  const isBusy = useRef(false)
  const kept = useMemo(() => {
    const made = keptDrops(window.localStorage, () => setDrops(made.all()))
    return made
  }, [])

  const send = useMemo(
    () => async () => {
      if (isBusy.current || waitingIn(kept.all()).length === 0) return
      isBusy.current = true
      setSending('busy')
      const reached = await handIn(kept, (url, init) => fetch(url, init))
      isBusy.current = false
      setSending(reached ? 'idle' : 'away')
    },
    [kept],
  )

  useEffect(() => {
    setDrops(kept.all())
    void send()
    const timer = setInterval(() => void send(), againMs)
    // A page that goes away would not hear the answer.
    const come = () => void (document.visibilityState === 'visible' && send())
    window.addEventListener('online', come)
    document.addEventListener('visibilitychange', come)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', come)
      document.removeEventListener('visibilitychange', come)
    }
  }, [kept, send])

  return {
    drops,
    sending,
    add(drop) {
      const came = kept.add(drop)
      void send()
      return came
    },
    remove: kept.remove,
  }
}
