import { House, Soup } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { DayView, MealView } from '../../contract/views.ts'
import { isHeld } from '../../domain/held.ts'
import { calendarOf } from '../../domain/ics/qrCalendar.ts'
import type { KioskClient } from '../client.ts'
import { longDate } from '../i18n/dates.ts'
import { clockText } from '../i18n/formats.ts'
import { useText } from '../i18n/text.tsx'
import { useDay, useVenueTime } from '../live/useDay.ts'
import { arrange } from '../programme/arrange.ts'
import { Dotted } from '../programme/Details.tsx'
import { LeadCard } from '../programme/LeadCard.tsx'
import { DishName, dietsText, GonePill, shortFacts } from '../programme/MealCard.tsx'
import { noticeItems, ProgrammeRow } from '../programme/Rows.tsx'
import type { Geometry } from '../ui/geometry.ts'
import { PagedList, type PageItem } from '../ui/Pages.tsx'
import QrCode from '../ui/QrCode.tsx'
import { useGeometry } from '../ui/useGeometry.ts'
import './board.css'

/** How long a page of a long day stands. */
const pageMs = 15_000

/**
 * The most that the code holds: a QR code of version 22, whose modules on the board are a good millimetre. Some six activities; of a
 * longer day it holds the next ones, and says so.
 */
const calendarBytes = 1003

/** Turns the page when it has stood long enough. */
function Turner({ next, onTurn }: { next: number; onTurn: (page: number) => void }) {
  useEffect(() => {
    const timer = setTimeout(() => onTurn(next), pageMs)
    return () => clearTimeout(timer)
  }, [next, onTurn])
  return null
}

/** What is left of today as a calendar that a telephone takes with no network. */
function TakeAway({ view }: { view: DayView }) {
  const { t } = useText()
  const left = view.occurrences.filter((each) => isHeld(each) && each.phase !== 'past')
  const { text, eventsDropped } = calendarOf(
    left.map(({ id, title, place, startsAt, endsAt }) => ({
      uid: id,
      title: title.sv,
      place: place?.sv,
      start: startsAt,
      end: endsAt,
    })),
    { now: view.now, maxBytes: calendarBytes },
  )
  if (text === '') return null
  const words = t(eventsDropped > 0 ? 'board.takeNext' : 'board.take')
  return (
    <div className="board-take">
      <QrCode text={text} label={words} />
      <p>{words}</p>
    </div>
  )
}

function Meal({ view, meal }: { view: DayView; meal: MealView }) {
  const text = useText()
  const { t } = text
  return (
    <section>
      <p className="board-kind">
        <Soup aria-hidden className="icon" />
        <span>
          {t(`meal.${meal.kind}`)}{' '}
          {t('time.range', { from: clockText(meal.serveFrom), to: clockText(meal.serveTo) })}
        </span>
      </p>
      <h2 className="board-dish">
        <DishName meal={meal} /> <GonePill meal={meal} />
      </h2>
      <p className="board-facts">
        <Dotted
          parts={[
            meal.price ? t('price.kronor', { amount: meal.price }) : null,
            dietsText(text, meal),
            shortFacts(text, meal, view.venue.kitchenContact).join(' '),
          ]}
        />
      </p>
    </section>
  )
}

/** A list that turns its own pages, slowly. */
function TurningList({ items }: { items: PageItem[] }) {
  const [page, setPage] = useState(0)
  return (
    <PagedList
      items={items}
      page={page}
      onTurn={setPage}
      pager={(at) => (
        <>
          <div className="board-dots" aria-hidden>
            {Array.from({ length: at.total }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a dot is nothing but its number.
              <span key={index} className="board-dot" data-here={index === at.page || undefined} />
            ))}
          </div>
          {at.total > 1 && <Turner next={at.next} onTurn={setPage} />}
        </>
      )}
    />
  )
}

function Today(props: { view: DayView; now: string; nowMs: number; form: Geometry['form'] }) {
  const { view, now, nowMs, form } = props
  const text = useText()
  const { lead, rows, meal } = useMemo(() => arrange(view, now), [view, now])
  const notices = useMemo(() => noticeItems(text, view.notices), [text, view.notices])
  const programme = useMemo(
    () => rows.map((row) => ({ key: row.key, content: <ProgrammeRow row={row} today={view.date} /> })),
    [rows, view.date],
  )
  // Upright there is no column for notices, so they lead the list.
  const items = useMemo(
    () => (form === 'portrait' ? [...notices, ...programme] : programme),
    [form, notices, programme],
  )
  return (
    <>
      <div className="board-programme programme">
        <LeadCard view={view} lead={lead} now={nowMs} touch={false} />
        {items.length > 0 && <TurningList items={items} />}
      </div>
      <aside className="board-side">
        {meal && <Meal view={view} meal={meal} />}
        {form === 'landscape' && notices.length > 0 && <TurningList items={notices} />}
        <TakeAway view={view} />
      </aside>
    </>
  )
}

/** A television over the door: the day in large type, nothing to touch. */
export default function Board({ client }: { client: KioskClient }) {
  const text = useText()
  const day = useDay(client)
  const now = useVenueTime(day)
  const { view } = day
  const { form } = useGeometry(view)
  const name = view?.venue.name
  useEffect(() => {
    document.title = name ? `${name} – Samvaro` : 'Samvaro'
  }, [name])
  return (
    <main className="board" data-screen="board">
      <header className="board-header">
        <div>
          <h1 className="venue">
            <House aria-hidden className="icon" />
            {name || text.t('thanks.title')}
          </h1>
          <p className="board-date">{longDate(text, now.slice(0, 10))}</p>
        </div>
        <time className="clock" dateTime={now}>
          {clockText(now)}
        </time>
      </header>
      {view?.venue.example && <p className="example board-example">{text.t('example.band')}</p>}
      {view && <Today view={view} now={now} nowMs={day.offset + performance.now()} form={form} />}
    </main>
  )
}
