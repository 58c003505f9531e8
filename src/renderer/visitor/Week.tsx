import { useMemo, useState } from 'react'
import type { DaySummary } from '../../contract/views.ts'
import { addDays } from '../../domain/dates.ts'
import { dayName, longDate } from '../i18n/dates.ts'
import { clockText } from '../i18n/formats.ts'
import { type Text, useText } from '../i18n/text.tsx'
import { useFetched } from '../live/useFetched.ts'
import { rowsOf } from '../programme/arrange.ts'
import { Dotted } from '../programme/Details.tsx'
import { ProgrammeRow } from '../programme/Rows.tsx'
import { Button } from '../ui/Button.tsx'
import { Pages } from '../ui/Pages.tsx'
import { BackBar } from './BackBar.tsx'
import { DayTabs } from './DayTabs.tsx'
import { VisitorScreen } from './Frame.tsx'
import { useOtherVenues } from './Others.tsx'
import type { Visitor } from './session.ts'
import './week.css'

function dayTitle(text: Text, day: DaySummary, today: string): string {
  return day.date === today ? dayName(text, day.date, today) : longDate(text, day.date)
}

function DayFacts({ day, week }: { day: DaySummary; week: number }) {
  const { t } = useText()
  const { holiday, opening, openingKnown } = day
  return (
    <Dotted
      parts={[
        t('header.week', { week }),
        holiday && t(`holiday.${holiday}`),
        opening
          ? t('open.range', { from: clockText(opening.from), to: clockText(opening.to) })
          : openingKnown && t('closed.day'),
      ]}
    />
  )
}

function Day({ day, today }: { day: DaySummary; today: string }) {
  const text = useText()
  const { t } = text
  const [page, setPage] = useState(0)
  const items = useMemo(
    () =>
      rowsOf(day).map((row) => ({ key: row.key, content: <ProgrammeRow row={row} today={today} full /> })),
    [day, today],
  )
  return (
    <section className="week-day programme" aria-label={dayTitle(text, day, today)}>
      {items.length > 0 ? (
        <Pages items={items} page={page} onTurn={setPage} />
      ) : (
        <p className="week-empty">{t('week.emptyDay')}</p>
      )}
    </section>
  )
}

/** This week's programme and the next one's, a day at a time. */
export function Week({ visitor }: { visitor: Visitor }) {
  const text = useText()
  const { t } = text
  const today = visitor.now.slice(0, 10)
  const [chosen, setChosen] = useState(today)
  const [later, setLater] = useState(false)
  const from = later ? addDays(today, 7) : today
  const fetched = useFetched(
    (signal) => visitor.client.week({ from }, { signal }),
    `${from} ${visitor.view?.now}`,
  )
  const others = useOtherVenues(visitor, today)
  // Both at once: what stands below the list decides how much of it fits.
  const week = fetched.state === 'here' && others.state !== 'waiting' ? fetched.value : null
  const day = week?.days.find(({ date }) => date === chosen) ?? week?.days[0]
  return (
    <VisitorScreen
      name="week"
      visitor={visitor}
      title={day ? dayTitle(text, day, today) : t('nav.week')}
      facts={week && day && <DayFacts day={day} week={week.week} />}
    >
      {week && day ? (
        <>
          <Day key={day.date} day={day} today={today} />
          <DayTabs dates={week.days.map(({ date }) => date)} chosen={day.date} onChoose={setChosen} />
        </>
      ) : (
        <p className="away">{fetched.state === 'away' && t('error.notShown')}</p>
      )}
      <BackBar visitor={visitor}>
        <Button
          className="bar-on"
          onPress={() => {
            setLater(!later)
            setChosen(later ? today : '')
          }}
        >
          {t(later ? 'week.this' : 'week.next')}
        </Button>
        {others.state === 'here' && others.value.known > 0 && (
          <Button className="bar-on" onPress={() => visitor.go({ name: 'others' })}>
            {t('others.button')}
          </Button>
        )}
      </BackBar>
    </VisitorScreen>
  )
}
