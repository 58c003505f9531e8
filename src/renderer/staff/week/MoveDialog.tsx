import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import type { OccurrenceView } from '../../../contract/views.ts'
import { dateOf, timeOf } from '../../../domain/dates.ts'
import { changesFor, type Filled, scopesOf } from '../../../domain/editing/form.ts'
import type { Scope } from '../../../domain/editing/series.ts'
import { clockText } from '../../i18n/formats.ts'
import { failureText } from '../failureText.ts'
import { weekdayDateText } from '../form/dateText.ts'
import { useStaff } from '../staff.tsx'
import { filledOf } from './read.ts'
import { ScopeDialog } from './ScopeDialog.tsx'
import { showingOf } from './showing.ts'
import { t } from './text.ts'

/** What follows when one of the week has been dragged: a question where it comes back, else it is moved at once. */
export function MoveDialog(props: {
  view: OccurrenceView
  to: string
  programme: Programme
  today: string
  /** `failure` is a sentence, null when it went well or nothing was done. */
  onEnd: (failure: string | null) => void
}) {
  const { view, to, programme, today, onEnd } = props
  const { save } = useStaff()
  const [busy, setBusy] = useState(false)
  const opened = showingOf(programme, view)
  const before = opened && filledOf(opened, today)
  const after: Filled | null = before && { ...before, date: dateOf(to), time: timeOf(to) }
  const offered = opened && before && after ? scopesOf(opened.activity, opened.date, before, after) : []

  const move = async (scope: Scope) => {
    if (!opened || !before || !after) return onEnd(failureText('GONE'))
    setBusy(true)
    const { activity, date } = opened
    const wish = { activity, date, before, after, scope, newId: crypto.randomUUID(), today }
    const what = t('done.moved', {
      title: view.title.sv,
      day: weekdayDateText(after.date, today),
      time: clockText(to),
    })
    const saved = await save({ kind: 'moved', changes: changesFor(programme, wish), what })
    onEnd(saved.done || saved.failure === 'theirs' ? null : failureText(saved.failure))
  }
  const begun = useRef(false)
  const moveOnce = useEffectEvent(() => {
    if (offered.length > 0 || begun.current) return
    begun.current = true
    void move('all')
  })
  useEffect(() => moveOnce(), [])
  if (offered.length === 0) return null
  return (
    <ScopeDialog
      offered={offered}
      waits={false}
      busy={busy}
      onChoose={(scope) => void move(scope)}
      onClose={() => onEnd(null)}
    />
  )
}
