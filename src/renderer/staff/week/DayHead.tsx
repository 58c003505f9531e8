import type { Programme } from '../../../contract/programme.ts'
import type { DaySummary } from '../../../contract/views.ts'
import { clockText } from '../../i18n/formats.ts'
import { sv } from '../../i18n/sv.ts'
import { weekdayDateText, weekdayName } from '../form/dateText.ts'
import { t } from './text.ts'

/** A day's name, and what makes it another day than usual: a holiday, other hours. */
export function DayHead({ day, today, programme }: { day: DaySummary; today: string; programme: Programme }) {
  const { date, holiday, opening } = day
  const exception = programme.openingExceptions.find((one) => one.date === date)
  const hours = opening
    ? t('week.open', { from: clockText(opening.from), to: clockText(opening.to) })
    : t('week.closed')
  const isToday = date === today
  return (
    <h2
      className="day-head"
      aria-current={isToday ? 'date' : undefined}
      aria-label={weekdayDateText(date, today)}
    >
      <span>
        {weekdayName(date).slice(0, 3)} {Number(date.slice(8))}
      </span>
      {holiday && <span className="day-fact">{sv[`holiday.${holiday}`]}</span>}
      {exception && <span className="day-fact">{hours}</span>}
      {exception?.reason && <span className="day-fact">{exception.reason.sv}</span>}
    </h2>
  )
}
