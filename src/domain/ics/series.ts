import { suggestGoalArea } from '../goalArea.ts'
import { datesOf } from '../recurrence.ts'
import { stated } from '../stated.ts'
import { addDays, dateOf, instantOf, localDateTime, timeOf, Unreadable } from '../time.ts'
import type { Event } from './event.ts'
import type { Horizon, ReadActivity, Reading, ReadOccurrence } from './reading.ts'
import { Refused } from './refused.ts'
import { isDay, type When, wallIn } from './when.ts'

/** One date of a series that is otherwise (RECURRENCE-ID). `event` is null where it is said to be otherwise, but not readably how. */
export interface Override {
  of: When
  cancelled: boolean
  event: Event | null
}

export type Part = Pick<Reading, 'activities' | 'occurrences'>

/** The most single dates that one event may become. */
const mostDates = 500

/** One time at which the rule, or an RDATE, has the event. */
interface Slot {
  /** In the event's own zone. */
  wall: string
  /** In the venue's. */
  local: string
  minutes: number
  /** The venue's zone. */
  timeZone: string
}

/**
 * What an event becomes within the horizon; nothing where it is over, or its rule has no date there.
 *
 * A rule is kept as a rule where the venue's clock shows the same time on every date of the horizon. A series at 09.00 UTC is at 10.00 in
 * winter and at 11.00 in summer, which no rule of the venue's says: that becomes its single dates. Throws `Refused`.
 */
export function seriesOf(event: Event, overrides: readonly Override[], horizon: Horizon): Part {
  if (event.rule === undefined) return once(event, overrides, horizon)
  if (event.cancelled) return nothing
  const slots = slotsOf(event, event.rule, overrides, horizon)
  const kept = keptRule(event, event.rule, slots)
  const parts = kept === null ? alone(event, slots, overrides) : asRule(event, kept, slots, overrides)
  const own = startOutsideRule(event, slots, horizon)
  return merged([parts, ...[...own, ...extras(event, horizon)].map((slot) => single(event, slot, overrides))])
}

const nothing: Part = { activities: [], occurrences: [] }

export function merged(parts: readonly Part[]): Part {
  return {
    activities: parts.flatMap(({ activities }) => activities),
    occurrences: parts.flatMap(({ occurrences }) => occurrences),
  }
}

/** A date of a series whose series is not in the file, or does not have that date. */
export function stray({ of, event, cancelled }: Override, horizon: Horizon): Part {
  if (event === null || cancelled) return nothing
  const local = wallIn(event.start, horizon.timeZone)
  if (dateOf(local) < horizon.from) return nothing
  const part = isDay(of) ? of.day.replaceAll('-', '') : compact(wallIn(of, horizon.timeZone))
  return { activities: [activityOf(event, part, local, event.minutes)], occurrences: [] }
}

/** Whether the series has the date that an override is about. */
export function hasDate(event: Event, { of }: Override): boolean {
  const wall = isDay(of) ? `${of.day}T${timeOf(event.start.wall)}` : wallIn(of, event.start.zone)
  if (event.extra.some(({ start }) => wallIn(start, event.start.zone) === wall)) return true
  if (wall === event.start.wall) return true
  return (
    event.rule !== undefined &&
    timeOf(wall) === timeOf(event.start.wall) &&
    ruleDates(event, event.rule, dateOf(wall), dateOf(wall)).length > 0
  )
}

function once(event: Event, overrides: readonly Override[], horizon: Horizon): Part {
  const local = wallIn(event.start, horizon.timeZone)
  const slot = slotOf(event, event.start.wall, horizon.timeZone)
  const parts = extras(event, horizon).map((extra) => single(event, extra, overrides))
  if (dateOf(local) < horizon.from) return merged(parts)
  const first = single(event, slot, overrides, '')
  if (!event.cancelled) return merged([first, ...parts])
  const called = { uid: event.uid, part: '', date: dateOf(local), cancelled: true }
  return { activities: first.activities, occurrences: [called] }
}

function slotsOf(event: Event, rule: string, overrides: readonly Override[], horizon: Horizon): Slot[] {
  // A day more on each side: another zone's day may be the venue's next or last.
  const dates = new Set(ruleDates(event, rule, addDays(horizon.from, -1), addDays(horizon.to, 1)))
  for (const { of, event: moved } of overrides) {
    if (moved === null || dateOf(wallIn(moved.start, horizon.timeZone)) < horizon.from) continue
    const date = isDay(of) ? of.day : dateOf(wallIn(of, event.start.zone))
    if (!dates.has(date)) for (const known of ruleDates(event, rule, date, date)) dates.add(known)
  }
  return [...dates]
    .sort()
    .map((date) => slotOf(event, `${date}T${timeOf(event.start.wall)}`, horizon.timeZone))
}

function slotOf(event: Event, wall: string, timeZone: string): Slot {
  return { wall, local: wallIn({ wall, zone: event.start.zone }, timeZone), minutes: event.minutes, timeZone }
}

function ruleDates({ start }: Event, rule: string, from: string, to: string): string[] {
  try {
    const series = { start: start.wall, recurrence: rule, notOnHolidays: false }
    return datesOf(series, from, to, { timeZone: start.zone })
  } catch (error) {
    throw error instanceof Unreadable ? new Refused('unreadableRule', rule) : error
  }
}

/** RFC 5545 has DTSTART always count as a date; a rule of ours gives only its own. */
function startOutsideRule(event: Event, slots: readonly Slot[], horizon: Horizon): Slot[] {
  const slot = slotOf(event, event.start.wall, horizon.timeZone)
  const date = dateOf(slot.local)
  if (date < horizon.from || date > horizon.to || slots.some(({ wall }) => wall === slot.wall)) return []
  return [slot]
}

function extras(event: Event, horizon: Horizon): Slot[] {
  return event.extra
    .map(({ start, minutes }) => ({
      wall: wallIn(start, event.start.zone),
      local: wallIn(start, horizon.timeZone),
      minutes,
      timeZone: horizon.timeZone,
    }))
    .filter(({ local }) => dateOf(local) >= horizon.from)
    .slice(0, mostDates)
}

interface KeptRule {
  recurrence: string
  time: string
}

function keptRule(event: Event, rule: string, slots: readonly Slot[]): KeptRule | null {
  const time = timeOf(slots[0]?.local ?? '')
  const isSame = ({ wall, local }: Slot) => dateOf(wall) === dateOf(local) && timeOf(local) === time
  const recurrence = rule.replace(
    /UNTIL=(\d{8}T\d{6})(?=;|$)/,
    (_, until: string) => `UNTIL=${utc(until, event.start.zone)}`,
  )
  return recurrence.length <= 300 && slots.every(isSame) ? { recurrence, time } : null
}

/** `20261203T100000` in a zone, in UTC. */
function utc(until: string, zone: string): string {
  const wall = until.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\d\d/, '$1-$2-$3T$4:$5')
  return `${localDateTime(instantOf(wall, zone), 'UTC').replaceAll(/[-:]/g, '')}00Z`
}

function asRule(
  event: Event,
  { recurrence, time }: KeptRule,
  slots: readonly Slot[],
  overrides: readonly Override[],
): Part {
  if (slots.length === 0) return nothing
  const start = `${dateOf(event.start.wall)}T${time}`
  const activity = { ...activityOf(event, '', start, event.minutes), recurrence }
  const changed = slots.map((slot) => changedDate(event, slot, overrides))
  return merged([{ activities: [activity], occurrences: [] }, ...changed])
}

function changedDate(event: Event, slot: Slot, overrides: readonly Override[]): Part {
  const date = dateOf(slot.local)
  const change = { uid: event.uid, part: '', date, cancelled: false }
  if (isLeftOut(event, slot)) return { activities: [], occurrences: [{ ...change, cancelled: true }] }
  const override = overrideOf(slot, event, overrides)
  if (override === undefined) return nothing
  if (override.cancelled || override.event === null)
    return { activities: [], occurrences: [{ ...change, cancelled: true }] }
  const start = wallIn(override.event.start, slot.timeZone)
  return changedTo(event, override.event, start, slot, change)
}

/** A date can be at another time, not be another thing: one with a name or a place of its own stands beside its cancelled date. */
function changedTo(event: Event, other: Event, start: string, slot: Slot, change: ReadOccurrence): Part {
  if (other.title !== event.title || other.place !== event.place) {
    const reason = other.title === event.title ? 'Annan plats' : `I stället: ${other.title}`.slice(0, 500)
    return {
      activities: [activityOf(other, compact(slot.local), start, other.minutes)],
      occurrences: [{ ...change, cancelled: true, reason }],
    }
  }
  const movedTo = start === slot.local ? undefined : start
  const durationMinutes = other.minutes === event.minutes ? undefined : other.minutes
  if (movedTo === undefined && durationMinutes === undefined) return nothing
  return { activities: [], occurrences: [stated({ ...change, movedTo, durationMinutes })] }
}

function alone(event: Event, slots: readonly Slot[], overrides: readonly Override[]): Part {
  return merged(slots.slice(0, mostDates).map((slot) => single(event, slot, overrides)))
}

/** One date as an activity of its own. */
function single(event: Event, slot: Slot, overrides: readonly Override[], part = compact(slot.local)): Part {
  if (isLeftOut(event, slot)) return nothing
  const override = overrideOf(slot, event, overrides)
  const shown = override?.event ?? event
  const start = override?.event ? wallIn(shown.start, slot.timeZone) : slot.local
  const activity = activityOf(shown, part, start, override?.event ? shown.minutes : slot.minutes)
  const isOff = override !== undefined && (override.cancelled || override.event === null)
  const off = { uid: event.uid, part, date: dateOf(start), cancelled: true }
  return { activities: [activity], occurrences: isOff ? [off] : [] }
}

function isLeftOut({ except }: Event, { wall }: Slot): boolean {
  return except.has(wall) || except.has(dateOf(wall))
}

function overrideOf(slot: Slot, { start }: Event, overrides: readonly Override[]): Override | undefined {
  return overrides.find(({ of }) => isOf(of, slot, start.zone))
}

function isOf(when: When, { wall }: Slot, zone: string): boolean {
  return isDay(when) ? when.day === dateOf(wall) : wallIn(when, zone) === wall
}

function activityOf(event: Event, part: string, start: string, durationMinutes: number): ReadActivity {
  const { goalArea, confidence } = suggestGoalArea(event.title)
  const { uid, title, description, place } = event
  return stated({
    uid,
    part,
    title,
    description,
    place,
    start,
    durationMinutes,
    goalArea,
    guessed: confidence === 'guess',
  })
}

function compact(wall: string): string {
  return wall.replaceAll(/[-:]/g, '')
}
