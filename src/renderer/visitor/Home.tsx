import { CalendarDays, Hand, House, Info, Utensils } from 'lucide-react'
import { useMemo } from 'react'
import type { DayView } from '../../contract/views.ts'
import { dayName, longDate } from '../i18n/dates.ts'
import { clockText } from '../i18n/formats.ts'
import { type Text, useText } from '../i18n/text.tsx'
import { type Arranged, arrange, occurrenceKey } from '../programme/arrange.ts'
import { Dotted } from '../programme/Details.tsx'
import { LeadCard } from '../programme/LeadCard.tsx'
import { MealCard } from '../programme/MealCard.tsx'
import { noticeItems, ProgrammeRow } from '../programme/Rows.tsx'
import { Button } from '../ui/Button.tsx'
import { type PageItem, Pages } from '../ui/Pages.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Clock, ExampleBand, LanguageAndHelp } from './Frame.tsx'
import type { Looking } from './session.ts'
import './home.css'

/** The next day is shown below today when no more rows than this are left of today. */
const fewRows = 2
const rowsAhead = 4

/** What the home list holds: notices, what is left of today, and tomorrow when today is nearly over. */
function itemsOf(text: Text, view: DayView, { rows }: Arranged): PageItem[] {
  const items: PageItem[] = [
    ...noticeItems(text, view.notices),
    ...rows.map((row) => ({ key: row.key, content: <ProgrammeRow row={row} today={view.date} /> })),
  ]
  const { ahead } = view
  if (!ahead || rows.length > fewRows || ahead.occurrences.length === 0) return items
  const heading = <h2 className="home-heading">{dayName(text, ahead.date, view.date)}</h2>
  return [
    ...items,
    { key: `ahead ${ahead.date}`, heading: true, content: heading },
    ...ahead.occurrences.slice(0, rowsAhead).map((occurrence) => {
      const key = occurrenceKey(occurrence)
      return {
        key: `ahead ${key}`,
        content: <ProgrammeRow row={{ kind: 'occurrence', key, occurrence }} today={view.date} />,
      }
    }),
  ]
}

function openingText({ t }: Text, { opening }: DayView): string | null {
  if (!opening.known) return null
  return opening.open && opening.today
    ? t('open.until', { time: clockText(opening.today.to) })
    : t('closed.now')
}

function HomeHeader({ visitor }: { visitor: Looking }) {
  const text = useText()
  const { view, now } = visitor
  return (
    <div className="home-head">
      <ExampleBand visitor={visitor} />
      <div className="home-header">
        <h1 className="venue" tabIndex={-1}>
          <House aria-hidden className="icon" />
          {view?.venue.name || text.t('thanks.title')}
        </h1>
        <p className="home-date">{longDate(text, now.slice(0, 10))}</p>
        <p className="home-facts">
          {view && (
            <Dotted
              parts={[
                text.t('header.week', { week: view.week }),
                view.holiday && text.t(`holiday.${view.holiday}`),
                openingText(text, view),
              ]}
            />
          )}
        </p>
        <Clock now={now} />
      </div>
    </div>
  )
}

/** "I am here". Looks pressed until the engine has answered; only then are there thanks. */
export function HereButton({ visitor, small = false }: { visitor: Looking; small?: boolean }) {
  const { t } = useText()
  return (
    <Button
      look="sun"
      className={small ? 'here here-small' : 'here'}
      busy={visitor.arriving}
      onPress={() => visitor.arrive()}
    >
      <Hand aria-hidden className="here-icon" />
      <span className="here-words">
        <span className="here-title">{t('here.button')}</span>{' '}
        {!small && <span className="here-hint">{t(visitor.arriving ? 'here.waiting' : 'here.hint')}</span>}
      </span>
    </Button>
  )
}

function Navigation({ visitor }: { visitor: Looking }) {
  const { t } = useText()
  const ways = [
    { name: 'week', Icon: CalendarDays },
    { name: 'food', Icon: Utensils },
    { name: 'help', Icon: Info },
  ] as const
  return (
    <nav className="home-ways" aria-label={t('nav.label')}>
      {ways.map(({ name, Icon }) => (
        <Button key={name} className="home-way" onPress={() => visitor.go({ name })}>
          <Icon aria-hidden className="icon-large" />
          <span>{t(`nav.${name}`)}</span>
        </Button>
      ))}
    </nav>
  )
}

function Today(props: { visitor: Looking; view: DayView; page: number; onTurn: (page: number) => void }) {
  const { visitor, view, page, onTurn } = props
  const text = useText()
  const minute = visitor.now
  const arranged = useMemo(() => arrange(view, minute), [view, minute])
  const items = useMemo(() => itemsOf(text, view, arranged), [text, view, arranged])
  return (
    <>
      <section
        className="home-programme programme"
        data-alone={items.length === 0 || undefined}
        aria-label={text.t('programme.label')}
      >
        <LeadCard view={view} lead={arranged.lead} now={visitor.nowMs} touch />
        {items.length > 0 && <Pages items={items} page={page} onTurn={onTurn} />}
      </section>
      {arranged.meal && <MealCard meal={arranged.meal} kitchenContact={view.venue.kitchenContact} />}
    </>
  )
}

/** Home: the day to look at, "I am here" to touch. Has no limit of time. */
export function Home(props: { visitor: Looking; page: number; onTurn: (page: number) => void }) {
  const { visitor, page, onTurn } = props
  const { t } = useText()
  return (
    <Screen name="home" quiet footer={<LanguageAndHelp visitor={visitor} />}>
      <HomeHeader visitor={visitor} />
      {visitor.view ? (
        <Today visitor={visitor} view={visitor.view} page={page} onTurn={onTurn} />
      ) : (
        <p className="home-away">{t('away.text')}</p>
      )}
      <div className="home-touch">
        <HereButton visitor={visitor} />
        <Navigation visitor={visitor} />
      </div>
    </Screen>
  )
}
