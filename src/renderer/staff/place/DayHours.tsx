import { TimeField } from '../form/TimeField.tsx'
import type { DayDraft, DayErrors } from './hoursDraft.ts'
import { t } from './text.ts'

/** From and to of one day. `weekday` is "måndag" where there are several days to tell apart. */
export function DayHours(props: {
  weekday?: string
  day: DayDraft
  errors: DayErrors
  onChange: (patch: Partial<DayDraft>) => void
}) {
  const { weekday, day, errors, onChange } = props
  return (
    <div className="hours-times">
      <TimeField
        label={weekday ? t('hours.fromOn', { weekday }) : t('hours.from')}
        value={day.from}
        onChange={(from) => onChange({ from })}
        error={errors.from}
      />
      <span aria-hidden className="hours-dash">
        –
      </span>
      <TimeField
        label={weekday ? t('hours.toOn', { weekday }) : t('hours.to')}
        value={day.to}
        onChange={(to) => onChange({ to })}
        error={errors.to}
      />
    </div>
  )
}
