import type { NoticeFields, OpeningExceptionFields, OpeningHoursFields } from '../../../contract/programme.ts'
import { type Weekday, weekdays } from '../../../contract/words.ts'
import { clockText } from '../../i18n/formats.ts'
import { Check } from '../form/Check.tsx'
import { DateField } from '../form/DateField.tsx'
import { dateText, weekdayNames } from '../form/dateText.ts'
import { TextField } from '../form/TextField.tsx'
import { TimeField } from '../form/TimeField.tsx'
import { emptyWrong, readDate, readSpan, told, useTyped } from './fields.ts'
import { t } from './text.ts'

type Hours = OpeningExceptionFields['hours']

/** Taken when a day that was closed is opened, for a person to mend. */
const usualHours = { from: '09:00', to: '16:00' }

function HoursFields({ hours, onChange }: { hours: Hours; onChange: (hours: Hours | undefined) => void }) {
  const { from, to } = hours ?? usualHours
  const typed = useTyped<'from' | 'to', Hours | undefined>(
    { from: clockText(from), to: clockText(to) },
    (texts) => {
      const span = readSpan(texts.from, texts.to)
      if ('from' in span) return { value: span }
      return { wrong: told({ from: span.wrongFrom, to: span.wrongTo }) }
    },
    (value) => onChange(value ?? undefined),
  )
  return (
    <>
      <Check checked={hours === null} onChange={(closed) => onChange(closed ? null : usualHours)}>
        {t('field.closed')}
      </Check>
      {hours !== null && (
        <>
          <TimeField label={t('field.opens')} {...typed.field('from')} />
          <TimeField label={t('field.closes')} {...typed.field('to')} />
        </>
      )}
    </>
  )
}

/** What differs on one day. */
export function OpeningForm(props: {
  fields: OpeningExceptionFields
  onChange: (fields: OpeningExceptionFields | null) => void
}) {
  const { fields, onChange } = props
  return (
    <div className="draft-fields">
      <HoursFields
        hours={fields.hours}
        onChange={(hours) => onChange(hours === undefined ? null : { ...fields, hours })}
      />
      <TextField
        label={t('field.reason')}
        maxLength={200}
        value={fields.reason?.sv ?? ''}
        onChange={(sv) => onChange({ ...fields, reason: sv === '' ? undefined : { sv } })}
      />
    </div>
  )
}

/** The ordinary hours of the weekdays that the text states. */
export function HoursForm(props: {
  fields: Partial<Pick<OpeningHoursFields, Weekday>>
  onChange: (fields: Partial<Pick<OpeningHoursFields, Weekday>> | null) => void
}) {
  const { fields, onChange } = props
  return weekdays.map((day) => {
    const hours = fields[day]
    return hours === undefined ? null : (
      <fieldset key={day} className="draft-fields">
        <legend className="field-label">{weekdayNames[day]}</legend>
        <HoursFields
          hours={hours}
          onChange={(mended) => onChange(mended === undefined ? null : { ...fields, [day]: mended })}
        />
      </fieldset>
    )
  })
}

export function NoticeForm(props: {
  fields: NoticeFields
  today: string
  onChange: (fields: NoticeFields | null) => void
}) {
  const { fields, today, onChange } = props
  const typed = useTyped<'text' | 'from' | 'until', NoticeFields>(
    {
      text: fields.text.sv,
      from: dateText(fields.from.slice(0, 10), today),
      until: dateText(fields.until.slice(0, 10), today),
    },
    (texts) => {
      const [from, until] = [readDate(texts.from, today), readDate(texts.until, today)]
      const wrong = told<'text' | 'from' | 'until'>({
        text: emptyWrong(texts.text),
        from: from ? undefined : t('wrong.date'),
        until: until === null ? t('wrong.date') : from && until < from ? t('wrong.order') : undefined,
      })
      if (Object.keys(wrong).length > 0) return { wrong }
      const sv = texts.text.trim()
      return { value: { ...fields, text: { sv }, from: `${from}T00:00`, until: `${until}T23:59` } }
    },
    onChange,
  )
  return (
    <div className="draft-fields">
      <div className="draft-wide">
        <TextField label={t('field.notice')} lines={2} maxLength={300} {...typed.field('text')} />
      </div>
      <DateField label={t('field.noticeFrom')} near={today} {...typed.field('from')} />
      <DateField label={t('field.noticeUntil')} near={today} {...typed.field('until')} />
      <Check
        checked={fields.level === 'urgent'}
        onChange={(urgent) => onChange({ ...fields, level: urgent ? 'urgent' : 'normal' })}
      >
        {t('field.urgent')}
      </Check>
    </div>
  )
}
