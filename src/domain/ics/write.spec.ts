import ical, { type VEvent } from 'node-ical'
import { describe, expect, it } from 'vitest'
import { isHeld, occurrencesBetween } from '../occurrences.ts'
import { activity, programmeOf, stockholm, stockholmTime } from '../testing.ts'
import { daysFrom } from '../time.ts'
import { readCalendar } from './read.ts'
import { writeProgramme } from './write.ts'

const now = stockholmTime('2026-01-02T08:00')
const [from, to] = ['2026-01-02', '2027-02-28']

const programme = programmeOf({
  venue: { name: 'Hattens mötesplats; Eskilstuna', kind: 'fixed', address: 'Kungsgatan 1' },
  rooms: [{ id: 'hall', name: { sv: 'Stora salen' } }],
  activities: [
    activity('daily', { start: '2026-01-05T10:00', recurrence: 'FREQ=DAILY', room: 'hall' }),
    activity('weekly', { start: '2025-09-01T13:30', recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' }),
    activity('odd', {
      start: '2026-01-01T14:00',
      recurrence: `FREQ=YEARLY;BYWEEKNO=${Array.from({ length: 27 }, (_, index) => 2 * index + 1)};BYDAY=TU`,
      notOnHolidays: false,
    }),
    activity('even', {
      start: '2026-01-05T15:00',
      recurrence: `FREQ=YEARLY;BYWEEKNO=${Array.from({ length: 26 }, (_, index) => 2 * index + 2)};BYDAY=WE`,
      room: 'hall',
    }),
    activity('monthly', { start: '2026-01-05T18:00', recurrence: 'FREQ=MONTHLY;BYDAY=-1SU;UNTIL=20261231' }),
    activity('counted', { start: '2026-03-02T09:30', recurrence: 'FREQ=WEEKLY;COUNT=8' }),
    activity('night', { start: '2026-03-28T23:00', durationMinutes: 300 }),
    activity('once', { start: '2026-06-19T12:00', description: { sv: 'Sill, och nubbe;\nta med sångröst' } }),
    activity('off', { start: '2026-05-19T12:00' }),
    activity('broken', { recurrence: 'varje torsdag' }),
    activity('long', { title: { sv: `Föreläsning om ån ${'åäö '.repeat(40)}` }, start: '2026-10-25T10:00' }),
  ],
  occurrences: [
    { id: 'daily:2026-03-30', activity: 'daily', date: '2026-03-30', cancelled: true },
    { id: 'daily:2026-10-26', activity: 'daily', date: '2026-10-26', movedTo: '2026-10-25T02:30' },
    { id: 'weekly:2026-03-26', activity: 'weekly', date: '2026-03-26', movedTo: '2026-03-30T15:00' },
    // A holiday that staff have moved to another day.
    { id: 'daily:2026-12-25', activity: 'daily', date: '2026-12-25', movedTo: '2026-12-27T11:00' },
    { id: 'counted:2026-03-30', activity: 'counted', date: '2026-03-30', durationMinutes: 20 },
    { id: 'odd:2026-02-10', activity: 'odd', date: '2026-02-10', cancelled: true },
    { id: 'odd:2026-02-24', activity: 'odd', date: '2026-02-24', movedTo: '2026-02-26T09:00' },
    { id: 'even:2026-02-04', activity: 'even', date: '2026-02-04', durationMinutes: 20 },
    { id: 'off:2026-05-19', activity: 'off', date: '2026-05-19', cancelled: true },
    { id: 'once:2026-06-19', activity: 'once', date: '2026-06-19', movedTo: '2026-06-18T12:00' },
    { id: 'monthly:2026-02-01', activity: 'monthly', date: '2026-02-01', cancelled: true },
  ],
})

/** Title, start and end (ms) of all that is held, as the screen shows it. */
function onScreen(timeZone: string): string[] {
  const views = occurrencesBetween({ programme, now, timeZone, joined: new Map() }, from, to)
  return daysFrom(from, to)
    .flatMap((date) => views(date))
    .filter(isHeld)
    .map(
      ({ title, startsAt, endsAt }) =>
        `${new Date(startsAt).toISOString()} ${endsAt - startsAt} ${title.sv.trim()}`,
    )
    .sort()
}

/** The same as node-ical reads it in the file. */
function inFile(text: string): string[] {
  const [begin, end] = [stockholmTime(`${from}T00:00`), stockholmTime(`${to}T23:59`)]
  return Object.values(ical.sync.parseICS(text))
    .filter((part): part is VEvent => part?.type === 'VEVENT' && part.status !== 'CANCELLED')
    .flatMap((event) =>
      ical
        .expandRecurringEvent(event, { from: new Date(begin), to: new Date(end) })
        .filter(({ start }) => start.getTime() >= begin && start.getTime() <= end)
        .map(
          ({ start, end: ends }) =>
            `${start.toISOString()} ${ends.getTime() - start.getTime()} ${event.summary}`,
        ),
    )
    .sort()
}

describe('the programme as a file', () => {
  it('says to an independent reader, occurrence by occurrence, what the screen shows over both summer times of 2026', () => {
    const shown = onScreen(stockholm)
    expect(shown.length).toBeGreaterThan(400)
    expect(inFile(writeProgramme({ programme, now, timeZone: stockholm }))).toEqual(shown)
  })

  it('says the same in UTC where the zone is another', () => {
    const text = writeProgramme({ programme, now, timeZone: 'Europe/Helsinki' })
    expect(text).not.toContain('TZID')
    const helsinki = onScreen('Europe/Helsinki')
    expect(inFile(text)).toEqual(helsinki)
  })

  it('has no rule that Outlook does not know: odd and even weeks are their dates, two odd ones in a row after week 53', () => {
    const text = writeProgramme({ programme, now, timeZone: stockholm }).replaceAll('\r\n ', '')
    expect(text).not.toContain('BYWEEKNO')
    expect(text).toContain('UID:odd:2026-12-29@samvaro')
    expect(text).toContain('UID:odd:2027-01-05@samvaro')
    expect(text).not.toContain('UID:odd:2026-02-10')
  })

  it('has lines of 75 octets that end in CRLF, and ids that stay', () => {
    const text = writeProgramme({ programme, now, timeZone: stockholm })
    const lines = text.split('\r\n')
    expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const uids = (calendar: string) => calendar.match(/^UID:.*$/gm)
    expect(new Set(uids(text)).size).toBe(uids(text)?.length)
    const later = writeProgramme({ programme, now: now + 86_400_000, timeZone: stockholm })
    expect(uids(later)).toEqual(uids(text))
    const plain = text.replaceAll('\r\n ', '')
    expect(plain).toContain('LOCATION:Stora salen\\, Hattens mötesplats\\; Eskilstuna\\, Kungsgatan 1')
    expect(plain).toContain('DESCRIPTION:Sill\\, och nubbe\\;\\nta med sångröst')
    expect(plain).toMatch(/RRULE:FREQ=MONTHLY;BYDAY=-1SU;UNTIL=20261231T225900Z/)
  })

  it('is read by our own reader as well', () => {
    const text = writeProgramme({ programme, now, timeZone: stockholm })
    const reading = readCalendar(text, { today: from, timeZone: stockholm })
    expect(reading).toMatchObject({ problems: [] })
  })
})
