import { ChevronLeft, ChevronRight, Utensils } from 'lucide-react'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { VenuesWeek } from '../../../contract/hub.ts'
import type { DaySummary, OccurrenceView } from '../../../contract/views.ts'
import { addDays, dateOf, timeOf, weekdayOf } from '../../../domain/dates.ts'
import { clockText } from '../../i18n/formats.ts'
import { useFetched } from '../../live/useFetched.ts'
import { dateText, spanText, weekdayName } from '../../staff/form/dateText.ts'
import { orAtDoor } from '../client.ts'
import { useHub } from '../hub.tsx'
import { t as common } from '../text.ts'
import { timeText } from '../times.ts'
import { t } from './text.ts'
import './allVenues.css'

const everyMs = 10_000
/** A hub that has not answered by then is away: the next round would end the call, and nobody would hear of it. */
const timeoutMs = 9000

/** The week of all venues, to be read: each entry leads to its venue's own pages, where it is changed. */
export default function AllVenues() {
  const { client } = useHub()
  const [from, setFrom] = useState<string | null>(null)
  const round = useRounds()
  const fetched = useFetched(async (signal) => {
    const either = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    return { week: await orAtDoor(client.week({ from }, { signal: either })), at: Date.now() }
  }, `${from} ${round}`)
  if (fetched.state !== 'here')
    return <p role="status">{fetched.state === 'waiting' ? common('page.waiting') : t('week.away')}</p>
  const { week: value, at } = fetched.value
  const days = daysShown(value)
  const last = days.at(-1) ?? value.from
  return (
    <>
      <div className="venues-head">
        <h2 className="venues-title">
          {t('week.title')}
          <span>{t('week.of', { week: value.week, span: spanText(value.from, last) })}</span>
        </h2>
        <div className="venues-ways">
          <Button
            className="hub-button"
            aria-label={t('week.before')}
            onPress={() => setFrom(addDays(value.from, -7))}
          >
            <ChevronLeft aria-hidden className="hub-icon" />
          </Button>
          <Button className="hub-button" onPress={() => setFrom(null)}>
            {t('week.this')}
          </Button>
          <Button
            className="hub-button"
            aria-label={t('week.after')}
            onPress={() => setFrom(addDays(value.from, 7))}
          >
            <ChevronRight aria-hidden className="hub-icon" />
          </Button>
        </div>
      </div>
      <p className="hub-away" role="status">
        {fetched.stale && t('week.stale', { time: timeText(at) })}
      </p>
      {value.venues.length === 0 ? <p>{t('week.none')}</p> : <Weeks week={value} days={days} />}
    </>
  )
}

/** Another number every ten seconds, and when the tab is looked at again. */
function useRounds(): number {
  const [round, setRound] = useState(0)
  useEffect(() => {
    const next = () => document.visibilityState === 'visible' && setRound((before) => before + 1)
    const timer = setInterval(next, everyMs)
    document.addEventListener('visibilitychange', next)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', next)
    }
  }, [])
  return round
}

/** Monday to Friday, and of the weekend what is open or holds anything anywhere. */
function daysShown({ from, venues }: VenuesWeek): string[] {
  const dates = Array.from({ length: 7 }, (_, place) => addDays(from, place))
  return dates.filter(
    (date, place) =>
      !['saturday', 'sunday'].includes(weekdayOf(date)) ||
      venues.some(({ days }) => {
        const day = days[place]
        return day !== undefined && (day.opening !== null || holds(day))
      }),
  )
}

function holds({ occurrences, meals }: DaySummary): boolean {
  return occurrences.some(({ movedAway }) => !movedAway) || meals.length > 0
}

/** On a page too narrow for the week it begins today, beside the names of the venues. */
function useBeginToday(from: string): RefObject<HTMLElement | null> {
  const scroll = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each week that is shown.
  useLayoutEffect(() => {
    const [names] = scroll.current?.getElementsByTagName('th') ?? []
    const today = scroll.current?.querySelector<HTMLElement>('thead [data-today]')
    if (scroll.current && names) scroll.current.scrollLeft = today ? today.offsetLeft - names.offsetWidth : 0
  }, [from])
  return scroll
}

function Weeks({ week, days }: { week: VenuesWeek; days: readonly string[] }) {
  const scroll = useBeginToday(week.from)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section ref={scroll} className="venues-scroll" aria-label={t('week.table')} tabIndex={0}>
      <table className="venues-week">
        <thead>
          <tr>
            <th scope="col">{t('week.venue')}</th>
            {days.map((date) => (
              <th key={date} scope="col" data-today={date === week.today || undefined}>
                {weekdayName(date)}
                {date === week.today && `, ${t('week.today')}`}
                <span>{dateText(date, week.today)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.venues.map((venue) => (
            <tr key={venue.id}>
              <th scope="row">
                <a href={`#programme/${venue.id}/week/${week.from}`}>{venue.name}</a>
              </th>
              {venue.days.some(holds) ? (
                venue.days
                  .filter(({ date }) => days.includes(date))
                  .map((day) => <Day key={day.date} day={day} today={week.today} venue={venue.id} />)
              ) : (
                <td colSpan={days.length} className="venues-nothing">
                  <span className="venues-whole">{t('week.nothing')}</span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Day({ day, today, venue }: { day: DaySummary; today: string; venue: string }) {
  const { date, occurrences, meals, opening, openingKnown } = day
  return (
    <td data-today={date === today || undefined}>
      {openingKnown && opening === null && <p className="venues-nothing">{t('week.closed')}</p>}
      <ul>
        {occurrences
          .filter(({ movedAway }) => !movedAway)
          .map((occurrence) => (
            <li key={occurrence.id}>
              <Entry occurrence={occurrence} venue={venue} />
            </li>
          ))}
        {meals.map(({ id, dish }) => (
          <li key={id}>
            <a className="venues-entry" href={`#programme/${venue}/food`}>
              <Utensils aria-hidden className="hub-icon" /> {dish.sv}
            </a>
          </li>
        ))}
      </ul>
    </td>
  )
}

function Entry({ occurrence, venue }: { occurrence: OccurrenceView; venue: string }) {
  const { title, start, cancelled, movedFrom, goalArea } = occurrence
  return (
    <a
      className="venues-entry"
      href={`#programme/${venue}/week/${dateOf(start)}`}
      data-goal={goalArea}
      data-cancelled={cancelled || undefined}
    >
      <time>{clockText(timeOf(start))}</time> {cancelled && <strong>{t('week.cancelled')}</strong>}{' '}
      {!cancelled && movedFrom !== undefined && <em>{t('week.moved')}</em>}{' '}
      <span className="venues-name">{title.sv}</span>
    </a>
  )
}
