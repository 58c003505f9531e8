import { checkWallTime, instantOf, localDateTime, Unreadable } from '../time.ts'
import type { Property } from './lines.ts'
import { Refused } from './refused.ts'

/** A wall time in an IANA zone; `wall` is to the minute, `2026-11-23T10:00`. */
export interface Moment {
  wall: string
  zone: string
}

/** A day without a time, or a moment. */
export type When = { day: string } | Moment

/** Resolves the TZIDs of one calendar; null for a zone that is not known. */
export type Zones = (tzid: string) => string | null

/** What a reader of times needs: the zones of the calendar, and the venue's, which floating times are in. */
export interface Place {
  zones: Zones
  timeZone: string
}

export function isDay(when: When): when is { day: string } {
  return 'day' in when
}

/** The wall time that the moment is in another zone. */
export function wallIn({ wall, zone }: Moment, other: string): string {
  return zone === other ? wall : localDateTime(instantOf(wall, zone), other)
}

/** The times of DTSTART, DTEND, EXDATE … (RFC 5545, 3.3.4 and 3.3.5). Throws `Refused`. */
export function whensOf(property: Property, place: Place): When[] {
  return property.value
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '')
    .map((value) => whenOf(value, property.parameters.get('TZID'), place))
}

export function whenOf(value: string, tzid: string | undefined, { zones, timeZone }: Place): When {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})(?::?(\d{2}))?(Z)?)?$/i.exec(value)
  if (match === null) throw new Refused('noStart', value)
  const [, year, month, day, hour, minute, , utc] = match
  const date = `${year}-${month}-${day}`
  const wall = checked(`${date}T${hour ?? '12'}:${minute ?? '00'}`)
  if (hour === undefined) return { day: date }
  if (utc !== undefined) return { wall, zone: 'UTC' }
  if (tzid === undefined) return { wall, zone: timeZone }
  const zone = zones(tzid)
  if (zone === null) throw new Refused('unknownZone', tzid)
  return { wall, zone }
}

function checked(wall: string): string {
  try {
    return checkWallTime(wall)
  } catch (error) {
    throw error instanceof Unreadable ? new Refused('noStart', wall) : error
  }
}

/** Minutes of a DURATION (RFC 5545, 3.3.6), rounded up; null for what is none. */
export function minutesOf(duration: string): number | null {
  const match = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(duration.trim())
  if (match === null) return null
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  return ((weeks * 7 + days) * 24 + hours) * 60 + minutes + Math.ceil(seconds / 60)
}

/** Minutes from one moment to another; 0 or less when the other is no later. */
export function minutesBetween(from: Moment, to: Moment): number {
  return Math.round((instantOf(to.wall, to.zone) - instantOf(from.wall, from.zone)) / 60_000)
}
