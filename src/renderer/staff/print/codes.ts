import { type CalendarEvent, calendarOf } from '../../../domain/ics/qrCalendar.ts'

/** The most that a code on paper holds: version 25, whose modules are 0.4 mm at 50 mm, which an older telephone still reads. */
export const codeBytes = 1273
/** More codes than this are too many to choose from, and the places of the events are left out to have fewer. */
const mostCodes = 3

export interface DayEvents {
  date: string
  events: readonly CalendarEvent[]
}

/** A code and what it is for: the days from one to another, the first from `begins` on and the last until `ends` where they are divided. */
export interface Code {
  text: string
  from: string
  to: string
  /** ms since 1970 */
  begins?: number
  ends?: number
}

/** The events of a week in as few codes as hold them all. A day is divided only where it is too much for a code of its own. */
export function codesOf(days: readonly DayEvents[], now: number): Code[] {
  const withPlaces = packed(days, now)
  return withPlaces.length <= mostCodes ? withPlaces : packed(days.map(withoutPlaces), now)
}

function withoutPlaces({ date, events }: DayEvents): DayEvents {
  return { date, events: events.map(({ place: _, ...event }) => event) }
}

/** Null when they are too many for one code. */
function whole(events: readonly CalendarEvent[], now: number): string | null {
  const { text, eventsDropped, placesDropped } = calendarOf(events, { now, maxBytes: codeBytes })
  return eventsDropped > 0 || placesDropped ? null : text
}

interface Packed extends Code {
  events: readonly CalendarEvent[]
}

function packed(days: readonly DayEvents[], now: number): Code[] {
  const codes: Packed[] = []
  for (const day of days) {
    if (day.events.length === 0) continue
    const last = codes.at(-1)
    const joined = last && [...last.events, ...day.events]
    const text = joined ? whole(joined, now) : null
    if (last && joined && text !== null) codes.splice(-1, 1, { ...last, events: joined, text, to: day.date })
    else codes.push(...parts(day, now))
  }
  return codes.map(({ events: _, ...code }) => code)
}

/** A day in as many codes as it takes. An event that no code holds has none. */
function parts({ date, events }: DayEvents, now: number): Packed[] {
  const codes: Packed[] = []
  let done = 0
  while (done < events.length) {
    const { taken, text } = beginning(events.slice(done), now)
    const isLast = done + taken.length >= events.length
    const isWhole = done === 0 && isLast
    const [begins, ends] = [!isWhole && taken[0]?.start, !isLast && taken.at(-1)?.end]
    if (taken.length > 0)
      codes.push({
        text,
        events: taken,
        from: date,
        to: date,
        ...(begins && { begins }),
        ...(ends && { ends }),
      })
    done += Math.max(1, taken.length)
  }
  return codes
}

/** As many of the first events as one code holds. */
function beginning(events: readonly CalendarEvent[], now: number) {
  for (let count = events.length; count > 0; count -= 1) {
    const taken = events.slice(0, count)
    const text = whole(taken, now)
    if (text !== null) return { taken, text }
  }
  return { taken: [], text: '' }
}
