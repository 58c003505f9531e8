import { useEffect, useState } from 'react'
import type { DayView } from '../../../contract/views.ts'
import type { KioskClient } from '../../client.ts'

/**
 * Whether the hub has shut this screen out. Asked with each view of the day: one comes when that has become otherwise, and each minute at the latest.
 * An engine that does not answer leaves it as it was.
 */
export function useShutOut(kiosk: KioskClient, view: DayView | null): boolean {
  const [isShutOut, setShutOut] = useState(false)
  useEffect(() => {
    if (view === null) return
    const abort = new AbortController()
    kiosk.syncStatus({}, { signal: abort.signal }).then(
      ({ revoked }) => setShutOut(revoked),
      () => {},
    )
    return () => abort.abort()
  }, [kiosk, view])
  return isShutOut
}
