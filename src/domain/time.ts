import { Temporal } from 'temporal-polyfill'

export {
  addDays,
  addMinutes,
  dateOf,
  daysBetween,
  daysFrom,
  isoWeek,
  mondayOf,
  timeOf,
  weekdayOf,
} from './dates.ts'

/** Thrown for what staff or a feed wrote and that is no time, zone or rule. Whoever shows many things skips that one. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

/** The venue's calendar day at a moment, `2026-11-23`. Throws `Unreadable` for an unknown zone. */
export function localDate(ms: number, timeZone: string): string {
  return localDateTime(ms, timeZone).slice(0, 10)
}

/** The venue's wall clock at a moment, to the minute: `2026-11-23T10:24`. Throws `Unreadable` for an unknown zone. */
export function localDateTime(ms: number, timeZone: string): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(ms)
  const { offsetNanoseconds } = inZone(timeZone, () => instant.toZonedDateTimeISO(timeZone))
  return new Date(ms + offsetNanoseconds / 1_000_000).toISOString().slice(0, 16)
}

/**
 * The moment (ms since 1970) at which the venue's wall clock shows `dateTime`. A time that the spring change skips is read with the
 * offset before the gap, so 02.30 becomes 03.30; of a time that comes twice in autumn the first is meant (RFC 5545, 3.3.5).
 * Throws `Unreadable` for an unknown zone or a day that does not exist.
 */
export function instantOf(dateTime: string, timeZone: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = checkWallTime(dateTime)
    .split(/[-T:]/)
    .map(Number)
  const wall = new Temporal.PlainDateTime(year, month, day, hour, minute)
  const disambiguation = 'compatible'
  return inZone(timeZone, () => wall.toZonedDateTime(timeZone, { disambiguation })).epochMilliseconds
}

/** Gives `2026-11-23T10:00` back; throws `Unreadable` where there is no such day or time. */
export function checkWallTime(dateTime: string): string {
  if (!isWallTime(dateTime)) throw new Unreadable(`"${dateTime}" is no date and time`)
  return dateTime
}

/**
 * Whether there is such a day and time and, where a zone is given, the clock there shows it, once or twice: not in the hour that
 * spring skips. Throws `Unreadable` for an unknown zone.
 */
export function isWallTime(dateTime: string, timeZone?: string): boolean {
  const ms = Date.parse(`${dateTime}Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 16) !== dateTime) return false
  return timeZone === undefined || localDateTime(instantOf(dateTime, timeZone), timeZone) === dateTime
}

/** Whether this machine knows the IANA zone. */
export function knowsZone(timeZone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone)
    return true
  } catch {
    return false
  }
}

function inZone(timeZone: string, convert: () => Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  try {
    return convert()
  } catch {
    throw new Unreadable(`Unknown time zone "${timeZone}"`)
  }
}
