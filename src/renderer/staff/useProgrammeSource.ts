import { useCallback, useRef } from 'react'
import type { Programme } from '../../contract/programme.ts'
import { useStaff } from './staff.tsx'

export interface ProgrammeSource {
  /** The venue's own programme, asked for where it is not known as it stands now; null when no answer came. Another function when it has changed. */
  get: () => Promise<Programme | null>
  /** What is known holds no more: this page has just written. */
  forget: () => void
}

/** Gives the programme, and asks for it only when it has changed: a visitor's touch makes a new view of the day, and no new programme. */
export function useProgrammeSource(): ProgrammeSource {
  const { ask, day } = useStaff()
  const version = day.view?.programmeVersion
  const known = useRef<{ version: string | undefined; asked: Promise<Programme | null> } | null>(null)
  const get = useCallback(() => {
    if (known.current !== null && known.current.version === version) return known.current.asked
    const asked = ask((client) => client.programme.all()).then(({ data }) => data ?? null)
    const mine = { version, asked }
    known.current = mine
    // What did not come is asked for again at the next occasion.
    void asked.then((programme) => {
      if (programme === null && known.current === mine) known.current = null
    })
    return asked
  }, [ask, version])
  const forget = useCallback(() => {
    known.current = null
  }, [])
  return { get, forget }
}
