import { useState } from 'react'
import { addDays } from '../../../domain/dates.ts'
import { Action } from '../form/Action.tsx'
import { Choice } from '../form/Choice.tsx'
import { DateField } from '../form/DateField.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { dateText } from '../form/dateText.ts'
import { TextField } from '../form/TextField.tsx'
import { TimeField } from '../form/TimeField.tsx'
import { readDate, readTime } from '../form/typed.ts'
import { useClosing } from '../form/useClosing.ts'
import { t } from './text.ts'
import { useQuick } from './useQuick.ts'

const ready = [
  'message.toilet',
  'message.lift',
  'message.coffee',
  'message.volunteer',
  'message.closing',
] as const
const levels = ['normal', 'urgent'] as const
const spans = ['endOfDay', 'tomorrow', 'own'] as const

/** A message for the screen: a ready-made one is shown with one press, an own one when it is written. `now` is the venue's clock. */
export function MessageDialog({ now, onClose }: { now: string; onClose: () => void }) {
  const today = now.slice(0, 10)
  const { run, busy, said } = useQuick()
  const [text, setText] = useState('')
  const [level, setLevel] = useState<(typeof levels)[number]>('normal')
  const [span, setSpan] = useState<(typeof spans)[number]>('endOfDay')
  const [date, setDate] = useState(dateText(today, today))
  const [time, setTime] = useState('')
  const close = useClosing({ text, date, time }, onClose, { name: text })
  const [wrong, setWrong] = useState<{ text?: string; date?: string; time?: string }>({})

  const untilOf = (): string | null => {
    if (span === 'endOfDay') return `${today}T23:59`
    if (span === 'tomorrow') return `${addDays(today, 1)}T23:59`
    const [day, at] = [readDate(date, today), readTime(time)]
    const until = `${day}T${at}`
    if (day !== null && at !== null && until > now) return until
    setWrong({
      date: day === null ? t('move.noDate') : undefined,
      time: at === null ? t('move.noTime') : day === null ? undefined : t('move.passed'),
    })
    return null
  }
  const show = async (words: string) => {
    setWrong({})
    const until = untilOf()
    if (until === null) return
    if (words.trim() === '') return setWrong({ text: t('message.empty') })
    const input = { text: words.trim(), urgent: level === 'urgent', until }
    if (await run(t('messages.shown'), (client) => client.today.message(input))) onClose()
  }

  return (
    <Dialog title={t('message.title')} onClose={close} wide>
      <form
        className="asking"
        onSubmit={(event) => {
          event.preventDefault()
          void show(text)
        }}
      >
        <div className="today-pair">
          <Choice
            label={t('message.level')}
            value={level}
            options={levels.map((value) => ({ value, content: t(`message.${value}`) }))}
            onChange={setLevel}
          />
          <Choice
            label={t('message.until')}
            value={span}
            options={spans.map((value) => ({ value, content: t(`message.${value}`) }))}
            onChange={setSpan}
          />
        </div>
        {span === 'own' && (
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
        )}
        <div>
          <h3 className="today-sub">{t('message.ready')}</h3>
          <div className="asking-answers">
            {ready.map((id) => (
              <Action key={id} className="message-ready" busy={busy} onPress={() => void show(t(id))}>
                {t(id)}
              </Action>
            ))}
          </div>
        </div>
        <TextField
          label={t('message.text')}
          value={text}
          onChange={setText}
          error={wrong.text ?? said}
          lines={2}
          maxLength={200}
        />
        <div className="dialog-actions">
          <Action onPress={close}>{t('dialog.close')}</Action>
          <Action look="strong" busy={busy} submit>
            {t('message.show')}
          </Action>
        </div>
      </form>
    </Dialog>
  )
}
