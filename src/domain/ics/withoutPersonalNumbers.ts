import { looksLikePersonalNumber } from '../personalNumber.ts'
import { leftOut, withoutMarkup } from './event.ts'
import { readLine, textOf, unfold } from './lines.ts'

/** What programs write, in digits that may look like anything. */
const written = new Set([
  ...['BEGIN', 'END', 'UID', 'DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXRULE', 'EXDATE'],
  ...['RECURRENCE-ID', 'SEQUENCE', 'DTSTAMP', 'CREATED', 'LAST-MODIFIED'],
])
/** What an event says; without it, it is not taken. */
const said = new Set(['SUMMARY', 'DESCRIPTION', 'LOCATION'])

/**
 * A calendar's text that may be kept: no line with what looks like a personnummer. An event that says one is read as refused for it, as
 * before; all other such lines (who has put their name down, notes of a program) are read by nobody.
 */
export function withoutPersonalNumbers(text: string): string {
  const lines = unfold(text).flatMap((line) => {
    const property = readLine(line)
    if (property !== null && written.has(property.name)) return [line]
    const texts = property === null ? [line] : [line, textOf(property), withoutMarkup(textOf(property))]
    if (!texts.some(looksLikePersonalNumber)) return [line]
    return property !== null && said.has(property.name) ? [`${leftOut}:personalNumber`] : []
  })
  return lines.join('\r\n')
}
