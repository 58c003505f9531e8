import { useHub } from '../hub.tsx'
import { t as common } from '../text.ts'
import { dateText, timeText } from '../times.ts'
import { Attention } from './Attention.tsx'
import { t } from './text.ts'
import './screens.css'
import './venues.css'
import { screensText } from './screens.ts'
import { useOverview, type Watched } from './useOverview.ts'
import { Venue } from './Venue.tsx'

/** All venues of a municipality: who came today, and how the screens are. */
export default function Screens() {
  const { client } = useHub()
  const watched = useOverview(client)
  const { overview } = watched
  return (
    <>
      {overview ? (
        <p className="hub-today">
          <span className="hub-date">{dateText(overview.date)}</span>
          <span>{t('screens.today', { count: personsIn(overview), venues: overview.venues.length })}</span>
          <span>{screensText(overview.venues)}</span>
        </p>
      ) : (
        <p>{common('page.waiting')}</p>
      )}
      <Away watched={watched} />
      {overview && <Attention overview={overview} />}
      <ul className="hub-venues">
        {overview?.venues.map((venue) => (
          <Venue key={venue.id} venue={venue} now={overview.now} client={client} refresh={watched.refresh} />
        ))}
      </ul>
      {overview && (
        <p className="hub-foot">
          {overview.alarmMinutes === null
            ? t('screens.noAlarm')
            : t('screens.alarm', { minutes: overview.alarmMinutes })}
        </p>
      )}
    </>
  )
}

function Away({ watched: { overview, at, state } }: { watched: Watched }) {
  const text = overview ? t('screens.away', { time: timeText(at) }) : common('page.neverThere')
  return (
    <p className="hub-away" role="status">
      {state === 'away' ? text : ''}
    </p>
  )
}

function personsIn({ venues }: { venues: { visitsToday: number }[] }): number {
  return venues.reduce((sum, { visitsToday }) => sum + visitsToday, 0)
}
