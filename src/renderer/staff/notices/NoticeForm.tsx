import { useState } from 'react'
import { useText } from '../../i18n/text.tsx'
import { noticeItems } from '../../programme/Rows.tsx'
import { failureText } from '../failureText.ts'
import { Action } from '../form/Action.tsx'
import { Choice } from '../form/Choice.tsx'
import { DateField } from '../form/DateField.tsx'
import { Dialog } from '../form/Dialog.tsx'
import { TimeField } from '../form/TimeField.tsx'
import { TranslatedField } from '../form/TranslatedField.tsx'
import { textOf } from '../form/translated.ts'
import { useClosing } from '../form/useClosing.ts'
import { useStaff } from '../staff.tsx'
import { type NoticeDraft, type NoticeWrong, noticeDraftOf, readNotice } from './noticeDraft.ts'
import type { Notice } from './sorted.ts'
import { t } from './text.ts'

const levels = ['normal', 'urgent'] as const
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
  const [typed, setTyped] = useState(() => noticeDraftOf(start, today))
  const [wrong, setWrong] = useState<NoticeWrong>({})
  const [busy, setBusy] = useState(false)
  const close = useClosing(typed, onClose, { name: typed.text.sv })
  const change = (part: Partial<NoticeDraft>) => {
    setWrong({})
    setTyped((before) => ({ ...before, ...part }))
  }
  const send = async () => {
    const read = readNotice(typed, now)
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

  return (
    <Dialog title={t(seen ? 'form.edit' : 'form.new')} onClose={close} wide>
      <form
        className="asking notice-form"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TranslatedField
          label={t('form.text')}
          value={typed.text}
          onChange={(text) => change({ text })}
          error={wrong.text}
          lines={2}
          maxLength={500}
        />
        <Choice
          label={t('form.level')}
          value={typed.level}
          options={levels.map((value) => ({ value, content: t(`form.${value}`) }))}
          onChange={(level) => change({ level })}
        />
        <Span {...{ typed, wrong, today }} onChange={change} />
        <Preview typed={typed} start={start} />
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

/** From when to when it is shown. */
function Span(props: {
  typed: NoticeDraft
  wrong: NoticeWrong
  today: string
  onChange: (part: Partial<NoticeDraft>) => void
}) {
  const { typed, wrong, today, onChange } = props
  const field = (key: 'fromDate' | 'fromTime' | 'untilDate' | 'untilTime') => ({
    label: t(`form.${key}`),
    value: typed[key],
    onChange: (text: string) => onChange({ [key]: text }),
    error: wrong[key],
  })
  return (
    <div className="notice-span">
      <DateField near={today} {...field('fromDate')} />
      <TimeField {...field('fromTime')} />
      <DateField near={today} {...field('untilDate')} />
      <TimeField {...field('untilTime')} />
    </div>
  )
}

/** The message as visitors will see it. */
function Preview({ typed, start }: { typed: NoticeDraft; start: Omit<Notice, 'id'> }) {
  const language = useText()
  const text = textOf(typed.text)
  if (text === null) return null
  return (
    <section aria-label={t('form.preview')}>
      <h3 className="notice-label">{t('form.preview')}</h3>
      <div className="notice-preview" inert aria-hidden>
        {noticeItems(language, [{ id: 'preview', ...start, text, level: typed.level }]).map((item) => (
          <div key={item.key}>{item.content}</div>
        ))}
      </div>
    </section>
  )
}
