import { useEffect, useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import type { Diet } from '../../../contract/words.ts'
import { addDays } from '../../../domain/dates.ts'
import { after } from '../../live/after.ts'
import { follow } from '../../live/follow.ts'
import { useStaff } from '../staff.tsx'
import { useProgrammeSource } from '../useProgrammeSource.ts'

export type Meal = Programme['meals'][number]
export type Portions = Partial<Record<Diet, number>>

export interface Food {
  meals: readonly Meal[]
  /** Portions ordered of the week's meals, by meal and diet. */
  orders: ReadonlyMap<string, Portions>
}

/** All meals, asked for anew when the programme changes, and the orders of the week that begins on the Monday, when a visit does. */
export function useFood(monday: string): { food: Food | null; away: boolean; reload: () => void } {
  const { ask, client } = useStaff()
  const { get, forget } = useProgrammeSource()
  const [food, setFood] = useState<Food | null>(null)
  const [away, setAway] = useState(false)
  const [turn, setTurn] = useState(0)
  const reload = () => {
    forget()
    setTurn((before) => before + 1)
  }

  // An order changes the view of visitors only where portions are few; the staff's day changes with every visit.
  useEffect(
    () =>
      follow({
        open: (signal) => client.today.live(undefined, { signal }),
        onValue: () => setTurn((before) => before + 1),
        after,
      }),
    [client],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is what it is asked again for.
  useEffect(() => {
    let isCurrent = true
    const load = async () => {
      const [programme, orders] = await Promise.all([
        get(),
        ask((each) => each.programme.orders({ from: monday, to: addDays(monday, 6) })),
      ])
      if (!isCurrent) return
      setAway(!programme || !orders.data)
      if (!programme || !orders.data) return
      const ordered = new Map(orders.data.map(({ mealId, portions }) => [mealId, portions]))
      setFood({ meals: programme.meals, orders: ordered })
    }
    void load()
    return () => {
      isCurrent = false
    }
  }, [monday, turn, get])
  return { food, away, reload }
}

export function totalOf(portions: Portions | undefined): number {
  return Object.values(portions ?? {}).reduce((sum, count) => sum + count, 0)
}
