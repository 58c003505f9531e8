import { useCallback, useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import type { Change, Conflict } from '../../../contract/staff/edit.ts'
import { keepTheirs } from '../../../domain/editing/keepTheirs.ts'
import type { Saved, Staff, Wish } from '../staff.tsx'

/** An edit that can be taken back until the staff pages are left. */
interface Done {
  editId: string
  what: string
}

/** What came of the last "Ångra", until the next edit. */
export type Undone = { what: string } | { failure: string }

/** How a person answers a meeting; `back` is to the form, with nothing saved and nothing lost. */
export type MeetingAnswer = 'mine' | 'theirs' | 'back'

/** A save that met somebody else's change, and how to answer it. */
export interface Meeting {
  wish: Wish
  conflicts: Conflict[]
  /** As it stands now, for its words. */
  programme: Programme
  /** Whether something of the wish is saved also when theirs stands. */
  keepsSome: boolean
  answer: (how: MeetingAnswer) => void
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

/** Failures after which the same may be asked again; whatever else stops an undo will always stop it. */
const passing = new Set(['AWAY', 'NOT_SAVED', 'SIGNED_OUT'])

/** Saving, undo, and what to do when two people have changed the same. */
export function useEdits({ ask: call, may }: Pick<Staff, 'ask' | 'may'>) {
  const [done, setDone] = useState<readonly Done[]>([])
  const [meeting, setMeeting] = useState<Meeting | null>(null)
  const [undone, setUndone] = useState<Undone | null>(null)

  const note = useCallback((editId: string | null, what: string) => {
    setUndone(null)
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
    if (failure.code === 'CHANGED_MEANWHILE') return meet(wish, failure.data.conflicts)
    const isOfField = failure.code === 'UNREADABLE' || failure.code === 'PERSONAL_NUMBER'
    return { done: false, failure: failure.code, field: isOfField ? failure.data.field : undefined }
  }

  const meet = async (wish: Wish, conflicts: Conflict[]): Promise<Saved> => {
    const { data: programme, failure } = await call((client) => client.programme.all())
    if (failure) return { done: false, failure: failure.code }
    const left = keepTheirs(wish.changes, conflicts)
    const how = await new Promise<MeetingAnswer>((answer) =>
      setMeeting({ wish, conflicts, programme, keepsSome: left.length > 0, answer }),
    )
    setMeeting(null)
    if (how === 'mine') return save({ ...wish, changes: insisting(wish.changes, conflicts) })
    if (how === 'back') return { done: false, failure: 'CHANGED_MEANWHILE' }
    return left.length > 0 ? save({ ...wish, changes: left }) : { done: false, failure: 'theirs' }
  }

  const undo = async () => {
    const last = done.at(-1)
    if (!last) return
    const input = { editId: last.editId }
    const { failure } = may('staff')
      ? await call((client) => client.programme.undo(input))
      : await call((client) => client.today.undo(input))
    setUndone(failure ? { failure: failure.code } : { what: last.what })
    // One that can never be taken back must not stand in the way of those before it.
    if (!failure || !passing.has(failure.code)) setDone((before) => before.filter((each) => each !== last))
  }

  return { last: done.at(-1) ?? null, undo, undone, write, save, meeting }
}

export type Edits = ReturnType<typeof useEdits>
