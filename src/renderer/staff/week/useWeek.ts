import { useCallback, useEffect, useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import type { WeekView } from '../../../contract/views.ts'
import { useStaff } from '../staff.tsx'

export interface Week {
  week: WeekView
  programme: Programme
}

/** A week of the programme and the programme itself, asked for anew whenever the programme changes. */
export function useWeek(monday: string) {
  const { ask, day } = useStaff()
  const [loaded, setLoaded] = useState<Week | null>(null)
  const [isAway, setIsAway] = useState(false)
  const load = useCallback(async () => {
    const [week, programme] = await Promise.all([
      ask((client) => client.programme.week({ from: monday })),
      ask((client) => client.programme.all()),
    ])
    return week.data && programme.data ? { week: week.data, programme: programme.data } : null
  }, [ask, monday])
  const reload = useCallback(async () => {
    const found = await load()
    if (found) setLoaded(found)
    setIsAway(found === null)
  }, [load])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view of the day says that the programme may have changed.
  useEffect(() => {
    let isOver = false
    void load().then((found) => {
      if (isOver) return
      if (found) setLoaded(found)
      setIsAway(found === null)
    })
    return () => {
      isOver = true
    }
  }, [load, day.view])
  return { loaded: loaded?.week.from === monday ? loaded : null, isAway, reload }
}
