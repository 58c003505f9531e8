import { type OccurrenceFields, occurrenceId, type Programme } from '../../contract/programme.ts'
import { holidayOn } from '../holidays.ts'
import { isHeld, occurrencesBetween, skipUnreadable } from '../occurrences.ts'
import { datesOf, type RuleCache } from '../recurrence.ts'
import { addDays, addMinutes, dateOf, instantOf, localDate, timeOf } from '../time.ts'
import { escapeText, fold, utc } from './output.ts'

type Activity = Programme['activities'][number]

export interface WholeCalendar {
  programme: Programme
  /** ms since 1970: when the calendar is made. */
  now: number
  timeZone: string
}

/**
 * How far ahead a calendar is right about holidays, and goes where it has single dates, in days. A rule without an end goes on after
 * that, holidays and all.
 */
export const horizonDays = 730

/** Where the first date of a rule is looked for, in days: a rule every ninth year is none of a meeting place. */
const firstWithinDays = 3700

/**
 * The whole programme as an iCalendar file (RFC 5545), for telephones, Outlook and Google. A recurring activity is one event with its
 * rule; a date that is left out for a holiday, cancelled or moved is an EXDATE, and one that was moved an event of its own, as many
 * readers in telephones know no RECURRENCE-ID. A rule by week number, as odd and even weeks have, is none that Outlook and Exchange know
 * (MS-OXCICAL, 2.1.3.2.2): there every date within the horizon is an event. The ids stay, so that a later file changes what an earlier
 * one brought.
 *
 * The zone is written out for Europe/Stockholm. In any other, every date within the horizon is an event in UTC. An activity that cannot
 * be read is left out.
 */
export function writeProgramme(given: WholeCalendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Samvaro//Programme//SV',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(given.programme.venue ? [`X-WR-CALNAME:${escapeText(given.programme.venue.name)}`] : []),
    ...(given.timeZone === stockholm ? [...stockholmZone, ...inZone(given)] : inUtc(given)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

const stockholm = 'Europe/Stockholm'

/** Directive 2000/84/EC: the last Sundays of March and October, at 01.00 UTC. */
const stockholmZone = [
  'BEGIN:VTIMEZONE',
  `TZID:${stockholm}`,
  `X-LIC-LOCATION:${stockholm}`,
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19810329T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

function inZone(given: WholeCalendar): string[] {
  const changes = Map.groupBy(given.programme.occurrences, ({ activity }) => activity)
  const rules: RuleCache = new Map()
  const { activities } = given.programme
  const dated = activities.filter(isByWeekNumber)
  return [
    ...activities
      .filter((activity) => !isByWeekNumber(activity))
      .flatMap((activity) =>
        skipUnreadable(() => activityLines(activity, changes.get(activity.id) ?? [], given, rules)),
      ),
    ...inUtc({ ...given, programme: { ...given.programme, activities: dated } }),
  ]
}

function isByWeekNumber({ recurrence = '' }: Activity): boolean {
  return /BYWEEKNO/i.test(recurrence)
}

function activityLines(
  activity: Activity,
  changes: readonly OccurrenceFields[],
  given: WholeCalendar,
  rules: RuleCache,
): string[] {
  const { timeZone } = given
  const anyDay = { ...activity, notOnHolidays: false }
  const within = (from: string, to: string) => datesOf(anyDay, from, to, { timeZone, rules })
  const own = changes.filter(({ date }) => within(date, date).length > 0)
  const apart = own
    .filter(isApart)
    .flatMap((change) => skipUnreadable(() => apartLines(activity, change, given)))
  const start = dateOf(activity.start)
  const [first] = within(start, addDays(start, activity.recurrence ? firstWithinDays : 0))
  if (first === undefined) return []
  const off = own.filter((change) => change.cancelled || isApart(change)).map(({ date }) => date)
  if (!activity.recurrence) {
    if (own.some(isApart)) return apart
    return eventLines(given, activity, activity.id, `${first}T${timeOf(activity.start)}`, {
      extra: off.length > 0 ? ['STATUS:CANCELLED'] : [],
    })
  }
  const last = addDays(localDate(given.now, timeZone), horizonDays)
  const holidays = activity.notOnHolidays
    ? within(start, last).filter((date) => holidayOn(date) !== null)
    : []
  const except = [...new Set([...off, ...holidays])].sort()
  const extra = [
    `RRULE:${ruleOf(activity.recurrence, timeZone)}`,
    ...except.map((date) => `EXDATE;${local(`${date}T${timeOf(activity.start)}`)}`),
  ]
  return [
    ...eventLines(given, activity, activity.id, `${first}T${timeOf(activity.start)}`, {
      extra,
      series: true,
    }),
    ...apart,
  ]
}

/** A date that is at another time or lasts otherwise. */
function isApart({ movedTo, durationMinutes }: OccurrenceFields): boolean {
  return movedTo !== undefined || durationMinutes !== undefined
}

function apartLines(activity: Activity, change: OccurrenceFields, given: WholeCalendar): string[] {
  const start = change.movedTo ?? `${change.date}T${timeOf(activity.start)}`
  return eventLines(given, activity, occurrenceId(activity.id, change.date), start, {
    minutes: change.durationMinutes,
    extra: change.cancelled ? ['STATUS:CANCELLED'] : [],
  })
}

function eventLines(
  given: WholeCalendar,
  activity: Activity,
  id: string,
  start: string,
  {
    minutes = activity.durationMinutes,
    extra,
    series = false,
  }: { minutes?: number; extra: string[]; series?: boolean },
): string[] {
  const begins = instantOf(start, given.timeZone)
  // What is held once is in UTC: readers differ about an hour that comes twice. A rule needs the wall clock.
  const [starts, ends] = series
    ? [`;${local(start)}`, `;${local(addMinutes(start, minutes))}`]
    : [`:${utc(begins)}`, `:${utc(begins + minutes * 60_000)}`]
  const where = activity.place ?? given.programme.rooms.find(({ id }) => id === activity.room)?.name
  return lines(given, {
    id,
    start: `DTSTART${starts}`,
    end: `DTEND${ends}`,
    title: activity.title.sv,
    description: activity.description?.sv,
    where: where?.sv,
    extra,
  })
}

function lines(
  { programme, now }: WholeCalendar,
  event: {
    id: string
    start: string
    end: string
    title: string
    description: string | undefined
    where: string | undefined
    extra: string[]
  },
): string[] {
  const where = [event.where, programme.venue?.name, programme.venue?.address].filter(Boolean).join(', ')
  return [
    'BEGIN:VEVENT',
    `UID:${event.id}@samvaro`,
    `DTSTAMP:${utc(now)}`,
    event.start,
    event.end,
    `SUMMARY:${escapeText(event.title)}`,
    ...(event.description ? [`DESCRIPTION:${escapeText(event.description)}`] : []),
    ...(where ? [`LOCATION:${escapeText(where)}`] : []),
    ...event.extra,
    'END:VEVENT',
  ]
}

/** `TZID=Europe/Stockholm:20261126T100000`. */
function local(wall: string): string {
  return `TZID=${stockholm}:${wall.replaceAll(/[-:]/g, '')}00`
}

/** The end of a rule with a time zone is in UTC (RFC 5545, 3.3.10). A bare date of ours ends with that day. */
function ruleOf(recurrence: string, timeZone: string): string {
  return recurrence
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(
      /UNTIL=(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d)?(?=;|$)/,
      (_, year, month, day, hour, minute) => {
        const wall = `${year}-${month}-${day}T${hour ?? '23'}:${minute ?? '59'}`
        return `UNTIL=${utc(instantOf(wall, timeZone))}`
      },
    )
}

/** Each date within the horizon as an event of its own. */
function inUtc(given: WholeCalendar): string[] {
  const from = localDate(given.now, given.timeZone)
  const dates = occurrencesBetween({ ...given, joined: new Map() }, from, addDays(from, horizonDays))
  return Array.from({ length: horizonDays + 1 }, (_, index) => dates(addDays(from, index)))
    .flat()
    .filter(isHeld)
    .flatMap((view) =>
      lines(given, {
        id: view.id,
        start: `DTSTART:${utc(view.startsAt)}`,
        end: `DTEND:${utc(view.endsAt)}`,
        title: view.title.sv,
        description: view.description?.sv,
        where: view.place?.sv,
        extra: [],
      }),
    )
}
