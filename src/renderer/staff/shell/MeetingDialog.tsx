import type { ReactNode } from 'react'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { t } from '../text.ts'
import { isOfWhole, lostRows, meetingRows } from './meetingRows.ts'
import type { Meeting } from './useEdits.ts'

interface MeetingProps {
  meeting: Meeting
  /** The venue's day. */
  today: string
}

/** Somebody has taken away what this person has changed: there is nothing left in which theirs could stand. */
function RemovedDialog({ meeting, today }: MeetingProps) {
  const { wish, conflicts, programme, answer } = meeting
  const who = conflicts.find(isOfWhole)?.by ?? t('conflict.somebody')
  const lost = lostRows(wish.changes, conflicts, programme, today)
  return (
    <Dialog title={t('conflict.removedTitle')} onClose={() => answer('back')} wide>
      <p>{t('conflict.removed', { who })}</p>
      {lost.length > 0 && (
        <section className="conflict" aria-label={t('conflict.yours')}>
          <h3 className="conflict-name">{t('conflict.yours')}</h3>
          <dl>
            {lost.map(({ key, name, mine }) => (
              <Said key={key} name={name}>
                {mine}
              </Said>
            ))}
          </dl>
        </section>
      )}
      <div className="dialog-actions">
        <Action onPress={() => answer('back')}>{t('conflict.back')}</Action>
        <Action look="strong" onPress={() => answer('theirs')}>
          {t('conflict.keepRemoved')}
        </Action>
      </div>
    </Dialog>
  )
}

function Said({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children || t('conflict.nothing')}</dd>
    </>
  )
}

/** Two people have changed the same: nobody's work is overwritten before one of them has said so. */
export function MeetingDialog({ meeting, today }: MeetingProps) {
  const { wish, conflicts, programme, keepsSome, answer } = meeting
  if (conflicts.some(isOfWhole)) return <RemovedDialog meeting={meeting} today={today} />
  const who = conflicts.find(({ by }) => by !== undefined)?.by ?? t('conflict.somebody')
  return (
    <Dialog title={t('conflict.title')} onClose={() => answer('back')} wide>
      <p>{t('conflict.text', { who })}</p>
      <div className="conflicts">
        {meetingRows(wish.changes, conflicts, programme, today).map(({ key, name, of, theirs, mine }) => (
          <section key={key} className="conflict">
            <h3 className="conflict-name">{of === '' ? name : t('conflict.fieldOf', { name, of })}</h3>
            <dl>
              <Said name={t('conflict.theirs')}>{theirs}</Said>
              <Said name={t('conflict.yours')}>{mine}</Said>
            </dl>
          </section>
        ))}
      </div>
      <p className="muted">{t(keepsSome ? 'conflict.restSaved' : 'conflict.noneSaved')}</p>
      <div className="dialog-actions">
        <Action look="quiet" onPress={() => answer('back')}>
          {t('conflict.back')}
        </Action>
        <Action onPress={() => answer('theirs')}>{t('conflict.keepTheirs')}</Action>
        <Action look="strong" onPress={() => answer('mine')}>
          {t('conflict.useMine')}
        </Action>
      </div>
    </Dialog>
  )
}
