import { useState } from 'react'
import { openingExceptionId } from '../../../contract/ids.ts'
import type { Programme } from '../../../contract/programme.ts'
import { formChange } from '../../../domain/editing/formChange.ts'
import { capitalised } from '../../i18n/formats.ts'
import { Choice } from '../form/Choice.tsx'
import { DateField } from '../form/DateField.tsx'
import { weekdayDateText } from '../form/dateText.ts'
import { Said } from '../form/Said.tsx'
import { SaveRow } from '../form/SaveRow.tsx'
import { TranslatedField } from '../form/TranslatedField.tsx'
import { t as form } from '../form/text.ts'
import { draftOf, lacksSwedish, textOf } from '../form/translated.ts'
import { readDate } from '../form/typed.ts'
import { useClosing } from '../form/useClosing.ts'
import { useFocusOn } from '../form/useFocusOn.ts'
import { useSaving } from '../form/useSaving.ts'
import { DayHours } from './DayHours.tsx'
import { dayErrors, hoursOf } from './hoursDraft.ts'
import { t } from './text.ts'

const empty = { date: '', day: { isOpen: false, from: '', to: '' }, reason: draftOf(undefined) }

/** One date that shall be closed, or open at other times. */
export function NewException(props: {
  exceptions: readonly Programme['openingExceptions'][number][]
  today: string
  onDone: () => void
  onClose: () => void
}) {
  const { exceptions, today, onDone, onClose } = props
  const [draft, setDraft] = useState(empty)
  const [tried, setTried] = useState(false)
  const saving = useSaving()
  const part = useFocusOn<HTMLFormElement>()
  const close = useClosing(draft, onClose, { name: draft.date })
  const date = readDate(draft.date, today)
  const standing = exceptions.find((one) => one.date === date) ?? null
  const times = dayErrors(draft.day)
  const dateError = date === null ? t('exceptions.noDate') : date < today ? t('exceptions.past') : undefined
  const reasonError = lacksSwedish(draft.reason) ? form('translations.noSwedish') : undefined
  const save = async () => {
    setTried(true)
    if (date === null || dateError || reasonError || times.from || times.to) return
    const fields = { date, hours: hoursOf(draft.day), reason: textOf(draft.reason) }
    const ended = await saving.run({
      kind: standing ? 'changed' : 'added',
      changes: formChange('openingException', openingExceptionId(date), standing, fields),
      what: t('exceptions.saved', { day: capitalised(weekdayDateText(date, today), 'sv') }),
    })
    if (ended === 'failed') return
    onDone()
    onClose()
  }
  return (
    <form
      ref={part}
      className="block-form block-inner"
      aria-label={t('exceptions.add')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="block-pair">
        <DateField
          label={t('exceptions.date')}
          near={today}
          value={draft.date}
          onChange={(text) => setDraft({ ...draft, date: text })}
          error={tried ? dateError : undefined}
        />
        <Choice
          label={t('exceptions.how')}
          value={draft.day.isOpen ? 'hours' : 'closed'}
          onChange={(how) => setDraft({ ...draft, day: { ...draft.day, isOpen: how === 'hours' } })}
          options={[
            { value: 'closed', content: t('exceptions.closed') },
            { value: 'hours', content: t('exceptions.hours') },
          ]}
        />
      </div>
      {draft.day.isOpen && (
        <DayHours
          day={draft.day}
          errors={tried ? times : {}}
          onChange={(patch) => setDraft({ ...draft, day: { ...draft.day, ...patch } })}
        />
      )}
      <TranslatedField
        label={t('exceptions.reason')}
        hint={t('exceptions.reasonHint')}
        value={draft.reason}
        onChange={(reason) => setDraft({ ...draft, reason })}
        maxLength={120}
        error={tried ? (reasonError ?? saving.errorAt('reason')) : undefined}
      />
      <Said className="block-warning" text={standing && t('exceptions.taken')} />
      <SaveRow busy={saving.busy} error={saving.other(['reason'])} onCancel={close} />
    </form>
  )
}
