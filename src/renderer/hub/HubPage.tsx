import { Building2, KeyRound } from 'lucide-react'
import { Attention } from './Attention.tsx'
import type { HubClient } from './client.ts'
import { screensText } from './screens.ts'
import { t } from './text.ts'
import { dateText, timeText } from './times.ts'
import { useOverview, type Watched } from './useOverview.ts'
import { Venue } from './Venue.tsx'

/** All venues of a municipality: who came today, and how the screens are. */
export function HubPage({ client }: { client: HubClient }) {
  const watched = useOverview(client)
  if (watched.state === 'refused') return <KeyNeeded />
  const { overview } = watched
  return (
    <main className="hub">
      <header className="hub-head">
        <p className="hub-kind">
          <Building2 className="hub-icon" aria-hidden />
          {t('page.title')}
        </p>
        <h1>{overview?.municipality ?? t('page.waiting')}</h1>
        {overview && (
          <p className="hub-today">
            <span className="hub-date">{dateText(overview.date)}</span>
            <span>{t('page.today', { count: personsIn(overview), venues: overview.venues.length })}</span>
            <span>{screensText(overview.venues)}</span>
          </p>
        )}
      </header>
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
            ? t('page.noAlarm')
            : t('page.alarm', { minutes: overview.alarmMinutes })}
        </p>
      )}
    </main>
  )
}

/** What stands when nobody has brought a key, or the hub does not take it. */
export function KeyNeeded() {
  return (
    <main className="hub hub-closed">
      <KeyRound className="hub-icon-large" aria-hidden />
      <h1>{t('key.title')}</h1>
      <p>{t('key.text')}</p>
    </main>
  )
}

function Away({ watched: { overview, at, state } }: { watched: Watched }) {
  const text = overview ? t('page.away', { time: timeText(at) }) : t('page.neverThere')
  return (
    <p className="hub-away" role="status">
      {state === 'away' ? text : ''}
    </p>
  )
}

function personsIn({ venues }: { venues: { visitsToday: number }[] }): number {
  return venues.reduce((sum, { visitsToday }) => sum + visitsToday, 0)
}
