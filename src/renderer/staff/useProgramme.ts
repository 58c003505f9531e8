import { useState } from 'react'
import type { Programme } from '../../contract/programme.ts'
import { type Fetched, useFetched } from '../live/useFetched.ts'
import { useStaff } from './staff.tsx'
import { useProgrammeSource } from './useProgrammeSource.ts'

/** The venue's own programme, fetched anew whenever something of it changes, here or elsewhere. */
export function useProgramme(): { programme: Fetched<Programme>; changed: () => void } {
  const { day } = useStaff()
  const { get, forget } = useProgrammeSource()
  const [round, setRound] = useState(0)
  const programme = useFetched(
    async () => {
      const found = await get()
      if (found === null) throw new Error('no answer came')
      return found
    },
    // Each view of the day is an occasion to ask again for what did not come.
    `${round} ${day.view?.now}`,
  )
  const changed = () => {
    forget()
    setRound((n) => n + 1)
  }
  return { programme, changed }
}
