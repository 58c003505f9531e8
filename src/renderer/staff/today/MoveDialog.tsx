import { useState } from 'react'
import type { OccurrenceView } from '../../../contract/views.ts'
import { clockText } from '../../i18n/formats.ts'
import { Action } from '../form/Action.tsx'
import { DateField } from '../form/DateField.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { dateText } from '../form/dateText.ts'
import { TextField } from '../form/TextField.tsx'
import { TimeField } from '../form/TimeField.tsx'
import { readDate, readTime } from '../form/typed.ts'
import { useClosing } from '../form/useClosing.ts'
import { t } from './text.ts'
import { laterStarts } from './times.ts'
import { useQuick } from './useQuick.ts'

/** "14.30" on the same day, else "26 november 14.30". */
export function whenText(moment: string, today: string): string {
  const time = clockText(moment)
  const date = moment.slice(0, 10)
  return date === today ? time : `${dateText(date, today)} ${time}`
}

/** Moves one occurrence: later today with one press, or to any time and day. `now` is the venue's clock. */
export function MoveDialog(props: { occurrence: OccurrenceView; now: string; onClose: () => void }) {
  const { occurrence, now, onClose } = props
  const today = now.slice(0, 10)
  const title = occurrence.title.sv
  const { run, busy, said } = useQuick()
  const [date, setDate] = useState(dateText(occurrence.start.slice(0, 10), today))
  const [time, setTime] = useState(clockText(occurrence.start))
  const [reason, setReason] = useState('')
  const close = useClosing({ date, time, reason }, onClose, { name: title })
  const [wrong, setWrong] = useState<{ date?: string; time?: string }>({})
  const move = async (to: string) => {
    const what = t('move.done', { title, time: whenText(to, today) })
    const input = { occurrenceId: occurrence.id, to, reason: reason.trim() || undefined }
    if (await run(what, (client) => client.today.move(input))) onClose()
  }
  const moveTyped = () => {
    const [day, at] = [readDate(date, today), readTime(time)]
    const to = `${day}T${at}`
    setWrong({
      date: day === null ? t('move.noDate') : undefined,
      time: at === null ? t('move.noTime') : day !== null && to <= now ? t('move.passed') : undefined,
    })
    if (day !== null && at !== null && to > now) void move(to)
  }
  const later = laterStarts(occurrence.start, now)
  return (
    <Dialog title={t('move.title', { title })} onClose={close}>
      <div className="asking">
        <p>{t('move.from', { time: whenText(occurrence.start, today) })}</p>
        {later.length > 0 && (
          <div>
            <h3 className="today-sub">{t('move.later')}</h3>
            <div className="asking-answers today-times">
              {later.map((to) => (
                <Action key={to} look="strong" busy={busy} onPress={() => void move(to)}>
                  {t('move.to', { time: clockText(to) })}
                </Action>
              ))}
            </div>
          </div>
        )}
        <form
          className="asking"
          onSubmit={(event) => {
            event.preventDefault()
            moveTyped()
          }}
        >
          <div>
            <h3 className="today-sub">{t('move.other')}</h3>
            <div className="today-pair">
              <DateField
                label={t('move.date')}
                near={today}
                value={date}
                onChange={setDate}
                error={wrong.date}
              />
              <TimeField label={t('move.time')} value={time} onChange={setTime} error={wrong.time} />
            </div>
          </div>
          <TextField
            label={t('move.reason')}
            value={reason}
            onChange={setReason}
            error={said}
            maxLength={120}
          />
          <div className="dialog-actions">
            <Action onPress={close}>{t('dialog.close')}</Action>
            <Action look="strong" busy={busy} submit>
              {t('move.do')}
            </Action>
          </div>
        </form>
      </div>
    </Dialog>
  )
}
