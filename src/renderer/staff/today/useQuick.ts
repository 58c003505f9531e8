import type { ClientPromiseResult } from '@orpc/client'
import { useState } from 'react'
import type { StaffClient } from '../client.ts'
import { failureText } from '../failureText.ts'
import { useStaff } from '../staff.tsx'

type Write<E> = (client: StaffClient) => ClientPromiseResult<{ editId: string | null }, E>

/** A quick action: waits for its answer, takes no second press meanwhile, and keeps the sentence of what went wrong. */
export function useQuick() {
  const { write } = useStaff()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string | undefined>(undefined)
  /** Whether it was saved. `what` it did stands in the line with "Ångra". */
  const run = async <E>(what: string, call: Write<E>): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    setSaid(undefined)
    const { failure } = await write(what, call)
    setBusy(false)
    if (failure) setSaid(failureText(failure.code))
    return !failure
  }
  return { run, busy, said, setSaid }
}
