import { readdir, readFile } from 'node:fs/promises'
import { entityFields } from '../../contract/programme.ts'
import { occurrencesBetween } from '../occurrences.ts'
import { programmeOf, stockholm } from '../testing.ts'
import { daysFrom } from '../time.ts'
import { calendarChanges, type There } from './changes.ts'
import { decodeCalendar } from './lines.ts'
import { readCalendar } from './read.ts'
import type { Reading } from './reading.ts'

const folder = new URL('./corpus/', import.meta.url)
/** The calendars of the corpus as text, by file name. */
export async function readCorpus(): Promise<Map<string, string>> {
  const names = await readdir(folder)
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, decodeCalendar(await readFile(new URL(name, folder)))] as const),
    ),
  )
}

/** The day of the specs; Stockholm is their venue. */
export const today = '2026-11-25'

/** A text's reading; throws where it is none. */
export function read(text: string, on = today, timeZone = stockholm): Reading {
  const reading = readCalendar(text, { today: on, timeZone })
  if (typeof reading === 'string') throw new Error(reading)
  return reading
}

/** A calendar of these lines. */
export function calendar(...lines: string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
}

/** A calendar of one event, Bingo. */
export function event(...lines: string[]): string {
  return calendar('BEGIN:VEVENT', 'UID:a', 'SUMMARY:Bingo', ...lines, 'END:VEVENT')
}

/** A programme with nothing in it. */
export const nothing: There = { all: [], find: () => null }

/** What the screen would show of a reading: `2026-11-26 13:00 Bingo`, with what is off in brackets. */
export function shown(reading: Reading, from: string, to: string): string[] {
  const changes = calendarChanges({ reading, before: null, organiser: 'PRO', there: nothing, today: from })
  const of = (wanted: 'activity' | 'occurrence') =>
    changes.flatMap((change) =>
      change.do === 'set' && change.type === wanted
        ? [{ id: change.id, ...entityFields[wanted].parse(change.fields) }]
        : [],
    )
  const programme = programmeOf({ activities: of('activity'), occurrences: of('occurrence') })
  const views = occurrencesBetween({ programme, now: 0, timeZone: stockholm, joined: new Map() }, from, to)
  return daysFrom(from, to).flatMap((date) =>
    views(date)
      .filter(({ movedAway }) => !movedAway)
      .map(({ start, title, cancelled }) => {
        const text = `${start.replace('T', ' ')} ${title.sv}`
        return cancelled ? `[${text}]` : text
      }),
  )
}
