import { useMemo, useState } from 'react'
import type { OtherVenuesView } from '../../contract/views.ts'
import { addDays, daysFrom } from '../../domain/dates.ts'
import { longDate } from '../i18n/dates.ts'
import { clockText } from '../i18n/formats.ts'
import { useText } from '../i18n/text.tsx'
import { type Fetched, useFetched } from '../live/useFetched.ts'
import { rowsOf } from '../programme/arrange.ts'
import { Dotted } from '../programme/Details.tsx'
import { ProgrammeRow } from '../programme/Rows.tsx'
import { type PageItem, Pages } from '../ui/Pages.tsx'
import { BackBar } from './BackBar.tsx'
import { DayTabs } from './DayTabs.tsx'
import { VisitorScreen } from './Frame.tsx'
import type { Visitor } from './session.ts'
import './others.css'

type OtherVenue = OtherVenuesView['venues'][number]

/** What other venues have on, asked for anew with each view of the day. */
export function useOtherVenues(visitor: Visitor, date: string): Fetched<OtherVenuesView> {
  return useFetched(
    (signal) => visitor.client.otherVenues({ date }, { signal }),
    `${date} ${visitor.view?.now}`,
  )
}

/** Where it is and when it is open: what one must know to go there. */
function VenueHead({ venue }: { venue: OtherVenue }) {
  const { t } = useText()
  const { name, address, day } = venue
  const { opening, openingKnown } = day
  return (
    <div className="others-venue">
      <h2 className="others-name">{name}</h2>
      <p className="others-facts">
        <Dotted
          parts={[
            opening
              ? t('open.range', { from: clockText(opening.from), to: clockText(opening.to) })
              : openingKnown && t('closed.day'),
            address,
          ]}
        />
      </p>
    </div>
  )
}

function itemsOf(venues: readonly OtherVenue[], today: string): PageItem[] {
  return venues.flatMap((venue) => [
    { key: venue.id, heading: true, content: <VenueHead venue={venue} /> },
    ...rowsOf(venue.day).map((row) => ({
      key: `${venue.id} ${row.key}`,
      // Its venue may have its name on the page before.
      content: <ProgrammeRow row={row} today={today} at={venue.name} />,
    })),
  ])
}

function Programme({ venues, today, title }: { venues: OtherVenue[]; today: string; title: string }) {
  const { t } = useText()
  const [page, setPage] = useState(0)
  const items = useMemo(() => itemsOf(venues, today), [venues, today])
  return (
    <section className="week-day programme" aria-label={title}>
      {items.length > 0 ? (
        <Pages items={items} page={page} onTurn={setPage} />
      ) : (
        <p className="week-empty">{t('others.empty')}</p>
      )}
    </section>
  )
}

/** What is on at the municipality's other venues, today and the six days after. */
export function Others({ visitor }: { visitor: Visitor }) {
  const text = useText()
  const { t } = text
  const today = visitor.now.slice(0, 10)
  const [chosen, setChosen] = useState(today)
  const dates = daysFrom(today, addDays(today, 6))
  // The screen may have stood over midnight.
  const date = dates.includes(chosen) ? chosen : today
  const fetched = useOtherVenues(visitor, date)
  const title = t(date === today ? 'others.today' : 'others.title')
  return (
    <VisitorScreen name="others" visitor={visitor} title={title} facts={longDate(text, date)}>
      {fetched.state === 'here' ? (
        <Programme key={date} venues={fetched.value.venues} today={today} title={title} />
      ) : (
        <p className="away">{fetched.state === 'away' && t('error.notShown')}</p>
      )}
      <DayTabs dates={dates} chosen={date} onChoose={setChosen} />
      <BackBar visitor={visitor} onBack={() => visitor.go({ name: 'week' })} />
    </VisitorScreen>
  )
}
