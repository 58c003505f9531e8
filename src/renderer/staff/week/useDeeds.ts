import { useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import { withNewDates, withOwnDates } from '../../../domain/editing/changes.ts'
import { cancelOccurrence, holdOccurrence } from '../../../domain/editing/occurrence.ts'
import { removeActivity } from '../../../domain/editing/series.ts'
import { failureText } from '../failureText.ts'
import { weekdayDateText } from '../form/dateText.ts'
import { useStaff, type Wish } from '../staff.tsx'
import { type Shown, showingOf } from './showing.ts'
import { t } from './text.ts'

/** What is done with one that is there, beside what is written of it: cancel it or hold it after all, and take it away. */
export function useDeeds(props: {
  opened: Shown
  /** The programme as it stands now. */
  now: Programme
  today: string
  /** What is typed beside is not saved. */
  isDirty: boolean
  onDone: () => Promise<void>
  /** Done, and the panel stays for what is typed in it. */
  onKept: (showing: Shown) => Promise<void>
}) {
  const { opened, now, today, isDirty, onDone, onKept } = props
  const { save } = useStaff()
  const [asking, setAsking] = useState<'cancel' | 'remove' | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const { view, programme, activity, date } = opened
  const title = view.title.sv
  const day = weekdayDateText(view.start.slice(0, 10), today)

  const run = async (wish: Wish, after: Shown['view'] | null) => {
    setBusy(true)
    setFailure(null)
    const saved = await save(wish)
    setBusy(false)
    if (!saved.done && saved.failure !== 'theirs') return setFailure(failureText(saved.failure))
    setAsking(null)
    const kept =
      isDirty && after && saved.done ? showingOf(withOwnDates(programme, wish.changes), after) : null
    if (kept) return onKept(kept)
    // What is typed stays also where somebody else's change was let stand.
    if (!isDirty || saved.done) await onDone()
  }
  return {
    asking,
    busy,
    failure,
    isDirty,
    ask: setAsking,
    close: () => {
      setAsking(null)
      setFailure(null)
    },
    hold: () =>
      run(
        {
          kind: 'held',
          changes: holdOccurrence(programme, { activity, date }),
          what: t('done.held', { title, day }),
        },
        { ...view, cancelled: false, reason: undefined },
      ),
    cancel: (why: string | undefined) => {
      const reason = why === undefined ? null : { sv: why }
      return run(
        {
          kind: 'cancelled',
          changes: cancelOccurrence(programme, { activity, date }, reason),
          what: t('done.cancelled', { title, day }),
        },
        { ...view, cancelled: true, reason: reason ?? undefined },
      )
    },
    remove: (scope: 'later' | 'all') =>
      run(
        {
          kind: 'removed',
          changes: removeActivity(withNewDates(programme, now), { activity, date, scope }),
          what: t('done.removed', { title }),
        },
        null,
      ),
  }
}

export type Deeds = ReturnType<typeof useDeeds>
