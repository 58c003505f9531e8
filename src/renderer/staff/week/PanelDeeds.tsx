import { useState } from 'react'
import type { Programme } from '../../../contract/programme.ts'
import { withNewDates } from '../../../domain/editing/changes.ts'
import { cancelOccurrence, holdOccurrence } from '../../../domain/editing/occurrence.ts'
import { removeActivity } from '../../../domain/editing/series.ts'
import { capitalised, clockText } from '../../i18n/formats.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { weekdayDateText } from '../form/dateText.ts'
import { TextField } from '../form/TextField.tsx'
import { useStaff, type Wish } from '../staff.tsx'
import type { Showing } from './showing.ts'
import { t } from './text.ts'

type Shown = Extract<Showing, { kind: 'occurrence' }>

/** What is done with one that is there: cancel it or hold it after all, and take it away. */
export function PanelDeeds(props: {
  opened: Shown
  now: Programme
  today: string
  onDone: () => Promise<void>
}) {
  const { opened, now, today, onDone } = props
  const { save } = useStaff()
  const [asking, setAsking] = useState<'cancel' | 'remove' | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const { view, programme, activity, date } = opened
  const title = view.title.sv
  const day = weekdayDateText(view.start.slice(0, 10), today)

  const run = async (wish: Wish) => {
    setBusy(true)
    const saved = await save(wish)
    setBusy(false)
    if (saved.done || saved.failure === 'theirs') {
      setAsking(null)
      return onDone()
    }
    setFailure(failureText(saved.failure))
  }
  const close = () => {
    setAsking(null)
    setFailure(null)
  }
  const remove = (scope: 'later' | 'all') =>
    void run({
      kind: 'removed',
      changes: removeActivity(withNewDates(programme, now), { activity, date, scope }),
      what: t('done.removed', { title }),
    })

  return (
    <>
      {view.cancelled ? (
        <Action
          busy={busy}
          onPress={() =>
            void run({
              kind: 'held',
              changes: holdOccurrence(programme, { activity, date }),
              what: t('done.held', { title, day }),
            })
          }
        >
          {t('panel.hold')}
        </Action>
      ) : (
        <Action look="danger" onPress={() => setAsking('cancel')}>
          {t('panel.cancel')}
        </Action>
      )}
      <Action look="danger" onPress={() => setAsking('remove')}>
        {t('panel.remove')}
      </Action>
      {failure && !asking && (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
      {asking === 'cancel' && (
        <CancelDialog
          title={t('cancel.title', { title })}
          text={t('cancel.text', { day: capitalised(day, 'sv'), time: clockText(view.start) })}
          busy={busy}
          failure={failure}
          onClose={close}
          onCancel={(reason) =>
            void run({
              kind: 'cancelled',
              changes: cancelOccurrence(programme, { activity, date }, reason ? { sv: reason } : null),
              what: t('done.cancelled', { title, day }),
            })
          }
        />
      )}
      {asking === 'remove' && (
        <Dialog title={t('remove.title', { title })} onClose={close}>
          <p>{activity.recurrence ? t('remove.series') : t('remove.once')}</p>
          {failure && (
            <p className="field-error" role="alert">
              {failure}
            </p>
          )}
          <div className="scope-choices">
            {activity.recurrence && (
              <Action look="danger" busy={busy} onPress={() => remove('later')}>
                {t('scope.later')}
              </Action>
            )}
            <Action look="danger" busy={busy} onPress={() => remove('all')}>
              {activity.recurrence ? t('scope.all') : t('remove.do')}
            </Action>
          </div>
          <div className="dialog-actions">
            <Action look="quiet" onPress={close}>
              {t('scope.back')}
            </Action>
          </div>
        </Dialog>
      )}
    </>
  )
}

function CancelDialog(props: {
  title: string
  text: string
  busy: boolean
  failure: string | null
  onClose: () => void
  onCancel: (reason: string) => void
}) {
  const { title, text, busy, failure, onClose, onCancel } = props
  const [reason, setReason] = useState('')
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <TextField
        label={t('cancel.reason')}
        hint={t('cancel.reasonHint')}
        value={reason}
        onChange={setReason}
        maxLength={120}
        error={failure ?? undefined}
      />
      <div className="dialog-actions">
        <Action look="quiet" onPress={onClose}>
          {t('scope.back')}
        </Action>
        <Action look="danger" busy={busy} onPress={() => onCancel(reason.trim())}>
          {t('cancel.do')}
        </Action>
      </div>
    </Dialog>
  )
}
