import type { CalendarReading } from '../../contract/staff/calendars.ts'
import { addDays, mondayOf } from '../time.ts'
import {
  type Event,
  isCancelled,
  isPrivate,
  propertyOf,
  readEvent,
  shownTitle,
  textIn,
  uidOf,
} from './event.ts'
import { type Component, readComponents } from './lines.ts'
import type { Horizon, Reading } from './reading.ts'
import { Refused } from './refused.ts'
import { hasDate, merged, type Override, type Part, seriesOf, stray } from './series.ts'
import { type Place, whensOf } from './when.ts'
import { zoneOf } from './zones.ts'

/** Why a text was not read at all: it is no whole calendar, or one with more in it than a meeting place can have. */
export type NotRead = 'notACalendar' | 'tooLarge'

/**
 * The most events that are not over, the most series among them (a rule with no dates takes the library up to 0.1 s), and the most that
 * may come of them: whoever reads does nothing else meanwhile, and at a screen that is to answer the touch of a visitor.
 */
const mostEvents = 2000
const mostSeries = 300
const mostParts = 2000
/** How far ahead a series is looked at, in days: a year and the weeks in which somebody may be late. */
const horizonDays = 400

/** The versions and changes of one event, by UID. */
interface Family {
  uid: string
  master: Component | null
  overrides: Component[]
}

/**
 * Reads an iCalendar text as a venue's activities, from this week on; what is over is left out and told by nobody. Events that their
 * owner has marked as private or confidential are left out as well: a screen at a door is public.
 *
 * Each event that cannot be taken is told with why; an unknown time zone is refused, never guessed.
 * @param today the venue's date
 */
export function readCalendar(
  text: string,
  { today, timeZone }: { today: string; timeZone: string },
): Reading | NotRead {
  const calendars = readComponents(text)
  if (calendars === null) return 'notACalendar'
  const horizon = { from: mondayOf(today), to: addDays(today, horizonDays), timeZone }
  const live = calendars
    .flatMap(({ components }) => components)
    .filter((one) => one.name === 'VEVENT' && !isOver(one, horizon))
  const series = live.filter(isSeries)
  if (live.length > mostEvents || series.length > mostSeries) return 'tooLarge'
  const problems: Reading['problems'] = []
  const parts: Part[] = []
  let count = 0
  for (const calendar of calendars) {
    for (const part of readOne(calendar, horizon, problems)) {
      count += part.activities.length + part.occurrences.length
      if (count > mostParts) return 'tooLarge'
      parts.push(part)
    }
  }
  return { ...merged(parts), problems }
}

/** What a page is shown of a reading. */
export function shownReading({ activities, problems }: Reading): CalendarReading {
  return { activities: activities.map(({ part: _, description: __, ...shown }) => shown), problems }
}

/** One event after another, so that who has enough can stop. */
function* readOne(calendar: Component, horizon: Horizon, problems: Reading['problems']): Generator<Part> {
  const place = { zones: zonesOf(calendar), timeZone: horizon.timeZone }
  const allOff = textIn(calendar, 'METHOD').toUpperCase() === 'CANCEL'
  for (const family of familiesOf(calendar)) {
    yield orTold(family.master ?? family.overrides[0], problems, () =>
      readFamily(family, { place, horizon, problems, allOff }),
    )
  }
}

function readFamily(
  { uid, master, overrides }: Family,
  given: { place: Place; horizon: Horizon; problems: Reading['problems']; allOff: boolean },
): Part {
  const { place, horizon, problems, allOff } = given
  if (master !== null && isOver(master, horizon)) return merged([])
  const read = overrides.map((component) => overrideOf(component, uid, place, problems))
  if (master === null) return merged(read.map((override) => stray(override, horizon)))
  const event: Event = readEvent(master, uid, place)
  const whole = allOff ? { ...event, cancelled: true } : event
  const strays = read.filter((override) => !hasDate(event, override))
  return merged([seriesOf(whole, read, horizon), ...strays.map((override) => stray(override, horizon))])
}

function overrideOf(
  component: Component,
  uid: string,
  place: Place,
  problems: Reading['problems'],
): Override {
  const property = propertyOf(component, 'RECURRENCE-ID')
  if (property?.parameters.get('RANGE')?.toUpperCase() === 'THISANDFUTURE')
    throw new Refused('unreadableRule', 'RANGE=THISANDFUTURE')
  const [of] = property === undefined ? [] : whensOf(property, place)
  if (of === undefined) throw new Refused('noStart')
  if (isCancelled(component)) return { of, cancelled: true, event: null }
  return {
    of,
    cancelled: false,
    event: orTold(component, problems, () => readEvent(component, uid, place), null),
  }
}

/** The result of `read`; where that is refused, `otherwise`, and the problem told. */
function orTold(component: Component | undefined, problems: Reading['problems'], read: () => Part): Part
function orTold<T>(
  component: Component | undefined,
  problems: Reading['problems'],
  read: () => T,
  otherwise: T,
): T
function orTold<T>(
  component: Component | undefined,
  problems: Reading['problems'],
  read: () => T,
  otherwise: T | Part = { activities: [], occurrences: [] },
): T | Part {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { problem, detail } = error
    const title = component === undefined ? '' : shownTitle(component)
    problems.push({ title, problem, ...(detail !== undefined && { detail }) })
    return otherwise
  }
}

/** By UID, each with its newest version (SEQUENCE; of two alike the later in the file). */
function familiesOf(calendar: Component): Family[] {
  const families = new Map<string, Family>()
  for (const component of calendar.components) {
    if (component.name !== 'VEVENT' || isPrivate(component)) continue
    const uid = uidOf(component)
    const family = families.get(uid) ?? { uid, master: null, overrides: [] }
    families.set(uid, family)
    const id = propertyOf(component, 'RECURRENCE-ID')?.value
    if (id === undefined) family.master = newer(family.master, component)
    else {
      const index = family.overrides.findIndex((one) => propertyOf(one, 'RECURRENCE-ID')?.value === id)
      if (index < 0) family.overrides.push(component)
      else family.overrides[index] = newer(family.overrides[index] ?? null, component)
    }
  }
  return [...families.values()]
}

function newer(known: Component | null, found: Component): Component {
  const sequence = (component: Component) => Number(textIn(component, 'SEQUENCE')) || 0
  return known !== null && sequence(known) > sequence(found) ? known : found
}

/** Told from its rule or its start alone that it has ended, with days to spare for zones: old calendars hold many, and to read each takes time. */
function isOver(component: Component, { from }: Horizon): boolean {
  if (['RDATE', 'EXRULE'].some((name) => propertyOf(component, name) !== undefined)) return false
  const rule = propertyOf(component, 'RRULE')?.value
  const last =
    rule === undefined
      ? /^(\d{4})-?(\d{2})-?(\d{2})/.exec(propertyOf(component, 'DTSTART')?.value ?? '')
      : /(?:^|;)UNTIL=(\d{4})-?(\d{2})-?(\d{2})/i.exec(rule)
  return last !== null && `${last[1]}-${last[2]}-${last[3]}` < addDays(from, -2)
}

function isSeries(component: Component): boolean {
  return propertyOf(component, 'RRULE') !== undefined
}

function zonesOf(calendar: Component): Place['zones'] {
  const locations = new Map(
    calendar.components
      .filter(({ name }) => name === 'VTIMEZONE')
      .map((component) => [textIn(component, 'TZID'), textIn(component, 'X-LIC-LOCATION') || undefined]),
  )
  return (tzid) => zoneOf(tzid, locations.get(tzid))
}
