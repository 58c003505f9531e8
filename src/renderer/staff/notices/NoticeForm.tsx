import { useState } from 'react'
import type { StaffText } from '../../../contract/programme.ts'
import { clockText } from '../../i18n/formats.ts'
import { useText } from '../../i18n/text.tsx'
import { noticeItems } from '../../programme/Rows.tsx'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Choice } from '../form/Choice.tsx'
import { DateField } from '../form/DateField.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { dateText } from '../form/dateText.ts'
import { TextField } from '../form/TextField.tsx'
import { TimeField } from '../form/TimeField.tsx'
import { readDate, readTime } from '../form/typed.ts'
import { useClosing } from '../form/useClosing.ts'
import { useStaff } from '../staff.tsx'
import type { Notice } from './sorted.ts'
import { t } from './text.ts'

const levels = ['normal', 'urgent'] as const
const translations = ['fi', 'en', 'ar', 'so'] as const

interface Typed {
  text: StaffText
  level: Notice['level']
  fromDate: string
  fromTime: string
  untilDate: string
  untilTime: string
}
type Wrong = Partial<Record<'text' | 'fromDate' | 'fromTime' | 'untilDate' | 'untilTime' | 'all', string>>

function typedOf({ text, level, from, until }: Omit<Notice, 'id'>, today: string): Typed {
  return {
    text,
    level,
    fromDate: dateText(from.slice(0, 10), today),
    fromTime: clockText(from),
    untilDate: dateText(until.slice(0, 10), today),
    untilTime: clockText(until),
  }
}

/** What is typed as the fields of a message, or what is wrong with it. */
function readTyped(typed: Typed, now: string): { fields: Omit<Notice, 'id'> } | { wrong: Wrong } {
  const today = now.slice(0, 10)
  const [fromDate, untilDate] = [readDate(typed.fromDate, today), readDate(typed.untilDate, today)]
  const [fromTime, untilTime] = [readTime(typed.fromTime), readTime(typed.untilTime)]
  const [from, until] = [`${fromDate}T${fromTime}`, `${untilDate}T${untilTime}`]
  const wrong: Wrong = {}
  if (typed.text.sv.trim() === '') wrong.text = t('form.textEmpty')
  if (fromDate === null) wrong.fromDate = t('form.noDate')
  if (fromTime === null) wrong.fromTime = t('form.noTime')
  if (untilDate === null) wrong.untilDate = t('form.noDate')
  if (untilTime === null) wrong.untilTime = t('form.noTime')
  if (Object.keys(wrong).length > 0) return { wrong }
  if (until <= from) return { wrong: { untilDate: t('form.backwards') } }
  if (until <= now) return { wrong: { untilDate: t('form.over') } }
  const said = Object.entries(typed.text).filter(([, words]) => words.trim() !== '')
  const text = { ...Object.fromEntries(said.map(([language, words]) => [language, words.trim()])) }
  return { fields: { text: { ...text, sv: typed.text.sv.trim() }, level: typed.level, from, until } }
}

/**
 * Writes a message, or one that is there already (`seen`). `start` is what stands in the form at first; `now` is the venue's clock.
 */
export function NoticeForm(props: {
  id: string
  seen: Notice | null
  start: Omit<Notice, 'id'>
  now: string
  onClose: () => void
}) {
  const { id, seen, start, now, onClose } = props
  const today = now.slice(0, 10)
  const { save } = useStaff()
  const language = useText()
  const [typed, setTyped] = useState(() => typedOf(start, today))
  const [wrong, setWrong] = useState<Wrong>({})
  const [busy, setBusy] = useState(false)
  const close = useClosing(typed, onClose, { name: typed.text.sv })
  const change = (part: Partial<Typed>) => {
    setWrong({})
    setTyped((before) => ({ ...before, ...part }))
  }
  const send = async () => {
    const read = readTyped(typed, now)
    if ('wrong' in read) return setWrong(read.wrong)
    setBusy(true)
    const before = seen && { text: seen.text, level: seen.level, from: seen.from, until: seen.until }
    const saved = await save({
      kind: 'message',
      changes: [{ do: 'set', type: 'notice', id, fields: read.fields, ...(before && { seen: before }) }],
      what: t(seen ? 'notices.changed' : 'notices.added'),
    })
    setBusy(false)
    if (saved.done) return onClose()
    const said = saved.failure === 'theirs' ? t('form.theirs') : failureText(saved.failure)
    setWrong('field' in saved && saved.field?.startsWith('text') ? { text: said } : { all: said })
  }
  const translated = translations.some((each) => typed.text[each])

  return (
    <Dialog title={t(seen ? 'form.edit' : 'form.new')} onClose={close} wide>
      <form
        className="notice-form"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TextField
          label={t('form.text')}
          value={typed.text.sv}
          onChange={(sv) => change({ text: { ...typed.text, sv } })}
          error={wrong.text}
          lines={2}
          maxLength={500}
        />
        <details open={translated}>
          <summary className="notice-fold">{t('form.translations')}</summary>
          <div className="notice-form">
            {translations.map((each) => (
              <TextField
                key={each}
                label={t(`form.${each}`)}
                lang={each}
                value={typed.text[each] ?? ''}
                onChange={(words) => change({ text: { ...typed.text, [each]: words } })}
                lines={2}
                maxLength={500}
              />
            ))}
          </div>
        </details>
        <Choice
          label={t('form.level')}
          value={typed.level}
          options={levels.map((value) => ({ value, content: t(`form.${value}`) }))}
          onChange={(level) => change({ level })}
        />
        <div className="notice-span">
          <DateField
            label={t('form.fromDate')}
            near={today}
            value={typed.fromDate}
            onChange={(fromDate) => change({ fromDate })}
            error={wrong.fromDate}
          />
          <TimeField
            label={t('form.fromTime')}
            value={typed.fromTime}
            onChange={(fromTime) => change({ fromTime })}
            error={wrong.fromTime}
          />
          <DateField
            label={t('form.untilDate')}
            near={today}
            value={typed.untilDate}
            onChange={(untilDate) => change({ untilDate })}
            error={wrong.untilDate}
          />
          <TimeField
            label={t('form.untilTime')}
            value={typed.untilTime}
            onChange={(untilTime) => change({ untilTime })}
            error={wrong.untilTime}
          />
        </div>
        {typed.text.sv.trim() !== '' && (
          <section aria-label={t('form.preview')}>
            <h3 className="notice-label">{t('form.preview')}</h3>
            <div className="notice-preview" inert aria-hidden>
              {noticeItems(language, [{ id, ...start, text: typed.text, level: typed.level }]).map((item) => (
                <div key={item.key}>{item.content}</div>
              ))}
            </div>
          </section>
        )}
        {wrong.all && (
          <p className="field-error" role="alert">
            {wrong.all}
          </p>
        )}
        <div className="dialog-actions">
          <Action onPress={close}>{t('form.cancel')}</Action>
          <Action look="strong" busy={busy} submit>
            {t('form.save')}
          </Action>
        </div>
      </form>
    </Dialog>
  )
}
