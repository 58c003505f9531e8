import { useCallback, useState } from 'react'
import type { Change, Conflict } from '../../../contract/staff/edit.ts'
import type { Saved, Staff, Wish } from '../staff.tsx'

/** An edit that can be taken back until the staff pages are left. */
interface Done {
  editId: string
  what: string
}

/** A save that met somebody else's change, and how to answer it. */
export interface Meeting {
  wish: Wish
  conflicts: Conflict[]
  answer: (useMine: boolean) => void
}

/** Whether what was changed has been taken away: nobody's insisting writes in it. */
export function isOfWhole({ field }: Conflict): boolean {
  return field === ''
}

/** The same changes without what was seen of the fields in conflict, so that they are written whatever stands there. */
function insisting(changes: readonly Change[], conflicts: readonly Conflict[]): Change[] {
  return changes.map((change) => {
    if (!change.seen) return change
    const met = new Set(conflicts.filter(({ id }) => id === change.id).map(({ field }) => field))
    const seen = Object.fromEntries(Object.entries(change.seen).filter(([field]) => !met.has(field)))
    return { ...change, seen }
  })
}

/** Saving, undo, and what to do when two people have changed the same. */
export function useEdits({ ask: call, may }: Pick<Staff, 'ask' | 'may'>) {
  const [done, setDone] = useState<readonly Done[]>([])
  const [meeting, setMeeting] = useState<Meeting | null>(null)
  const [undoFailure, setUndoFailure] = useState<string | null>(null)

  const note = useCallback((editId: string | null, what: string) => {
    setUndoFailure(null)
    if (editId !== null) setDone((before) => [...before, { editId, what }])
  }, [])

  const write: Staff['write'] = async (what, request) => {
    const answer = await call(request)
    if (answer.data) note(answer.data.editId, what)
    return answer
  }

  const save = async (wish: Wish): Promise<Saved> => {
    const { kind, changes, what } = wish
    const { failure } = await write(what, (client) => client.programme.save({ kind, changes }))
    if (!failure) return { done: true }
    if (failure.code === 'CHANGED_MEANWHILE') {
      const { conflicts } = failure.data
      const useMine = await new Promise<boolean>((answer) => setMeeting({ wish, conflicts, answer }))
      setMeeting(null)
      return useMine
        ? save({ ...wish, changes: insisting(changes, conflicts) })
        : { done: false, failure: 'theirs' }
    }
    const isOfField = failure.code === 'UNREADABLE' || failure.code === 'PERSONAL_NUMBER'
    return { done: false, failure: failure.code, field: isOfField ? failure.data.field : undefined }
  }

  const undo = async () => {
    const last = done.at(-1)
    if (!last) return
    const input = { editId: last.editId }
    const answer = may('staff')
      ? await call((client) => client.programme.undo(input))
      : await call((client) => client.today.undo(input))
    setUndoFailure(answer.failure?.code ?? null)
    // One that cannot be taken back must not stand in the way of those before it.
    if (answer.failure?.code !== 'AWAY') setDone((before) => before.filter((each) => each !== last))
  }

  return { last: done.at(-1) ?? null, undo, undoFailure, write, save, meeting }
}

export type Edits = ReturnType<typeof useEdits>
