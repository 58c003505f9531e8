import type { ClientPromiseResult } from '@orpc/client'
import { createContext, useContext, useEffect, useId } from 'react'
import type { StaffSession } from '../../contract/staff/door.ts'
import type { Change, SavedKind } from '../../contract/staff/edit.ts'
import type { StaffRole } from '../../contract/words.ts'
import type { LiveDay } from '../live/useDay.ts'
import type { Asked } from './ask.ts'
import type { StaffClient } from './client.ts'
import type { Unsaved } from './shell/useLeaving.ts'

/** An edit of the programme that a page wants saved. */
export interface Wish {
  kind: SavedKind
  changes: Change[]
  /** What it does, for the line with "Ångra": "Bingo är flyttad till fredag 10.00". */
  what: string
}

/** How a save ended. `theirs`: somebody else had changed the same, and the person let that stand. */
export type Saved =
  | { done: true }
  | { done: false; failure: string; field?: string }
  | { done: false; failure: 'theirs' }

/** What every staff page knows and may do. It ends when the person leaves. */
export interface Staff {
  client: StaffClient
  person: StaffSession['person']
  may(needed: StaffRole): boolean
  /** Today as visitors see it, live; whatever changes the programme makes a new view of it. */
  day: LiveDay
  /** Asks; a session that has ended leads back to the door. */
  ask<T, E>(call: (client: StaffClient) => ClientPromiseResult<T, E>): Promise<Asked<T, E>>
  /**
   * Asks for something that answers with an edit, which can then be taken back with "Ångra".
   * @param what it does, for the line with "Ångra"
   */
  write<E>(
    what: string,
    call: (client: StaffClient) => ClientPromiseResult<{ editId: string | null }, E>,
  ): Promise<Asked<{ editId: string | null }, E>>
  /** Saves changes of the programme. Where somebody else has changed the same meanwhile, the person is asked which shall hold. */
  save(wish: Wish): Promise<Saved>
  /** What is typed and not saved, told with `useUnsaved`. */
  unsaved: Unsaved
  /**
   * Goes on to what would close a form: at once, or when the person has said that what is typed there may be lost.
   * @param form the only one that it would close; all that stand open unless told
   */
  leaving(go: () => void, form?: string): void
  /** Tells a reader of the screen what has happened; what is in sight uses `form/Said` or `useSaid`. */
  say(words: string): void
  leave(): void
}

const StaffContext = createContext<Staff | null>(null)
export const StaffProvider = StaffContext.Provider

/** The staff's own; only behind the door. */
export function useStaff(): Staff {
  const staff = useContext(StaffContext)
  if (!staff) throw new Error('nobody has come in')
  return staff
}

/**
 * Tells that a form holds what is not saved, so that nobody is led away from it unasked. A form that can be closed uses `useClosing`.
 * @param isDirty whether it does
 * @param name what the form is about, for the question
 * @param form the form's id, where something else must know it
 * @returns the form's id, for `leaving`
 */
export function useUnsaved(isDirty: boolean, name: string | null = null, form?: string): string {
  const { unsaved } = useStaff()
  const own = useId()
  const id = form ?? own
  useEffect(() => {
    if (!isDirty) return
    unsaved.set(id, name)
    return () => void unsaved.delete(id)
  }, [unsaved, id, isDirty, name])
  return id
}

/** Has a reader of the screen say what stands there, each time that it is otherwise; null for nothing. */
export function useSaid(text: string | null): void {
  const { say } = useStaff()
  useEffect(() => {
    if (text) say(text)
  }, [say, text])
}
