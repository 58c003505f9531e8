import { useState } from 'react'
import type { Programme } from '../../contract/programme.ts'
import { type Fetched, useFetched } from '../live/useFetched.ts'
import { useStaff } from './staff.tsx'

/** The venue's own programme, fetched anew whenever something of it changes, here or elsewhere. */
export function useProgramme(): { programme: Fetched<Programme>; changed: () => void } {
  const { client, day } = useStaff()
  const [round, setRound] = useState(0)
  const programme = useFetched(
    (signal) => client.programme.all(undefined, { signal }),
    // Each view of the day is a new object; what changes the programme makes one.
    `${round} ${day.view?.now}`,
  )
  return { programme, changed: () => setRound((n) => n + 1) }
}
