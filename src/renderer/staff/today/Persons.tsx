import type { StaffDay } from '../../../contract/staff/today.ts'
import { CountPad } from './CountPad.tsx'
import { t } from './text.ts'

/** What has been counted for one occurrence, or (null) for the venue as a whole. */
export function countedOf({ headcounts }: StaffDay, occurrenceId: string | null): number {
  return headcounts.find((each) => each.occurrenceId === occurrenceId)?.persons ?? 0
}

/** How many have come today. */
export function Figures({ day }: { day: StaffDay }) {
  return (
    <div>
      <p className="persons-all">
        <span className="persons-number">{day.persons}</span> {t('persons.title', { count: day.persons })}
      </p>
      <p className="muted">
        {t(day.elsewhere > 0 ? 'persons.byTouchAll' : 'persons.byTouch', { count: day.byTouch })} ·{' '}
        {t('persons.byCount', { count: day.byCount })}
      </p>
    </div>
  )
}

/** The counting of those who come without touching the screen. */
export function VenueCount({ day, newId }: { day: StaffDay; newId: () => string }) {
  return (
    <section className="today-card" aria-label={t('count.venue')}>
      <h2>{t('count.venue')}</h2>
      <p className="muted">{t('count.text')}</p>
      <CountPad occurrenceId={null} counted={countedOf(day, null)} newId={newId} />
    </section>
  )
}
