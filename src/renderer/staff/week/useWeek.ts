import { useCallback, useEffect, useRef, useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import type { WeekView } from '../../../contract/views.ts'
import { useStaff } from '../staff.tsx'
import { useProgrammeSource } from '../useProgrammeSource.ts'

export interface Week {
  week: WeekView
  programme: Programme
}

/** A week of the programme, with places taken, asked for anew with each view of the day; and the programme itself, when it changes. */
export function useWeek(monday: string) {
  const { ask, day } = useStaff()
  const { get, forget } = useProgrammeSource()
  const [loaded, setLoaded] = useState<Week | null>(null)
  const [isAway, setIsAway] = useState(false)
  const asked = useRef(monday)
  const load = useCallback(async () => {
    const [week, programme] = await Promise.all([
      ask((client) => client.programme.week({ from: monday })),
      get(),
    ])
    return week.data && programme ? { week: week.data, programme } : null
  }, [ask, get, monday])
  const reload = useCallback(async () => {
    forget()
    const found = await load()
    // Whoever has gone on meanwhile waits for another week.
    if (asked.current !== monday) return
    if (found) setLoaded(found)
    setIsAway(found === null)
  }, [load, forget, monday])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view of the day says that the week may have changed.
  useEffect(() => {
    asked.current = monday
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
