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
  const wanted = useRef(monday)
  const asked = useRef(0)
  const load = useCallback(async () => {
    asked.current += 1
    const mine = asked.current
    const [week, programme] = await Promise.all([
      ask((client) => client.programme.week({ from: monday })),
      get(),
    ])
    // An answer that comes after a later one would show the week as it was.
    if (mine !== asked.current) return
    const found = week.data && programme ? { week: week.data, programme } : null
    if (found) setLoaded(found)
    setIsAway(found === null)
  }, [ask, get, monday])
  const reload = useCallback(async () => {
    forget()
    // Whoever has gone on meanwhile waits for another week.
    if (wanted.current === monday) await load()
  }, [load, forget, monday])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view of the day says that the week may have changed.
  useEffect(() => {
    wanted.current = monday
    void load()
  }, [load, day.view])
  return { loaded: loaded?.week.from === monday ? loaded : null, isAway, reload }
}
