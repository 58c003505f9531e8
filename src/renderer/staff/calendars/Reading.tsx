import { Repeat } from 'lucide-react'
import { useState } from 'react'
import type { CalendarReading } from '../../../contract/staff/calendars.ts'
import { clockText } from '../../i18n/formats.ts'
import { sv } from '../../i18n/sv.ts'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { weekdayDateText } from '../form/dateText.ts'
import { TextField } from '../form/TextField.tsx'
import { useStaff } from '../staff.tsx'
import { t as common } from '../text.ts'
import { Problems } from './Problems.tsx'
import { t } from './text.ts'

export interface ReadFile {
  name: string
  text: string
  reading: CalendarReading
}

/** What a file holds, and whose it is; taken as one. */
export function Reading(props: { file: ReadFile; onClose: () => void; onTaken: (said: string) => void }) {
  const { file, onClose, onTaken } = props
  const { activities, problems } = file.reading
  const { write, day } = useStaff()
  const [organiser, setOrganiser] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<{ code: string; field?: string } | null>(null)
  const isNameless = organiser.trim() === ''
  const today = day.view?.date ?? ''

  const take = async () => {
    setTried(true)
    if (isNameless || busy) return
    setBusy(true)
    const what = t('file.taken', { count: activities.length, organiser: organiser.trim() })
    const answer = await write(what, (client) => client.calendars.take({ text: file.text, organiser }))
    setBusy(false)
    if (answer.data) return onTaken(t(answer.data.editId === null ? 'file.nothingNew' : 'file.done'))
    const { failure } = answer
    const field = failure.code === 'PERSONAL_NUMBER' ? failure.data.field : undefined
    setFailure({ code: failure.code, ...(field && { field }) })
  }
  const failed = failure && failureText(failure.code)
  const isOfName = failure?.field === 'organiser'
  return (
    <form
      className="block-form block-inner"
      onSubmit={(event) => {
        event.preventDefault()
        void take()
      }}
    >
      <h3>{t('file.read', { count: activities.length, name: file.name })}</h3>
      {activities.length > 0 && (
        <ul className="block-list calendar-activities">
          {activities.map((activity) => (
            <ActivityRow key={activity.uid} activity={activity} today={today} />
          ))}
        </ul>
      )}
      {activities.some(({ guessed }) => guessed) && <p className="muted">{t('file.guessed')}</p>}
      <Problems title={t('file.problems', { count: problems.length })} problems={problems} />
      {activities.length > 0 && (
        <TextField
          label={t('feeds.organiser')}
          hint={t('feeds.organiserHint')}
          value={organiser}
          onChange={setOrganiser}
          maxLength={80}
          error={tried && isNameless ? t('feeds.noOrganiser') : isOfName ? (failed ?? undefined) : undefined}
        />
      )}
      <div className="block-actions">
        <p role="alert" className="block-said field-error">
          {!isOfName && failed}
        </p>
        <Action onPress={onClose}>{common('save.cancel')}</Action>
        {activities.length > 0 && (
          <Action look="strong" submit busy={busy}>
            {t('file.take', { count: activities.length })}
          </Action>
        )}
      </div>
    </form>
  )
}

function ActivityRow(props: { activity: CalendarReading['activities'][number]; today: string }) {
  const { activity, today } = props
  const { title, start, durationMinutes, recurrence, place, goalArea } = activity
  return (
    <li className="block-row">
      <div className="block-words">
        <p className="block-name">{title}</p>
        <p className="muted">
          {`${weekdayDateText(start.slice(0, 10), today)} ${clockText(start)}, ${t('file.minutes', { count: durationMinutes })}`}
          {recurrence && (
            <>
              {' · '}
              <Repeat aria-hidden className="calendar-repeats" /> {t('file.repeats')}
            </>
          )}
          {place && ` · ${place}`}
        </p>
      </div>
      <p className="calendar-goal" data-tone={goalArea}>
        {sv[`goal.${goalArea}`]}
      </p>
    </li>
  )
}
