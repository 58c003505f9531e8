import { byteLength } from '../../../domain/ics/output.ts'
import { type CalendarEvent, calendarOf } from '../../../domain/ics/qrCalendar.ts'

/** The most that a code on paper holds: version 25, whose modules are 0.4 mm at 50 mm, which an older telephone still reads. */
export const codeBytes = 1273
/**
 * The fewer squares, the further off and the more surely a code is read: versions 17, 20 and 22 (0.54, 0.48 and 0.44 mm) are tried
 * before the most that a code holds.
 */
const byteSteps = [644, 858, 1003, codeBytes]
/** So many stand in one row. More are too many to choose from, and the places of the events are left out to have fewer. */
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

/**
 * The events of a week, all of them, in a row of codes with as few squares as that allows. A day is divided only where it is too much
 * for a code of its own.
 */
export function codesOf(days: readonly DayEvents[], now: number): Code[] {
  const bare = days.map(withoutPlaces)
  const codes = inOneRow(days, now) ?? inOneRow(bare, now) ?? packed(bare, { now, maxBytes: codeBytes })
  return codes.map(({ events: _, ...code }) => code)
}

function inOneRow(days: readonly DayEvents[], now: number): Packed[] | null {
  for (const maxBytes of byteSteps) {
    const room = { now, maxBytes }
    const keepsDaysWhole = days.every(({ events }) => whole(events, room) !== null)
    if (!keepsDaysWhole && maxBytes < codeBytes) continue
    const codes = packed(days, room)
    if (codes.length <= mostCodes) return codes
  }
  return null
}

function withoutPlaces({ date, events }: DayEvents): DayEvents {
  return { date, events: events.map(({ place: _, ...event }) => event) }
}

/** When the codes are made, in ms since 1970, and what one holds. */
interface Room {
  now: number
  maxBytes: number
}

/** Null when they are too many for one code. */
function whole(events: readonly CalendarEvent[], { now, maxBytes }: Room): string | null {
  // Without a bound, since a calendar with fewer events would be of no use here.
  const { text } = calendarOf(events, { now, maxBytes: Number.POSITIVE_INFINITY })
  return byteLength(text) <= maxBytes ? text : null
}

interface Packed extends Code {
  events: readonly CalendarEvent[]
}

function packed(days: readonly DayEvents[], room: Room): Packed[] {
  const codes: Packed[] = []
  for (const day of days) {
    if (day.events.length === 0) continue
    const last = codes.at(-1)
    const joined = last && [...last.events, ...day.events]
    const text = joined ? whole(joined, room) : null
    if (last && joined && text !== null) codes.splice(-1, 1, { ...last, events: joined, text, to: day.date })
    else codes.push(...parts(day, room))
  }
  return codes
}

/** A day in as many codes as it takes. An event that no code holds has none. */
function parts({ date, events }: DayEvents, room: Room): Packed[] {
  const codes: Packed[] = []
  let done = 0
  while (done < events.length) {
    const { taken, text } = beginning(events.slice(done), room)
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
function beginning(events: readonly CalendarEvent[], room: Room) {
  let held: { taken: readonly CalendarEvent[]; text: string } = { taken: [], text: '' }
  for (let count = 1; count <= events.length; count += 1) {
    const taken = events.slice(0, count)
    const text = whole(taken, room)
    if (text === null) break
    held = { taken, text }
  }
  return held
}
