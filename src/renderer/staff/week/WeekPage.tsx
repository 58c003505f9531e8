import { ClipboardPaste, Copy, Plus, Printer } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { OccurrenceView } from '../../../contract/views.ts'
import { addDays, dateOf, isoWeek } from '../../../domain/dates.ts'
import { clashes } from '../../../domain/editing/clashes.ts'
import { copyWeek } from '../../../domain/editing/copyWeek.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Said } from '../form/Said.tsx'
import { useStaff } from '../staff.tsx'
import { focusItem } from './focusItem.ts'
import { Grid } from './Grid.tsx'
import { keyOf } from './layout.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { Panel } from './Panel.tsx'
import { type Showing, showingOf } from './showing.ts'
import { t } from './text.ts'
import type { Week } from './useWeek.ts'

/** A week that has come: its grid, the panel beside it, and what is done with the whole of it. */
export function WeekPage(
  props: Week & {
    today: string
    head: ReactNode
    onOpen: (view: 'paste' | 'print') => void
    onSaved: () => Promise<void>
  },
) {
  const { week, programme, today, head, onOpen, onSaved } = props
  const { save, leaving } = useStaff()
  const [showing, setShowing] = useState<Showing | null>(null)
  const [moving, setMoving] = useState<{ view: OccurrenceView; to: string } | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const shownKey = useRef<string | null>(null)
  useEffect(() => {
    // What was worked with has the focus again when the panel is gone.
    if (showing === null && shownKey.current !== null) focusItem(shownKey.current)
    shownKey.current = showing?.key ?? null
  }, [showing])
  const clashing = useMemo(() => clashes(week, programme), [week, programme])

  const show = (next: Showing | null) => {
    if (next?.key !== showing?.key) leaving(() => setShowing(next))
  }
  const showNew = (date: string, time: string) =>
    show({ kind: 'new', key: `new ${date} ${time}`, date, time })
  const open = (view: OccurrenceView) => {
    const found = showingOf(programme, view)
    if (found) show(found)
  }
  const finish = async () => {
    setShowing(null)
    await onSaved()
  }
  const copy = async () => {
    const changes = copyWeek(programme, addDays(week.from, -7), week.from)
    setSaid(changes.length === 0 ? t('copy.none') : null)
    if (changes.length === 0) return
    const what = t('copy.done', { count: changes.length, week: isoWeek(addDays(week.from, -7)).week })
    const saved = await save({ kind: 'copiedWeek', changes, what })
    if (!saved.done && saved.failure !== 'theirs') setSaid(failureText(saved.failure))
    await onSaved()
  }
  const firstFree = dateOf(today) >= week.from && today <= addDays(week.from, 6) ? today : week.from

  return (
    <>
      <div className="week-head">
        {head}
        <div className="week-deeds">
          <Action icon={ClipboardPaste} onPress={() => onOpen('paste')}>
            {t('week.paste')}
          </Action>
          <Action icon={Copy} onPress={() => void copy()}>
            {t('week.copy')}
          </Action>
          <Action icon={Printer} onPress={() => onOpen('print')}>
            {t('week.print')}
          </Action>
          <Action icon={Plus} look="strong" onPress={() => showNew(firstFree, '10:00')}>
            {t('week.new')}
          </Action>
        </div>
      </div>
      <Said className="week-said" text={said} />
      <Grid
        week={week}
        programme={programme}
        clashing={clashing}
        shown={showing?.kind === 'occurrence' ? keyOf(showing.view) : null}
        onOpen={open}
        onNew={showNew}
        onMove={(view, to) => setMoving({ view, to })}
      />
      {showing && (
        <Panel
          key={showing.key}
          showing={showing}
          programme={programme}
          today={today}
          onClose={() => show(null)}
          onDone={finish}
          onKept={async (kept) => {
            setShowing(kept)
            await onSaved()
          }}
        />
      )}
      {moving && (
        <MoveDialog
          {...moving}
          programme={programme}
          today={today}
          onEnd={(failure) => {
            setMoving(null)
            setSaid(failure)
            focusItem(keyOf(moving.view))
            void onSaved()
          }}
        />
      )}
    </>
  )
}
