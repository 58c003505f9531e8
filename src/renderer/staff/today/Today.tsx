import { longDate } from '../../i18n/dates.ts'
import { useText } from '../../i18n/text.tsx'
import { useVenueTime } from '../../live/useDay.ts'
import { Action } from '../form/Action.tsx'
import { useStaff } from '../staff.tsx'
import { Meals } from './Meals.tsx'
import { Messages } from './Messages.tsx'
import { Miniature } from './Miniature.tsx'
import { Opening } from './Opening.tsx'
import { VenueCount } from './Persons.tsx'
import { Plan } from './Plan.tsx'
import { t } from './text.ts'
import { useStaffDay } from './useStaffDay.ts'
import { Visits } from './Visits.tsx'
import './today.css'

const newId = () => crypto.randomUUID()

/** A kiosk's screen fills its window, and hangs as it hangs; an office's says nothing of how the kiosk's does. */
function formOfKiosk(): 'portrait' | 'landscape' {
  const fills = window.matchMedia('(display-mode: fullscreen)').matches
  return fills && window.innerWidth > window.innerHeight ? 'landscape' : 'portrait'
}

/** Today at a glance, the quick actions, and beside them what visitors see. */
export default function Today() {
  const { day: live, may } = useStaff()
  const text = useText()
  const day = useStaffDay()
  const now = useVenueTime(live)
  return (
    <div className="today">
      <h1 className="today-title">
        {t('today.title')}{' '}
        {day && (
          <span className="today-date">
            {t('today.date', { date: longDate(text, day.day.date), week: day.day.week })}
          </span>
        )}
      </h1>
      <section className="today-mini" aria-label={t('mini.title')}>
        <h2 className="today-sub">{t('mini.title')}</h2>
        <Miniature day={live} form={formOfKiosk()} />
      </section>
      {day ? (
        <>
          <div className="today-glance">
            <Opening day={day} now={now} />
            <VenueCount day={day} newId={newId} />
            {may('staff') && day.lostEdits > 0 && (
              <div className="today-lost">
                <p>{t('lost.told', { count: day.lostEdits })}</p>
                <Action onPress={() => window.location.assign('#history')}>{t('lost.look')}</Action>
              </div>
            )}
          </div>
          <div className="today-main">
            <div className="today-column">
              <Plan day={day} now={now} newId={newId} />
              <Meals meals={day.day.meals} />
            </div>
            <div className="today-column">
              <Messages view={day.day} now={now} />
              <Visits day={day} />
            </div>
          </div>
        </>
      ) : (
        <p role="status">{t('today.waiting')}</p>
      )}
    </div>
  )
}
