import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import { isHeld } from '../../../domain/held.ts'
import { Action } from '../form/Action.tsx'
import { useWrongFocus } from '../form/useWrongFocus.ts'
import { useStaff } from '../staff.tsx'
import { ActivityForm } from './ActivityForm.tsx'
import type { Draft } from './draft.ts'
import { PanelDeeds } from './PanelDeeds.tsx'
import type { DraftErrors } from './read.ts'
import { ScopeDialog } from './ScopeDialog.tsx'
import type { Showing, Shown } from './showing.ts'
import { ToPhone } from './ToPhone.tsx'
import { t } from './text.ts'
import { useActivitySaving } from './useActivitySaving.ts'
import { usePanelDraft } from './usePanelDraft.ts'
import { warningsFor } from './warnings.ts'
import './panel.css'

interface PanelProps {
  programme: Programme
  today: string
  onDone: () => Promise<void>
  onKept: (showing: Shown) => Promise<void>
}

/** One activity beside the week: all that can be said of it, and what can be done with it. */
export function Panel({
  showing,
  onClose,
  ...props
}: PanelProps & { showing: Showing; onClose: () => void }) {
  const opened = showing.kind === 'occurrence' ? showing : null
  const id = useId()
  const panel = useRef<HTMLElement>(null)
  const begins = opened?.isByFinger ? 'h2' : 'input'
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is opened takes the focus.
  useEffect(() => panel.current?.querySelector<HTMLElement>(begins)?.focus(), [])
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
        <h2 id={id} className="panel-title" tabIndex={-1}>
          {opened ? opened.activity.title.sv : t('panel.new')}
        </h2>
        <Action look="quiet" icon={X} label={t('panel.close')} onPress={onClose} />
      </div>
      {opened?.view.cancelled && (
        <p className="panel-off">{t('panel.cancelled', { reason: opened.view.reason?.sv ?? '' })}</p>
      )}
      <PanelForm showing={showing} {...props} />
    </section>
  )
}

function PanelForm({ showing, programme, today, onDone, onKept }: PanelProps & { showing: Showing }) {
  const { day } = useStaff()
  const id = useId()
  const opened = showing.kind === 'occurrence' ? showing : null
  const { draft, filled, errors, isDirty, set, words } = usePanelDraft(showing, today)
  const [isSuggested, setIsSuggested] = useState(false)
  const [shownErrors, setShownErrors] = useState<DraftErrors>({})
  const { root, leadToWrong } = useWrongFocus<HTMLFormElement>()

  const saving = useActivitySaving({
    opened,
    catalogue: showing.kind === 'new' ? showing.from?.catalogue : undefined,
    programme: opened?.programme ?? programme,
    now: programme,
    today,
    onDone,
    onRefused: leadToWrong,
  })
  const change = (part: Partial<Draft>) => {
    set(part)
    setShownErrors({})
    saving.clear()
  }
  const submit = () => {
    setShownErrors(errors)
    if (filled) saving.save(filled)
    else leadToWrong()
  }
  return (
    <>
      <form
        ref={root}
        id={id}
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
            repeatWords={words.repeat}
            keptWords={words.kept}
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
      </form>
      <div className="panel-deeds">
        {opened && (
          <PanelDeeds
            opened={opened}
            now={programme}
            today={today}
            isDirty={isDirty}
            onDone={onDone}
            onKept={onKept}
          />
        )}
        <Action look="strong" className="panel-save" submit form={id} busy={saving.busy}>
          {t('panel.save')}
        </Action>
      </div>
      {saving.asking && (
        <ScopeDialog
          offered={saving.asking.offered}
          waits={saving.asking.waits}
          busy={saving.busy}
          onChoose={saving.choose}
          onClose={saving.forget}
        />
      )}
    </>
  )
}
