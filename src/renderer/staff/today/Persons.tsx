import type { StaffDay } from '../../../contract/staff/today.ts'
import { CountPad } from './CountPad.tsx'
import { t } from './text.ts'

/** What has been counted for one occurrence, or (null) for the venue as a whole. */
export function countedOf({ headcounts }: StaffDay, occurrenceId: string | null): number {
  return headcounts.find((each) => each.occurrenceId === occurrenceId)?.persons ?? 0
}

/** How many have come today, and the counting of those who did not touch the screen. */
export function Persons({ day, newId }: { day: StaffDay; newId: () => string }) {
  return (
    <section className="today-card today-persons" aria-label={t('persons.title')}>
      <div className="persons-figures">
        <p className="persons-all">
          <span className="persons-number">{day.persons}</span> {t('persons.title').toLocaleLowerCase('sv')}
        </p>
        <p className="muted">
          {t('persons.byTouch', { count: day.byTouch })} · {t('persons.byCount', { count: day.byCount })}
        </p>
      </div>
      <div>
        <h2 className="today-sub">{t('count.venue')}</h2>
        <CountPad occurrenceId={null} counted={countedOf(day, null)} newId={newId} />
      </div>
    </section>
  )
}
