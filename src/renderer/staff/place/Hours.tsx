import { Copy } from 'lucide-react'
import { useState } from 'react'
import { openingHoursId } from '../../../contract/ids.ts'
import type { Programme } from '../../../contract/programme.ts'
import { type Weekday, weekdays } from '../../../contract/words.ts'
import { formChange } from '../../../domain/editing/formChange.ts'
import { capitalised } from '../../i18n/formats.ts'
import { Action } from '../form/Action.tsx'
import { Block } from '../form/Block.tsx'
import { Check } from '../form/Check.tsx'
import { weekdayNames } from '../form/dateText.ts'
import { SaveRow } from '../form/SaveRow.tsx'
import { useDraft } from '../form/useDraft.ts'
import { useSaving } from '../form/useSaving.ts'
import { DayHours } from './DayHours.tsx'
import { type DayDraft, dayErrors, type HoursDraft, hoursDraftOf, hoursOf } from './hoursDraft.ts'
import { t } from './text.ts'

/** The working days after Monday, which most often have its hours. */
const likeMonday: readonly Weekday[] = ['tuesday', 'wednesday', 'thursday', 'friday']

function fieldsOf({ days, closedOnHolidays }: HoursDraft) {
  return { ...Object.fromEntries(weekdays.map((day) => [day, hoursOf(days[day])])), closedOnHolidays }
}

/** When it is open in an ordinary week. */
export function Hours({ hours, onDone }: { hours: Programme['openingHours']; onDone: () => void }) {
  const { base, draft, isTouched, set, settle, reset } = useDraft(hoursDraftOf(hours))
  const [tried, setTried] = useState(false)
  const saving = useSaving()
  const setDay = (weekday: Weekday, patch: Partial<DayDraft>) =>
    set({ days: { ...draft.days, [weekday]: { ...draft.days[weekday], ...patch } } })
  const copyMonday = () => {
    const copies = likeMonday.map((weekday) => [weekday, draft.days.monday] as const)
    set({ days: { ...draft.days, ...Object.fromEntries(copies) } })
  }
  const save = async () => {
    const isWrong = weekdays.some((day) => Object.keys(dayErrors(draft.days[day])).length > 0)
    setTried(isWrong)
    if (isWrong) return
    const before = hours === null ? null : fieldsOf(base)
    const changes = formChange('openingHours', openingHoursId, before, fieldsOf(draft))
    const ended = await saving.run({ kind: 'changed', changes, what: t('hours.saved') })
    if (ended === 'done') settle()
    if (ended === 'theirs') reset()
    if (ended !== 'failed') onDone()
  }
  return (
    <Block title={t('hours.title')} intro={t(hours === null ? 'hours.none' : 'hours.intro')}>
      <form
        className="block-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <ul className="block-list">
          {weekdays.map((weekday) => (
            <li key={weekday} className="hours-day">
              <h3 className="hours-name">{capitalised(weekdayNames[weekday], 'sv')}</h3>
              <Check checked={draft.days[weekday].isOpen} onChange={(isOpen) => setDay(weekday, { isOpen })}>
                {t('hours.open')}
                <span className="unseen"> {weekdayNames[weekday]}</span>
              </Check>
              {draft.days[weekday].isOpen ? (
                <DayHours
                  weekday={weekdayNames[weekday]}
                  day={draft.days[weekday]}
                  errors={tried ? dayErrors(draft.days[weekday]) : {}}
                  onChange={(patch) => setDay(weekday, patch)}
                />
              ) : (
                <p className="muted hours-closed">{t('hours.closed')}</p>
              )}
            </li>
          ))}
        </ul>
        <div className="block-row">
          <Check checked={draft.closedOnHolidays} onChange={(closedOnHolidays) => set({ closedOnHolidays })}>
            {t('hours.holidays')}
          </Check>
          {draft.days.monday.isOpen && (
            <Action icon={Copy} onPress={copyMonday}>
              {t('hours.same')}
            </Action>
          )}
        </div>
        <SaveRow busy={saving.busy} error={saving.other()} onCancel={reset} idle={!isTouched} />
      </form>
    </Block>
  )
}
