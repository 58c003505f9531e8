import { looksLikePersonalNumber } from '../personalNumber.ts'
import { isPrivate, leftOut, propertyOf, uidOf, withoutMarkup } from './event.ts'
import { type Component, type Property, readComponents, textOf } from './lines.ts'

/** What the reader reads of each component, and no more; of an event, the last three are words of people. */
const readOf: Readonly<Record<string, readonly string[]>> = {
  VTIMEZONE: ['TZID', 'X-LIC-LOCATION'],
  VEVENT: [
    ...['UID', 'SEQUENCE', 'STATUS', 'RECURRENCE-ID', 'DTSTART', 'DTEND', 'DURATION'],
    ...['RRULE', 'RDATE', 'EXRULE', 'EXDATE', 'SUMMARY', 'DESCRIPTION', 'LOCATION'],
  ],
}
const said = ['SUMMARY', 'DESCRIPTION', 'LOCATION']
const readParameters = ['TZID', 'RANGE', 'ENCODING']

/**
 * A calendar's text as it may be kept, in the database and in every backup of it: what the reader uses, and nothing else. So no
 * organiser's and no guest's name or address, no private event, and no line with what looks like a personnummer; an event that had such
 * a line reads as refused for it, as before. Null for what is no calendar.
 * @param isRefused whether the programme has refused the event with a UID: it reads as refused from then on
 */
export function keptCopy(text: string, isRefused: (uid: string) => boolean = () => false): string | null {
  const calendars = readComponents(text)
  if (calendars === null) return null
  return `${calendars.flatMap((calendar) => calendarLines(calendar, isRefused)).join('\r\n')}\r\n`
}

function calendarLines(calendar: Component, isRefused: (uid: string) => boolean): string[] {
  const parts = calendar.components.filter((part) => part.name in readOf && !isPrivate(part))
  const masters = new Set(parts.filter(isMaster).map(uidOf))
  // Told once of each event: by the series itself where it is there.
  const isTold = (part: Component) => isMaster(part) || !masters.has(uidOf(part))
  return [
    'BEGIN:VCALENDAR',
    ...calendar.properties.filter(({ name }) => name === 'METHOD').map(lineOf),
    ...parts.flatMap((part) => [
      `BEGIN:${part.name}`,
      ...part.properties.flatMap((property) => keptLine(property, readOf[part.name] ?? [])),
      ...(part.name === 'VEVENT' && isRefused(uidOf(part)) && isTold(part) ? [`${leftOut}:notTaken`] : []),
      `END:${part.name}`,
    ]),
    'END:VCALENDAR',
  ]
}

function isMaster(part: Component): boolean {
  return part.name === 'VEVENT' && propertyOf(part, 'RECURRENCE-ID') === undefined
}

function keptLine(property: Property, read: readonly string[]): string[] {
  if (!read.includes(property.name)) return []
  // What programs write, UIDs and times, is in digits that may look like anything.
  const isLeftOut = said.includes(property.name) && textsOf(property).some(looksLikePersonalNumber)
  return [isLeftOut ? `${leftOut}:personalNumber` : lineOf(property)]
}

/** As it stands, and as it may be shown; mostly one and the same, and to look through a text takes time. */
function textsOf(property: Property): string[] {
  const text = textOf(property)
  return [...new Set([property.value, text, withoutMarkup(text)])]
}

function lineOf({ name, parameters, value }: Property): string {
  const kept = [...parameters].filter(([key]) => readParameters.includes(key))
  return `${name}${kept.map(([key, of]) => `;${key}="${of}"`).join('')}:${value}`
}
