import { useEffect, useEffectEvent, useState } from 'react'
import { awakeUntil, isDarkAt } from '../../domain/screenHours.ts'
import { type LiveDay, useVenueTime } from '../live/useDay.ts'

/**
 * Whether the screen is dark by its hours (screenHours.ts). It outlives the visitors: whatever one of them touches keeps it awake for a
 * while after they have gone.
 */
export function useDark(day: LiveDay): { isDark: boolean; wake: () => void } {
  const now = useVenueTime(day)
  const [awake, setAwake] = useState<string | null>(null)
  const hours = day.view?.screen.screenHours ?? null
  const isDark = isDarkAt(hours, now, awake)
  const wake = () => setAwake(awakeUntil(now))
  const keepAwake = useEffectEvent(() => {
    if (hours !== null && !isDark) wake()
  })
  useEffect(() => {
    const events = ['pointerup', 'keyup'] as const
    for (const event of events) window.addEventListener(event, keepAwake)
    return () => {
      for (const event of events) window.removeEventListener(event, keepAwake)
    }
  }, [])
  return { isDark, wake }
}
