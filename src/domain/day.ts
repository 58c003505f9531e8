import { partsOfOccurrence } from '../contract/ids.ts'
import type { Programme } from '../contract/programme.ts'
import type { DaySummary, DayView, MealView, OccurrenceView, WeekView } from '../contract/views.ts'
import { addDays, dateOf, daysFrom, isoWeek, mondayOf } from './dates.ts'
import { holidayOn } from './holidays.ts'
import { lastOrder, mealsBetween } from './meals.ts'
import { isHeld, occurrencesBetween, skipUnreadable } from './occurrences.ts'
import { hoursOn, isStatedOn, openingAt } from './opening.ts'
import type { RuleCache } from './recurrence.ts'
import { stated } from './stated.ts'
import { instantOf, knowsZone, localDate } from './time.ts'

/** What visits have taken: persons by occurrence id, portions by meal id. */
export interface Counts {
  joined: ReadonlyMap<string, number>
  ordered: ReadonlyMap<string, number>
}

export interface ViewInput {
  programme: Programme
  /** ms since 1970. */
  now: number
  counts: Counts
  /** Kept by whoever asks often; see `RuleCache`. */
  rules?: RuleCache
}

/** How many days ahead the home screen looks for something to show, and how many the food screen shows. */
const daysAhead = 14
const daysOfFood = 7

/**
 * Today as the screen shows it. An empty programme gives an empty day. A time zone that this machine does not know is read as
 * Europe/Stockholm, since the screen must never be blank.
 * @param input.venueName what others call the venue, for as long as it has not said so itself; with neither its name is '', and the page words it
 */
export function assembleDay(
  input: ViewInput &
    Pick<DayView, 'programmeVersion' | 'panel' | 'screen'> & { example: boolean; venueName?: string },
): DayView {
  const { programme, programmeVersion, now, example, venueName, panel, screen } = input
  const timeZone = zoneOf(programme)
  const date = localDate(now, timeZone)
  const { venue } = programme
  const summary = summaries(input, date, addDays(date, daysAhead))
  const today = summary(date)
  return {
    programmeVersion,
    now,
    date,
    week: isoWeek(date).week,
    holiday: today.holiday,
    venue: stated({
      name: venue?.name ?? venueName ?? '',
      kind: venue?.kind ?? 'fixed',
      timeZone,
      phone: venue?.phone,
      contactName: venue?.contactName,
      kitchenContact: venue?.kitchenContact,
      address: venue?.address,
      access: venue?.access,
      example,
    }),
    panel,
    screen,
    opening: openingAt(programme, now, timeZone),
    occurrences: today.occurrences,
    meals: today.meals,
    notices: noticesAt(programme, now, timeZone),
    ahead: firstWithAnything(summary, date),
  }
}

/** The ISO week that holds `from`, else today. */
export function assembleWeek(input: ViewInput & { from?: string }): WeekView {
  const today = localDate(input.now, zoneOf(input.programme))
  const monday = mondayOf(input.from ?? today)
  const days = daysFrom(monday, addDays(monday, 6))
  return {
    from: monday,
    week: isoWeek(monday).week,
    today,
    days: days.map(summaries(input, monday, addDays(monday, 6))),
  }
}

/** One date as the week shows it. */
export function assembleDate(input: ViewInput, date: string): DaySummary {
  return summaries(input, date, date)(date)
}

/** The meals of today and the following six days, by date and serving time. */
export function assembleFood(input: ViewInput): MealView[] {
  const { programme, now, counts } = input
  const timeZone = zoneOf(programme)
  const today = localDate(now, timeZone)
  return mealsBetween(
    { programme, now, timeZone, ordered: counts.ordered },
    today,
    addDays(today, daysOfFood - 1),
  )
}

/**
 * One occurrence as it is held (after a move: at its new time), or null when there is none: the id is of another activity, of a date
 * that the rule does not give, or of something that cannot be read.
 */
export function findOccurrence(input: ViewInput, id: string): OccurrenceView | null {
  const { date, ...of } = partsOfOccurrence(id)
  const { programme } = input
  const activity = programme.activities.find((one) => one.id === of.activity)
  if (activity === undefined) return null
  const change = programme.occurrences.findLast((one) => one.activity === activity.id && one.date === date)
  const held = dateOf(change?.movedTo ?? date)
  return occurrencesOf(input, held, held)(held).find((view) => view.id === id && !view.movedAway) ?? null
}

/**
 * The next moment (ms since 1970) at which time alone changes what `assembleDay` or `assembleFood` gives: a start or an end, an
 * opening or a closing, a last order, a notice, at the latest the venue's next midnight. Always after now.
 */
export function nextChangeAt(input: ViewInput): number {
  const { programme, now } = input
  const timeZone = zoneOf(programme)
  const today = localDate(now, timeZone)
  const midnight = instantOf(`${addDays(today, 1)}T00:00`, timeZone)
  const at = (dateTime: string) => skipUnreadable(() => [instantOf(dateTime, timeZone)])
  const hours = hoursOn(programme, today)
  const moments = [
    ...occurrencesOf(input, today, today)(today).flatMap((view) => [view.startsAt, view.endsAt]),
    ...(hours === null ? [] : [...at(`${today}T${hours.from}`), ...at(`${today}T${hours.to}`)]),
    ...programme.meals.filter((meal) => meal.date === today).map((meal) => lastOrder(meal, timeZone)),
    ...programme.notices.flatMap((notice) => [...at(notice.from), ...at(notice.until)]),
  ]
  return Math.min(midnight, ...moments.filter((moment) => moment > now))
}

/** The zone that a programme's times are in. */
export function zoneOf({ venue }: Pick<Programme, 'venue'>): string {
  return venue !== null && knowsZone(venue.timeZone) ? venue.timeZone : 'Europe/Stockholm'
}

function occurrencesOf({ programme, now, counts, rules }: ViewInput, from: string, to: string) {
  const timeZone = zoneOf(programme)
  return occurrencesBetween({ programme, now, timeZone, joined: counts.joined, rules }, from, to)
}

function summaries(input: ViewInput, from: string, to: string): (date: string) => DaySummary {
  const { programme, now, counts } = input
  const timeZone = zoneOf(programme)
  const occurrences = occurrencesOf(input, from, to)
  return (date) => ({
    date,
    holiday: holidayOn(date),
    occurrences: occurrences(date),
    meals: mealsBetween({ programme, now, timeZone, ordered: counts.ordered }, date, date),
    opening: hoursOn(programme, date),
    openingKnown: isStatedOn(programme, date),
  })
}

function firstWithAnything(summary: (date: string) => DaySummary, today: string): DaySummary | null {
  for (const date of daysFrom(addDays(today, 1), addDays(today, daysAhead))) {
    const day = summary(date)
    if (day.meals.length > 0 || day.occurrences.some(isHeld)) return day
  }
  return null
}

function noticesAt({ notices }: Programme, now: number, timeZone: string): DayView['notices'] {
  const valid = notices.flatMap((notice) =>
    skipUnreadable(() => {
      const from = instantOf(notice.from, timeZone)
      return from <= now && now < instantOf(notice.until, timeZone) ? [{ notice, from }] : []
    }),
  )
  const urgency = (level: 'normal' | 'urgent') => (level === 'urgent' ? 0 : 1)
  return valid
    .sort((a, b) => urgency(a.notice.level) - urgency(b.notice.level) || b.from - a.from)
    .map(({ notice }) => notice)
}
