import { useEffect, useState } from 'react'
import type { StaffDay } from '../../../contract/staff/today.ts'
import { follow } from '../../live/follow.ts'
import { useStaff } from '../staff.tsx'

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Today with its figures, as the engine tells it, while the page stands; null until it has been told once. */
export function useStaffDay(): StaffDay | null {
  const { client } = useStaff()
  const [day, setDay] = useState<StaffDay | null>(null)
  useEffect(
    () =>
      follow<StaffDay>({
        open: (signal) => client.today.live(undefined, { signal }),
        onValue: setDay,
        after,
      }),
    [client],
  )
  return day
}
