import type { Conflict } from '../../../contract/staff/edit.ts'
import { Action } from '../form/Action.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { t } from '../text.ts'
import { isOfWhole, type Meeting } from './useEdits.ts'
import { valueText } from './valueText.ts'

/** What this person wanted there. */
function mineOf({ wish }: Meeting, { id, field }: Conflict): unknown {
  const change = wish.changes.find((each) => each.id === id)
  if (change?.do !== 'set') return null
  // What was not changed and yet met is what the change rests on, as it was seen.
  return Object.hasOwn(change.fields, field) ? change.fields[field] : change.seen?.[field]
}

/** What this person wanted of what is no longer there, to be read before it goes. */
function lostOf({ wish, conflicts }: Meeting): [key: string, text: string][] {
  const removed = new Set(conflicts.filter(isOfWhole).map(({ id }) => id))
  return wish.changes.flatMap((change) =>
    change.do === 'set' && removed.has(change.id)
      ? Object.entries(change.fields).map(([field, value]): [string, string] => [
          `${change.id} ${field}`,
          valueText(value) || t('conflict.nothing'),
        ])
      : [],
  )
}

/** Somebody has taken away what this person has changed: there is nothing left in which theirs could stand. */
function RemovedDialog({ meeting }: { meeting: Meeting }) {
  const who = meeting.conflicts.find(isOfWhole)?.by ?? t('conflict.somebody')
  return (
    <Dialog title={t('conflict.removedTitle')} onClose={() => meeting.answer(false)} wide>
      <p>{t('conflict.removed', { who })}</p>
      <dl className="conflicts">
        <div className="conflict">
          <dt>{t('conflict.yours')}</dt>
          {lostOf(meeting).map(([key, text]) => (
            <dd key={key}>{text}</dd>
          ))}
        </div>
      </dl>
      <div className="dialog-actions">
        <Action look="strong" onPress={() => meeting.answer(false)}>
          {t('conflict.keepRemoved')}
        </Action>
      </div>
    </Dialog>
  )
}

/** Two people have changed the same: nobody's work is overwritten before one of them has said so. */
export function MeetingDialog({ meeting }: { meeting: Meeting }) {
  const { conflicts, answer } = meeting
  if (conflicts.some(isOfWhole)) return <RemovedDialog meeting={meeting} />
  const who = conflicts.find(({ by }) => by !== undefined)?.by ?? t('conflict.somebody')
  return (
    <Dialog title={t('conflict.title')} onClose={() => answer(false)} wide>
      <p>{t('conflict.text', { who })}</p>
      <dl className="conflicts">
        {conflicts.map((conflict) => (
          <div key={`${conflict.id} ${conflict.field}`} className="conflict">
            <dt>{t('conflict.theirs')}</dt>
            <dd>{valueText(conflict.theirs) || t('conflict.nothing')}</dd>
            <dt>{t('conflict.yours')}</dt>
            <dd>{valueText(mineOf(meeting, conflict)) || t('conflict.nothing')}</dd>
          </div>
        ))}
      </dl>
      <div className="dialog-actions">
        <Action onPress={() => answer(false)}>{t('conflict.keepTheirs')}</Action>
        <Action look="strong" onPress={() => answer(true)}>
          {t('conflict.useMine')}
        </Action>
      </div>
    </Dialog>
  )
}
