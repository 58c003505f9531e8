import { useMemo } from 'react'
import type { StaffText } from '../../../contract/programme.ts'
import type { DaySummary, MealView, OccurrenceView, WeekView } from '../../../contract/views.ts'
import { goalAreas, type Language } from '../../../contract/words.ts'
import { weekdayOf } from '../../../domain/dates.ts'
import { isHeld } from '../../../domain/held.ts'
import type { CalendarEvent } from '../../../domain/ics/qrCalendar.ts'
import { longDate, shortDate } from '../../i18n/dates.ts'
import { clockText } from '../../i18n/formats.ts'
import { Staff, staffWords, useText } from '../../i18n/text.tsx'
import { rowsOf } from '../../programme/arrange.ts'
import { Dotted, Place, useOrganiserText } from '../../programme/Details.tsx'
import { GoalIcon } from '../../programme/GoalArea.tsx'
import { DishName, dietsText, shortFacts } from '../../programme/MealCard.tsx'
import { pillsOf } from '../../programme/Pills.tsx'
import { codesOf } from './codes.ts'
import { TakeAway } from './TakeAway.tsx'

/** A day of so many lines goes to the next sheet whole; a longer one is divided, and its heading stands on both. */
const mostTogether = 8

export interface SheetVenue {
  name: string
  kind: 'fixed' | 'mobile'
  phone?: string
  address?: string
  kitchenContact?: string
}

/** Why the venue has other hours than usual on a date. */
export type Reasons = ReadonlyMap<string, StaffText>

interface SheetOf {
  week: WeekView
  venue: SheetVenue
  reasons: Reasons
  now: number
}

/** A week for the notice board. A day without anything is there too, open or closed, so that nobody wonders. */
export function WeekSheet({ week, venue, reasons, now }: SheetOf) {
  const text = useText()
  const { t, language } = text
  const { kind } = venue
  const days = useMemo(() => week.days.filter((day) => isShown(day, kind)), [week, kind])
  const last = days.at(-1)?.date ?? week.from
  const codes = useMemo(
    () =>
      codesOf(
        days.map((day) => ({ date: day.date, events: eventsOf(day, language) })),
        now,
      ),
    [days, language, now],
  )
  return (
    <article className="sheet">
      <header className="sheet-head">
        <div>
          <p className="sheet-venue">{venue.name}</p>
          <h1>
            {t('header.week', { week: week.week })}
            <span className="sheet-dates">
              {shortDate(text, days[0]?.date ?? week.from)} – {shortDate(text, last)}
            </span>
          </h1>
          <p className="sheet-facts">
            <Dotted
              parts={[
                venue.address,
                venue.phone && (
                  <bdi key="phone" dir="ltr" className="phone">
                    {venue.phone}
                  </bdi>
                ),
              ]}
            />
          </p>
        </div>
        {codes.length === 1 && <TakeAway codes={codes} />}
      </header>
      {days.map((day) => (
        <SheetDay
          key={day.date}
          day={day}
          reason={reasons.get(day.date)}
          kitchenContact={venue.kitchenContact}
        />
      ))}
      <footer className="sheet-foot">
        <p className="sheet-legend">
          {goalAreas.map((area) => (
            <span key={area}>
              <GoalIcon area={area} className="sheet-icon" /> {t(`goal.${area}`)}
            </span>
          ))}
        </p>
        {codes.length > 1 && <TakeAway codes={codes} />}
      </footer>
    </article>
  )
}

/** A mobile venue is closed most days, and a weekend mostly: those are left out, unless something is said of them. */
function isShown(day: DaySummary, kind: SheetVenue['kind']): boolean {
  const { date, occurrences, meals, opening, holiday } = day
  const isWeekend = ['saturday', 'sunday'].includes(weekdayOf(date))
  return (
    occurrences.length + meals.length > 0 ||
    opening !== null ||
    (!isWeekend && (kind === 'fixed' || holiday !== null))
  )
}

function eventsOf({ occurrences }: DaySummary, language: Language): CalendarEvent[] {
  return occurrences.filter(isHeld).map(({ id, title, place, startsAt, endsAt }) => ({
    uid: id,
    title: staffWords(title, language).words,
    ...(place && { place: staffWords(place, language).words }),
    start: startsAt,
    end: endsAt,
  }))
}

function SheetDay(props: {
  day: DaySummary
  reason: StaffText | undefined
  kitchenContact: string | undefined
}) {
  const { day, reason, kitchenContact } = props
  const text = useText()
  const { t } = text
  const { date, holiday, opening, openingKnown, occurrences, meals } = day
  const rows = rowsOf(day)
  return (
    <section className="sheet-day" data-whole={rows.length <= mostTogether || undefined}>
      <div className="sheet-day-head">
        <h2>
          {longDate(text, date)}
          <span className="sheet-opening">
            <Dotted
              parts={[
                holiday && t(`holiday.${holiday}`),
                reason && <Staff key="reason" text={reason} />,
                opening
                  ? t('open.range', { from: clockText(opening.from), to: clockText(opening.to) })
                  : openingKnown && t('closed.day'),
              ]}
            />
          </span>
        </h2>
      </div>
      {occurrences.length + meals.length === 0 && (opening || !openingKnown) && (
        <p className="sheet-empty">{t('week.emptyDay')}</p>
      )}
      <ul>
        {rows.map((row) =>
          row.kind === 'meal' ? (
            <Meal key={row.key} meal={row.meal} kitchenContact={kitchenContact} />
          ) : (
            <Occurrence key={row.key} occurrence={row.occurrence} />
          ),
        )}
      </ul>
    </section>
  )
}

function Meal({ meal, kitchenContact }: { meal: MealView; kitchenContact: string | undefined }) {
  const text = useText()
  const { t } = text
  return (
    <li className="sheet-row" data-area="food">
      <span className="sheet-time">
        {t('time.range', { from: clockText(meal.serveFrom), to: clockText(meal.serveTo) })}
      </span>
      <span>
        <strong>
          <GoalIcon area="food" className="sheet-icon" /> {t(`meal.${meal.kind}`)}: <DishName meal={meal} />
        </strong>
        {meal.portionsLeft === 0 && <span className="sheet-changed">{t('meal.gone')}</span>}
        <span className="sheet-more">
          <Dotted
            parts={[
              meal.price ? t('price.kronor', { amount: meal.price }) : null,
              dietsText(text, meal),
              shortFacts(text, meal, kitchenContact).join(' '),
            ]}
          />
        </span>
      </span>
    </li>
  )
}

function Occurrence({ occurrence }: { occurrence: OccurrenceView }) {
  const text = useText()
  const { t } = text
  const organiser = useOrganiserText()(occurrence)
  const held = isHeld(occurrence)
  const changed = held && !occurrence.movedFrom ? [] : pillsOf(text, occurrence, '')
  return (
    <li className="sheet-row" data-area={occurrence.goalArea} data-off={!held || undefined}>
      <span className="sheet-time">
        {t('time.range', { from: clockText(occurrence.start), to: clockText(occurrence.end) })}
      </span>
      <span>
        <strong className="sheet-title">
          <GoalIcon area={occurrence.goalArea} className="sheet-icon" />{' '}
          <span className="sheet-words">
            <Staff text={occurrence.title} />
          </span>
        </strong>
        {changed
          .filter(({ tone }) => tone === 'alert')
          .map(({ words }) => (
            <span key={words} className="sheet-changed">
              {words}
            </span>
          ))}
        <span className="sheet-more">
          <Dotted
            parts={[
              occurrence.place && <Place key="place" occurrence={occurrence} withAccess />,
              organiser,
              occurrence.price ? t('price.kronor', { amount: occurrence.price }) : null,
              occurrence.access && <Staff key="access" text={occurrence.access} />,
            ]}
          />
        </span>
      </span>
    </li>
  )
}
