import { capitalised, clockText } from '../../i18n/formats.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { weekdayDateText } from '../form/dateText.ts'
import { cancelReasons, ReasonDialog } from '../form/ReasonDialog.tsx'
import type { Shown } from './showing.ts'
import { t } from './text.ts'
import { type Deeds, useDeeds } from './useDeeds.ts'

/**
 * What is done with one that is there, and what is asked before. Stands outside the panel's form: Enter in a question must not save what
 * is typed there.
 */
export function PanelDeeds(props: Parameters<typeof useDeeds>[0]) {
  const { opened, today } = props
  const deeds = useDeeds(props)
  const { busy, failure, asking, ask, hold } = deeds
  const { cancelled } = opened.view
  return (
    <>
      {/* One button with two meanings, so that whoever has pressed it stands there still. */}
      <Action
        look={cancelled ? 'plain' : 'danger'}
        busy={busy}
        onPress={() => (cancelled ? void hold() : ask('cancel'))}
      >
        {t(cancelled ? 'panel.hold' : 'panel.cancel')}
      </Action>
      <Action look="danger" onPress={() => ask('remove')}>
        {t('panel.remove')}
      </Action>
      {failure && !asking && (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
      {asking === 'cancel' && <CancelDialog deeds={deeds} opened={opened} today={today} />}
      {asking === 'remove' && <RemoveDialog deeds={deeds} opened={opened} />}
    </>
  )
}

function CancelDialog({ deeds, opened: { view }, today }: { deeds: Deeds; opened: Shown; today: string }) {
  const { busy, failure, close, cancel } = deeds
  const day = capitalised(weekdayDateText(view.start.slice(0, 10), today), 'sv')
  return (
    <ReasonDialog
      title={t('cancel.title', { title: view.title.sv })}
      text={t('cancel.text', { day, time: clockText(view.start) })}
      reasons={cancelReasons}
      action={t('cancel.do')}
      busy={busy}
      failure={failure ?? undefined}
      onChoose={(reason) => {
        if (!busy) void cancel(reason)
      }}
      onClose={close}
    />
  )
}

function RemoveDialog({ deeds, opened: { view, activity } }: { deeds: Deeds; opened: Shown }) {
  const { busy, failure, isDirty, close, remove } = deeds
  return (
    <Dialog title={t('remove.title', { title: view.title.sv })} onClose={close}>
      <p>{activity.recurrence ? t('remove.series') : t('remove.once')}</p>
      {isDirty && <p>{t('remove.typed')}</p>}
      {failure && (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
      <div className="scope-choices">
        {activity.recurrence && (
          <Action look="danger" busy={busy} onPress={() => void remove('later')}>
            {t('scope.later')}
          </Action>
        )}
        <Action look="danger" busy={busy} onPress={() => void remove('all')}>
          {activity.recurrence ? t('scope.all') : t('remove.do')}
        </Action>
      </div>
      <div className="dialog-actions">
        <Action look="quiet" onPress={close}>
          {t('scope.back')}
        </Action>
      </div>
    </Dialog>
  )
}
