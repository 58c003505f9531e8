import { X } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import { differenceOf, isChanged } from '../../../domain/editing/form.ts'
import { isHeld } from '../../../domain/held.ts'
import { clockText } from '../../i18n/formats.ts'
import { Action } from '../form/Action.tsx'
import { repeatText, wordsOf } from '../form/repeatText.ts'
import { readDate, readTime } from '../form/typed.ts'
import { useStaff, useUnsaved } from '../staff.tsx'
import { ActivityForm } from './ActivityForm.tsx'
import { type Draft, draftOf, newDraft, repeatOf } from './draft.ts'
import { minutesOf, timeOfMinutes } from './layout.ts'
import { PanelDeeds } from './PanelDeeds.tsx'
import { type DraftErrors, filledOf, readDraft } from './read.ts'
import { ScopeDialog } from './ScopeDialog.tsx'
import type { Showing } from './showing.ts'
import { ToPhone } from './ToPhone.tsx'
import { t } from './text.ts'
import { useActivitySaving } from './useActivitySaving.ts'
import { warningsFor } from './warnings.ts'
import './panel.css'

/** One activity beside the week: all that can be said of it, and what can be done with it. */
export function Panel(props: {
  showing: Showing
  programme: Programme
  today: string
  onClose: () => void
  onDone: () => Promise<void>
}) {
  const { showing, programme, today, onClose, onDone } = props
  const { day } = useStaff()
  const opened = showing.kind === 'occurrence' ? showing : null
  const initial = useMemo<Draft>(
    () =>
      showing.kind === 'new'
        ? newDraft(showing.date, showing.time, today)
        : draftOf(showing.activity, showing.own, showing.date, today),
    [showing, today],
  )
  const [draft, setDraft] = useState(initial)
  const [isSuggested, setIsSuggested] = useState(false)
  const [shownErrors, setShownErrors] = useState<DraftErrors>({})
  const id = useId()
  const panel = useRef<HTMLElement>(null)
  const { filled, errors } = readDraft(draft, opened, today)
  const isDirty = opened
    ? !filled || isChanged(differenceOf(filledOf(opened, today), filled))
    : JSON.stringify({ ...draft, goalArea: null }) !== JSON.stringify({ ...initial, goalArea: null })
  useUnsaved(isDirty, draft.title.trim() || t('unsaved.unnamed'))
  useEffect(() => panel.current?.querySelector<HTMLElement>('input')?.focus(), [])

  const saving = useActivitySaving({
    opened,
    programme: opened?.programme ?? programme,
    now: programme,
    today,
    onDone,
  })
  const change = (part: Partial<Draft>) => {
    setDraft((before) => followed(before, part))
    setShownErrors({})
    saving.clear()
  }
  const submit = () => {
    setShownErrors(errors)
    if (filled) saving.save(filled)
  }
  const date = readDate(draft.date, today)
  const repeat = repeatOf(draft, date ?? today, readDate(draft.until, date ?? today) ?? undefined)
  const isUntouched =
    draft.repeat === initial.repeat && draft.until === initial.until && draft.days === initial.days
  const ruleWords =
    opened && repeatText(opened.activity.recurrence, opened.activity.start.slice(0, 10), today)
  const words =
    (isUntouched || repeat === 'kept') && ruleWords
      ? ruleWords
      : repeat === 'kept'
        ? ''
        : wordsOf(repeat, date ?? today, today)
  const isKept = initial.repeat === 'kept'

  return (
    <section
      ref={panel}
      className="week-panel"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <div className="panel-head">
        <h2 id={id} className="panel-title">
          {opened ? opened.activity.title.sv : t('panel.new')}
        </h2>
        <Action look="quiet" icon={X} label={t('panel.close')} onPress={onClose} />
      </div>
      {opened?.view.cancelled && (
        <p className="panel-off">{t('panel.cancelled', { reason: opened.view.reason?.sv ?? '' })}</p>
      )}
      <form
        className="panel-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className="panel-fields">
          <ActivityForm
            draft={draft}
            errors={{ ...shownErrors, ...saving.errors }}
            rooms={programme.rooms}
            today={today}
            repeatWords={words}
            keptWords={isKept ? ruleWords : null}
            warnings={filled ? warningsFor(programme, filled, opened?.view.id ?? null) : []}
            isSuggested={isSuggested}
            onChange={change}
            onGoalArea={(goalArea, suggested) => {
              change({ goalArea })
              setIsSuggested(suggested)
            }}
          />
          {opened && isHeld(opened.view) && (
            <ToPhone view={opened.view} today={today} now={day.offset + performance.now()} />
          )}
        </div>
        {saving.failure && (
          <p className="field-error panel-failure" role="alert">
            {saving.failure}
          </p>
        )}
        <div className="panel-deeds">
          {opened && <PanelDeeds opened={opened} now={programme} today={today} onDone={onDone} />}
          <Action look="strong" className="panel-save" submit busy={saving.busy}>
            {t('panel.save')}
          </Action>
        </div>
      </form>
      {saving.asking && (
        <ScopeDialog
          offered={saving.asking.offered}
          waits={saving.asking.waits}
          busy={saving.busy}
          onChoose={saving.choose}
          onClose={saving.forget}
        />
      )}
    </section>
  )
}

/** The draft after a change: a start that is moved takes the end along. */
function followed(before: Draft, part: Partial<Draft>): Draft {
  const after = { ...before, ...part }
  const [from, to, start] = [readTime(before.start), readTime(before.end), readTime(after.start)]
  if (part.start === undefined || !from || !to || !start || to <= from) return after
  const end = minutesOf(start) + minutesOf(to) - minutesOf(from)
  return end < 1440 ? { ...after, end: clockText(timeOfMinutes(end)) } : after
}
