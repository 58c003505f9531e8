import { useEffect, useEffectEvent, useState } from 'react'
import type { StaffDay } from '../../../contract/staff/today.ts'
import { after } from '../../live/after.ts'
import { follow } from '../../live/follow.ts'
import { useStaff } from '../staff.tsx'

/** Today with its figures, as the engine tells it, while the page stands; null until it has been told once. */
export function useStaffDay(): StaffDay | null {
  const { ask } = useStaff()
  const [day, setDay] = useState<StaffDay | null>(null)
  // Asked for as any other call is, so that a session that has ended leads back to the door.
  const open = useEffectEvent(async (signal: AbortSignal) => {
    const { data, failure } = await ask((each) => each.today.live(undefined, { signal }))
    if (failure) throw new Error(failure.code)
    return data
  })
  useEffect(
    () =>
      follow<StaffDay>({
        open: (signal) => open(signal),
        onValue: setDay,
        after,
      }),
    [],
  )
  return day
}
