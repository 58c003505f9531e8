import { ChevronLeft, ChevronRight } from 'lucide-react'
import { addDays, isoWeek } from '../../../domain/dates.ts'
import { Action } from '../form/Action.tsx'
import { spanText } from '../form/dateText.ts'
import { t } from './text.ts'

/** Which week it is, and the way to others. */
export function WeekHead({ monday, onGo }: { monday: string; onGo: (weeks: number) => void }) {
  return (
    <>
      <h1 className="week-title">
        {t('week.title', { week: isoWeek(monday).week })}{' '}
        <span className="week-span">{spanText(monday, addDays(monday, 4))}</span>
      </h1>
      <div className="week-ways">
        <Action again icon={ChevronLeft} label={t('week.before')} onPress={() => onGo(-1)} />
        <Action onPress={() => onGo(0)}>{t('week.this')}</Action>
        <Action again icon={ChevronRight} label={t('week.after')} onPress={() => onGo(1)} />
      </div>
    </>
  )
}
