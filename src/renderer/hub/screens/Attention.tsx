import { TriangleAlert } from 'lucide-react'
import { useId } from 'react'
import type { Overview } from '../client.ts'
import { concernsOf } from './screens.ts'
import { t } from './text.ts'

/** What somebody ought to see to, of all screens, each with the way to it; those that are quiet first. */
export function Attention({ overview: { venues, now } }: { overview: Overview }) {
  const title = useId()
  const items = venues.flatMap((venue) =>
    venue.kiosks.flatMap((kiosk) => concernsOf(kiosk, now).map((what) => ({ venue, kiosk, what }))),
  )
  if (items.length === 0) return null
  const isQuiet = ({ kiosk }: (typeof items)[number]) => kiosk.life.state === 'quiet'
  const urgentFirst = items.toSorted((a, b) => Number(isQuiet(b)) - Number(isQuiet(a)))
  return (
    <section className="attention" aria-labelledby={title}>
      <h2 id={title}>
        <TriangleAlert className="hub-icon" aria-hidden />
        {t('attention.title')}
      </h2>
      <ul>
        {urgentFirst.map(({ venue, kiosk, what }) => (
          <li key={`${kiosk.deviceId} ${what}`}>
            <a href={`#${kiosk.deviceId}`}>
              {t('attention.item', { screen: kiosk.name, venue: venue.name, what })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
