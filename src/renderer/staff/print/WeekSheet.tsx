import type { DaySummary, MealView, OccurrenceView, WeekView } from '../../../contract/views.ts'
import { calendarOf } from '../../../domain/calendar.ts'
import { isHeld } from '../../../domain/occurrences.ts'
import { longDate, shortDate } from '../../i18n/dates.ts'
import { clockText } from '../../i18n/formats.ts'
import { Staff, staffWords, useText } from '../../i18n/text.tsx'
import { rowsOf } from '../../programme/arrange.ts'
import { Dotted, Place, useOrganiserText } from '../../programme/Details.tsx'
import { GoalIcon } from '../../programme/GoalArea.tsx'
import { askText, dietsText } from '../../programme/MealCard.tsx'
import { pillsOf } from '../../programme/Pills.tsx'
import QrCode from '../../ui/QrCode.tsx'

/** The most that the code on paper holds: version 25, whose modules are 0.4 mm at 50 mm, which an older telephone still reads. */
const calendarBytes = 1273

export interface SheetVenue {
  name: string
  phone?: string
  address?: string
  kitchenContact?: string
}

/** A week for the notice board. A day without anything is there too when the venue is open, so that nobody wonders. */
export function WeekSheet({ week, venue, now }: { week: WeekView; venue: SheetVenue; now: number }) {
  const text = useText()
  const { t } = text
  const days = week.days.filter(
    ({ occurrences, meals, opening }) => occurrences.length + meals.length > 0 || opening !== null,
  )
  const last = days.at(-1)?.date ?? week.from
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
        <TakeAway week={week} now={now} />
      </header>
      {days.map((day) => (
        <SheetDay key={day.date} day={day} kitchenContact={venue.kitchenContact} />
      ))}
    </article>
  )
}

/** The week in the reader's telephone: the code holds the events themselves. */
function TakeAway({ week, now }: { week: WeekView; now: number }) {
  const { t, language } = useText()
  const events = week.days.flatMap(({ occurrences }) =>
    occurrences.filter(isHeld).map(({ id, title, place, startsAt, endsAt }) => ({
      uid: id,
      title: staffWords(title, language).words,
      place: place && staffWords(place, language).words,
      start: startsAt,
      end: endsAt,
    })),
  )
  const { text, eventsDropped } = calendarOf(events, { now, maxBytes: calendarBytes })
  if (text === '') return null
  const words = t(eventsDropped > 0 ? 'board.takeNext' : 'board.take')
  return (
    <div className="sheet-take">
      <QrCode text={text} label={words} />
      <p>{words}</p>
    </div>
  )
}

function SheetDay({ day, kitchenContact }: { day: DaySummary; kitchenContact: string | undefined }) {
  const text = useText()
  const { t } = text
  const { date, holiday, opening, occurrences, meals } = day
  return (
    <section className="sheet-day">
      <h2>
        {longDate(text, date)}
        <span className="sheet-opening">
          <Dotted
            parts={[
              holiday && t(`holiday.${holiday}`),
              opening
                ? t('open.range', { from: clockText(opening.from), to: clockText(opening.to) })
                : t('closed.day'),
            ]}
          />
        </span>
      </h2>
      {occurrences.length + meals.length === 0 && <p className="sheet-empty">{t('week.emptyDay')}</p>}
      <ul>
        {rowsOf(day).map((row) =>
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
          <GoalIcon area="food" className="sheet-icon" /> {t(`meal.${meal.kind}`)}: <Staff text={meal.dish} />
        </strong>
        <span className="sheet-more">
          <Dotted
            parts={[
              meal.price ? t('price.kronor', { amount: meal.price }) : null,
              dietsText(text, meal),
              askText(text, kitchenContact),
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
              occurrence.place && <Place key="place" occurrence={occurrence} />,
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
