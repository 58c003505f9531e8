import { byteLength, escapeText, fold, utc } from './output.ts'

/**
 * A day's programme as iCalendar (RFC 5545) so small that a QR code holds it: a phone takes it with no network. For the page: no
 * time zones are reckoned with here, every moment comes in ms and is written in UTC.
 */

export interface CalendarEvent {
  /** Names the event; the same `uid` gives the same event in a phone that reads the code twice. */
  uid: string
  title: string
  place?: string
  /** Ms since 1970. */
  start: number
  end: number
}

export interface CalendarText {
  /** Empty when not even one event fits: a calendar of none is no valid calendar. */
  text: string
  /** How many of the last events were left out for want of room. */
  eventsDropped: number
  /** Whether the places of all events were left out for want of room. */
  placesDropped: boolean
}

/**
 * Writes the events, in the order given, in at most `maxBytes` of UTF-8. Where they do not fit it leaves out the places, and then
 * the last events, and says so. `now` (ms since 1970) is when the calendar was made.
 */
export function calendarOf(
  events: readonly CalendarEvent[],
  { now, maxBytes }: { now: number; maxBytes: number },
): CalendarText {
  const whole = write(events, now)
  if (byteLength(whole) <= maxBytes) return { text: whole, eventsDropped: 0, placesDropped: false }
  const placesDropped = events.some(({ place }) => place)
  const bare = events.map(({ place: _, ...event }) => event)
  for (let kept = bare.length; kept > 0; kept -= 1) {
    const text = write(bare.slice(0, kept), now)
    if (byteLength(text) <= maxBytes) return { text, eventsDropped: bare.length - kept, placesDropped }
  }
  return { text: '', eventsDropped: events.length, placesDropped }
}

function write(events: readonly CalendarEvent[], now: number): string {
  if (events.length === 0) return ''
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:Samvaro',
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

/** DTEND and not the shorter DURATION: some readers in telephones know only the former. */
function eventLines({ uid, title, place, start, end }: CalendarEvent, now: number): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${shortUid(uid)}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${escapeText(title)}`,
    ...(place ? [`LOCATION:${escapeText(place)}`] : []),
    'END:VEVENT',
  ]
}

/** An id of a few characters in place of a long one: two 32-bit FNV-1a hashes, base 36. Room in a QR code is dear. */
function shortUid(uid: string): string {
  return [0x811c9dc5, 0x9747b28c].map((seed) => fnv1a(uid, seed).toString(36)).join('')
}

function fnv1a(text: string, seed: number): number {
  let hash = seed
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}
