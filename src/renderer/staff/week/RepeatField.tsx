import type { Weekday } from '../../../contract/words.ts'
import { weekdays } from '../../../contract/words.ts'
import { weekdayOf } from '../../../domain/dates.ts'
import { nthOf } from '../../../domain/editing/rules.ts'
import { Action } from '../form/Action.tsx'
import { Check } from '../form/Check.tsx'
import { Choice } from '../form/Choice.tsx'
import { DateField } from '../form/DateField.tsx'
import { weekdayNames } from '../form/dateText.ts'
import { nthText } from '../form/repeatText.ts'
import { choicesOn, type Draft, type RepeatChoice } from './draft.ts'
import { t } from './text.ts'

/** How often. What the form cannot show stands as a choice of its own, in words, until another is chosen. */
export function RepeatField(props: {
  draft: Draft
  /** The date that is filled in; null while it cannot be read. */
  date: string | null
  /** The whole in words. */
  words: string
  /** A rule that the form cannot show, in words. */
  kept: string | null
  today: string
  error: string | undefined
  onChange: (part: Partial<Draft>) => void
}) {
  const { draft, date, words, kept, today, error, onChange } = props
  const on = date ?? today
  const named = (choice: RepeatChoice) => {
    if (choice === 'kept') return t('repeat.kept', { words: kept ?? '' })
    if (choice === 'monthly') return nthText(nthOf(on), weekdayOf(on))
    return choice === 'monthlyLast' ? nthText(-1, weekdayOf(on)) : t(`repeat.${choice}`)
  }
  const isWeekly = ['weekly', 'fortnightly', 'odd', 'even'].includes(draft.repeat)
  return (
    <>
      <Choice
        label={t('repeat.label')}
        className="repeat-choice"
        value={draft.repeat}
        options={choicesOn(on, draft.repeat, kept !== null).map((choice) => ({
          value: choice,
          content: named(choice),
        }))}
        onChange={(repeat) => onChange({ repeat })}
      />
      {isWeekly && <Days draft={draft} weekday={weekdayOf(on)} onChange={(days) => onChange({ days })} />}
      {draft.repeat !== 'once' && (
        <>
          {draft.repeat !== 'kept' && (
            <DateField
              label={t('repeat.until')}
              hint={t('repeat.untilHint')}
              near={on}
              value={draft.until}
              onChange={(until) => onChange({ until })}
              error={error}
            />
          )}
          <p className="repeat-words">{words}</p>
          <Check checked={draft.notOnHolidays} onChange={(notOnHolidays) => onChange({ notOnHolidays })}>
            {t('repeat.notOnHolidays')}
          </Check>
        </>
      )}
    </>
  )
}

/** More days of the week than the date's own, which is always one. */
function Days(props: { draft: Draft; weekday: Weekday; onChange: (days: Weekday[]) => void }) {
  const { draft, weekday, onChange } = props
  const chosen = weekdays.filter(
    (day) => day === weekday || (draft.days.length > 1 && draft.days.includes(day)),
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a look and a legend of its own.
    <div role="group" aria-label={t('repeat.days')} className="repeat-days">
      {weekdays.map((day) => (
        <Action
          key={day}
          className="repeat-day"
          pressed={chosen.includes(day)}
          disabled={day === weekday}
          onPress={() =>
            onChange(
              weekdays.filter((each) => (each === day ? !chosen.includes(day) : chosen.includes(each))),
            )
          }
        >
          {weekdayNames[day].slice(0, 2)}
          <span className="unseen">{weekdayNames[day].slice(2)}</span>
        </Action>
      ))}
    </div>
  )
}
